package io.oauthlinks.secret;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Refusal;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key set as a file (JWK Set, RFC 7517 section 5): the first key seals, all keys open. */
final class KeySetFile {

    private static final Logger LOG = LoggerFactory.getLogger(KeySetFile.class);
    private static final String PROBLEMS = "oauth-links.secret.problem";
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private final Path file;
    private final Path startAnew;
    private final BooleanSupplier isAnythingSealed;

    /** @param isAnythingSealed whether values are kept that the keys of this file have sealed; asked only when the file is missing */
    KeySetFile(Path file, BooleanSupplier isAnythingSealed) {
        this.file = file.toAbsolutePath();
        this.startAnew = this.file.resolveSibling("start-anew");
        this.isAnythingSealed = isAnythingSealed;
    }

    /** What an administrator must do before anything can be sealed and opened; empty when all is well. */
    Optional<Problem> problem() {
        try {
            if (Files.exists(file)) {
                parse();
            } else {
                requireNewKeysWanted();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(unusable());
        } catch (Refusal missing) {
            return Optional.of(missing.problem());
        }
    }

    /** @throws IOException when the file is missing, unreadable or not a key set */
    List<OctetSequenceKey> read() throws IOException {
        List<OctetSequenceKey> keys = parse();
        warnWhenOthersMayRead();
        return keys;
    }

    private List<OctetSequenceKey> parse() throws IOException {
        try {
            List<OctetSequenceKey> keys = JWKSet.parse(Files.readString(file)).getKeys().stream()
                    .filter(OctetSequenceKey.class::isInstance).map(OctetSequenceKey.class::cast).toList();
            if (keys.isEmpty()) {
                throw new IOException("No key in " + file);
            }
            return keys;
        } catch (ParseException e) {
            // The parser's message may quote the file, which holds keys.
            throw new IOException("Not a key set: " + file);
        }
    }

    /**
     * Reads the file, creating it when it does not exist; when two nodes create it at once, both use the same.
     *
     * @throws Refusal {@code key-set-missing} when it does not exist although values are sealed, {@code key-set-unusable}
     */
    List<OctetSequenceKey> readOrCreate() {
        try {
            if (!Files.exists(file)) {
                requireNewKeysWanted();
                create();
            }
            return read();
        } catch (IOException e) {
            LOG.error("The key set {} cannot be used", file, e);
            throw new Refusal(unusable());
        }
    }

    private Problem unusable() {
        return Problem.named(PROBLEMS, "key-set-unusable", file);
    }

    /**
     * A file that is missing although something is sealed is most likely a shared home that is not mounted; what new keys sealed
     * would be lost when it is. The file is looked for once more, because another node creates it before it keeps anything sealed.
     */
    private void requireNewKeysWanted() {
        if (!Files.exists(startAnew) && isAnythingSealed.getAsBoolean() && !Files.exists(file)) {
            throw new Refusal(Problem.named(PROBLEMS, "key-set-missing", file, startAnew.getFileName()));
        }
    }

    static OctetSequenceKey newKey() {
        try {
            return new OctetSequenceKeyGenerator(256).keyID(Randomness.shortKey(10)).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("A key of 256 bits is always possible", e);
        }
    }

    static String text(List<? extends JWK> keys) {
        return new JWKSet(List.copyOf(keys)).toString(false);
    }

    private void create() throws IOException {
        Path folder = file.getParent();
        boolean posix = posix(Files.createDirectories(folder));
        FileAttribute<?>[] mode = posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)} : new FileAttribute<?>[0];
        Path complete = Files.createTempFile(folder, "keys", ".new", mode);
        try {
            Files.writeString(complete, text(List.of(newKey())));
            publish(complete);
            LOG.info("Created the key set {}", file);
            Files.deleteIfExists(startAnew);
        } catch (FileAlreadyExistsException e) {
            LOG.debug("Another node created the key set {}", file);
        } finally {
            Files.deleteIfExists(complete);
        }
    }

    /**
     * A hard link fails when the name exists; renaming would silently replace the other node's file. So does a copy, for file
     * systems without links, such as SMB shares: a node that reads at this very moment may see half of it and fail once.
     */
    private void publish(Path complete) throws IOException {
        try {
            Files.createLink(file, complete);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | SecurityException | FileSystemException e) {
            Files.copy(complete, file);
        }
    }

    private void warnWhenOthersMayRead() throws IOException {
        if (posix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            LOG.warn("Others than Jira may read the key set {}; its file mode should be 600", file);
        }
    }

    private static boolean posix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }
}
