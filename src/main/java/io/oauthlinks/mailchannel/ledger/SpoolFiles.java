package io.oauthlinks.mailchannel.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The spool in a folder of the shared home, which must be there: one that is away is not made anew on the disk below its mount point. */
public final class SpoolFiles implements Spool {

    static final String WHOLE = ".eml";
    static final String PART = ".part";
    private static final Pattern CHANNEL = Pattern.compile("\\d{1,18}");
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{32}");
    private static final Set<OpenOption> TO_WRITE = Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    private static final int CHUNK = 64 * 1024;
    /** Files that are forced to the disk at the same time. */
    private static final int TOGETHER = 8;

    private final Path home;
    private final Path folder;
    private final SpoolRoom room;
    private final Executor forcing;
    /** Whether the home knows such rights; the system reads a list of all its disks to say so. */
    private volatile Boolean posix;

    /**
     * @param home    the shared home; mails lie below {@code oauth-links/mail}
     * @param quota   bytes that all mails together may take, at the moment
     * @param forcing threads that wait for the disk
     */
    public SpoolFiles(Path home, LongSupplier quota, Executor forcing) {
        this.forcing = forcing;
        this.home = home.toAbsolutePath();
        this.folder = this.home.resolve("oauth-links").resolve("mail");
        this.room = new SpoolRoom(() -> SpoolRoom.freeIn(this.home), quota);
    }

    /** With a folder for each channel. */
    Path folder() {
        return folder;
    }

    @Override
    public void requireRoom(long bytes) throws NoRoom {
        room.require(bytes);
    }

    /** Measures what all mails take, because other nodes keep some too, and the sweep removes some. @return megabytes */
    public int measure() {
        try {
            return (int) (room.measure(folder) / 1_000_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Spooled keep(long channelId, String key, InputStream bytes, long most) throws IOException {
        Path whole = path(channelId, key);
        Path part = whole.resolveSibling(key + PART);
        try (FileChannel file = onDisk(() -> open(part))) {
            Spooled kept = copy(bytes, file, most);
            onDisk(() -> {
                file.close();
                Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return null;
            });
            room.kept(kept.size());
            return kept;
        } catch (IOException | RuntimeException failure) {
            deleteQuietly(part);
            throw failure;
        }
    }

    /** Each file waits for the disk, but the disk writes those of many threads together. */
    @Override
    public void secure(long channelId, List<String> keys) throws NotKept {
        List<CompletableFuture<Void>> parts = IntStream.range(0, Math.min(TOGETHER, keys.size()))
                .mapToObj(part -> CompletableFuture.runAsync(() -> force(channelId, keys, part), forcing)).toList();
        try {
            CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof UncheckedIOException ofTheDisk) {
                throw new NotKept(ofTheDisk.getCause());
            }
            throw failed;
        }
        forceNames(folder.resolve(String.valueOf(channelId)));
    }

    /** Every so manieth. */
    private void force(long channelId, List<String> keys, int part) {
        for (int i = part; i < keys.size(); i += TOGETHER) {
            try (FileChannel file = FileChannel.open(path(channelId, keys.get(i)), StandardOpenOption.WRITE)) {
                file.force(true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private FileChannel open(Path part) throws IOException {
        if (!Files.isDirectory(home)) {
            throw new NoSuchFileException(home.toString());
        }
        Files.createDirectories(part.getParent(), mode(isPosix(), "rwx------"));
        return FileChannel.open(part, TO_WRITE, mode(isPosix(), "rw-------"));
    }

    private boolean isPosix() throws IOException {
        if (posix == null) {
            FileStore store = Files.getFileStore(home);
            posix = store.supportsFileAttributeView("posix");
        }
        return posix;
    }

    private static FileAttribute<?>[] mode(boolean known, String permissions) {
        return known ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }

    private static Spooled copy(InputStream bytes, FileChannel file, long most) throws IOException {
        MessageDigest digest = sha256();
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        // whole chunks, because each write costs the kernel some pages
        for (int read = bytes.readNBytes(chunk, 0, CHUNK); read > 0; read = bytes.readNBytes(chunk, 0, CHUNK)) {
            size += read;
            if (size > most) {
                throw new TooLarge(most);
            }
            digest.update(chunk, 0, read);
            ByteBuffer next = ByteBuffer.wrap(chunk, 0, read);
            onDisk(() -> {
                while (next.hasRemaining()) {
                    file.write(next);
                }
                return null;
            });
        }
        return new Spooled(size, HexFormat.of().formatHex(digest.digest()));
    }

    /** The name survives a crash of the machine, too; where a folder cannot be forced, such as on Windows, the file system sees to it. */
    private static void forceNames(Path folder) {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException e) {
            // the mail itself is there and whole
        }
    }

    @Override
    public Path file(long channelId, String key) throws IOException {
        Path file = path(channelId, key);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return file;
    }

    @Override
    public void remove(long channelId, String key) throws IOException {
        Files.deleteIfExists(path(channelId, key));
    }

    @Override
    public List<String> keys(long channelId) throws IOException {
        Path channel = folder.resolve(String.valueOf(channelId));
        if (!Files.isDirectory(channel)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(channel)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(WHOLE))
                    .map(name -> name.substring(0, name.length() - WHOLE.length())).filter(key -> KEY.matcher(key).matches()).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public List<Long> channels() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.map(channel -> channel.getFileName().toString()).filter(name -> CHANNEL.matcher(name).matches()).map(Long::valueOf)
                    .sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Path path(long channelId, String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("Not a key of the ledger");
        }
        return folder.resolve(String.valueOf(channelId)).resolve(key + WHOLE);
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // found and removed by the sweep
        }
    }

    private interface DiskWork<T> {

        T run() throws IOException;
    }

    /** Tells what the disk refuses from what the mailbox does. */
    private static <T> T onDisk(DiskWork<T> work) throws NotKept {
        try {
            return work.run();
        } catch (IOException refused) {
            throw new NotKept(refused);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
