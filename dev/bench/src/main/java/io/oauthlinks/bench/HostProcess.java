package io.oauthlinks.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The development host with the app as an administrator installs it, without the practice provider. */
final class HostProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Ready: (\\S+)");

    private final URI base;
    private final Process process;

    /**
     * A started node.
     *
     * @param java     up to the class path
     * @param database JDBC address; empty for H2 in its home
     */
    HostProcess(String name, List<String> java, String database, Path home, int node) {
        Path log = Bench.results().resolve(name + ".log");
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of("-cp", Bench.REPOSITORY.resolve("dev/host/target/host/lib") + "/*", "io.oauthlinks.host.Main", "--port", "0",
                "--home", home.toString(), "--node", String.valueOf(node), "--no-practice", "--bundle", bundle().toString()));
        if (!database.isEmpty()) {
            command.addAll(List.of("--db", database));
        }
        process = Processes.start(Map.of(), command, log);
        Processes.await(process, log, () -> Processes.read(log).contains("Started in"));
        Matcher ready = READY.matcher(Processes.read(log));
        if (!ready.find()) {
            throw new IllegalStateException(Processes.read(log));
        }
        base = URI.create(ready.group(1).replace("localhost", "127.0.0.1"));
    }

    private static Path bundle() {
        try (Stream<Path> jars = Files.list(Bench.REPOSITORY.resolve("target"))) {
            return jars.filter(jar -> jar.getFileName().toString().endsWith("-jira11.jar")).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI at(String path) {
        return URI.create(base + path);
    }

    Process process() {
        return process;
    }

    @Override
    public void close() {
        Processes.stop(process);
    }
}
