package io.oauthlinks.mailchannel.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A spool in a folder of a test, without care for disks and rights. */
public final class FolderSpool implements Spool {

    private final Path folder;

    public FolderSpool(Path folder) {
        this.folder = folder;
    }

    @Override
    public void requireRoom(long bytes) {
        // a test's folder has room
    }

    @Override
    public Spooled keep(long channelId, String key, InputStream bytes, long most) throws IOException {
        byte[] all = bytes.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE));
        if (all.length > most) {
            throw new TooLarge(most);
        }
        Files.createDirectories(of(channelId));
        Files.write(of(channelId).resolve(key + ".eml"), all);
        return new Spooled(all.length, sha256(all));
    }

    @Override
    public void secure(long channelId, List<String> keys) {
        // no test crashes its machine
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Path file(long channelId, String key) throws IOException {
        Path file = of(channelId).resolve(key + ".eml");
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return file;
    }

    @Override
    public void remove(long channelId, String key) throws IOException {
        Files.deleteIfExists(of(channelId).resolve(key + ".eml"));
    }

    @Override
    public List<String> keys(long channelId) throws IOException {
        if (!Files.exists(of(channelId))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(of(channelId))) {
            return files.map(file -> file.getFileName().toString().replace(".eml", "")).sorted().toList();
        }
    }

    @Override
    public List<Long> channels() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.map(channel -> Long.valueOf(channel.getFileName().toString())).sorted().toList();
        }
    }

    private Path of(long channelId) {
        return folder.resolve(String.valueOf(channelId));
    }
}
