package io.oauthlinks.javax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The jars that are compared and checked; tests run in the folder of this module. */
final class Jars {

    static final Path DERIVED_FOLDER = Path.of("target");
    static final Path HOST_LIB = DERIVED_FOLDER.resolve("host/lib");
    /** An older logging API than the host's: which one a Jira 10.3 has is not confirmed. */
    static final Path OLDER_LIB = DERIVED_FOLDER.resolve("link");
    private static final Path SOURCE_FOLDER = Path.of("../../target");

    private Jars() {
    }

    /** The app for Jira 10.3. */
    static Path derived() {
        return endingWith(DERIVED_FOLDER, "-jira10.jar");
    }

    /** The app for Jira 11.3, from which it is derived. */
    static Path source() {
        return endingWith(SOURCE_FOLDER, "-jira11.jar");
    }

    static Path endingWith(Path folder, String end) {
        return all(folder).filter(jar -> jar.getFileName().toString().endsWith(end)).findFirst()
                .orElseThrow(() -> new IllegalStateException("No jar ends with " + end + " in " + folder + ": run mvn -f dev verify"));
    }

    static Stream<Path> all(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JarFile open(Path jar) {
        try {
            return new JarFile(jar.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files in a jar by their names. */
    static Map<String, byte[]> entries(Path jar) {
        try (InputStream in = Files.newInputStream(jar)) {
            return entries(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, byte[]> entries(InputStream jar) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        ZipInputStream zip = new ZipInputStream(jar);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!entry.isDirectory()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }
}
