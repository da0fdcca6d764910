package io.oauthlinks.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * The arguments of {@link Main}.
 *
 * @param options     what they ask for, with the port chosen
 * @param freePorts   the practice provider takes free ports, too, instead of the ones after ours
 * @param practiceDir folder with the practice provider's jars
 * @param beside      apps of somebody else, to be installed too
 */
record CommandLine(HostOptions options, boolean freePorts, Path practiceDir, List<Path> beside) {

    static final String HELP = """
            Options:
              --port P           port of Jira, 2990 unless given; 0 picks free ports
              --home DIR         shared home, dev/host/target/home unless given
              --bundle JAR       the app, the jar of this line that was built unless given
              --beside JAR       an app of somebody else, installed too; may be given more than once
              --db JDBC-URL      a PostgreSQL database instead of the H2 file in the home
              --node N           number of this node in the cluster, 1 unless given
              --tls              serve https
              --reset            empty home and database first
              --basic-auth       accept HTTP Basic logins
              --no-practice      leave out the practice provider
              --no-service-desk  leave out Jira Service Management
              --practice-dir DIR jars of the practice provider""";
    private static final int DEFAULT_PORT = 2990;

    /** @throws IllegalArgumentException for an unknown or incomplete option, with a message for the user */
    static CommandLine parse(Path repository, String... arguments) {
        Builder builder = new Builder(repository);
        Deque<String> words = new ArrayDeque<>(List.of(arguments));
        while (!words.isEmpty()) {
            builder.read(words.pop(), words);
        }
        return builder.build();
    }

    private static final class Builder {

        private final Path repository;
        private int port = DEFAULT_PORT;
        private int node = 1;
        private String database;
        private boolean tls;
        private boolean reset;
        private boolean basicAuth;
        private boolean practice = true;
        private boolean serviceDesk = true;
        private Path home;
        private Path bundle;
        private Path practiceDir;
        private final List<Path> beside = new ArrayList<>();

        private Builder(Path repository) {
            this.repository = repository;
            this.home = repository.resolve("dev/host/target/home");
            this.practiceDir = repository.resolve("dev/practice/target/practice/lib");
        }

        private void read(String option, Deque<String> rest) {
            switch (option) {
                case "--port" -> port = number(option, rest, 65535);
                case "--node" -> node = number(option, rest, 1000);
                case "--db" -> database = value(option, rest);
                case "--home" -> home = Path.of(value(option, rest));
                case "--bundle" -> bundle = Path.of(value(option, rest));
                case "--beside" -> beside.add(Path.of(value(option, rest)));
                case "--practice-dir" -> practiceDir = Path.of(value(option, rest));
                case "--tls" -> tls = true;
                case "--reset" -> reset = true;
                case "--basic-auth" -> basicAuth = true;
                case "--no-practice" -> practice = false;
                case "--no-service-desk" -> serviceDesk = false;
                default -> throw new IllegalArgumentException("Unknown option " + option);
            }
        }

        private static String value(String option, Deque<String> rest) {
            if (rest.isEmpty()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            return rest.pop();
        }

        private static int number(String option, Deque<String> rest, int max) {
            String value = value(option, rest);
            if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > max) {
                throw new IllegalArgumentException(option + " needs a number from 0 to " + max + ", not " + value);
            }
            return Integer.parseInt(value);
        }

        private CommandLine build() {
            if (database != null && !database.startsWith("jdbc:postgresql:")) {
                throw new IllegalArgumentException("--db needs an address that starts with jdbc:postgresql:");
            }
            boolean freePorts = port == 0;
            HostOptions options = new HostOptions(freePorts ? freePort() : port, node, database, tls, reset, basicAuth, practice,
                    home.toAbsolutePath().normalize(), (bundle == null ? defaultBundle() : bundle).toAbsolutePath().normalize(), serviceDesk);
            return new CommandLine(options, freePorts, practiceDir.toAbsolutePath().normalize(), List.copyOf(beside));
        }

        private Path defaultBundle() {
            JiraLine line = JiraLine.ofHost();
            try (Stream<Path> jars = Files.list(repository.resolve(line.folder()))) {
                return jars.filter(jar -> jar.getFileName().toString().endsWith(line.jarSuffix())).findFirst().orElseThrow(
                        () -> new IllegalArgumentException(line.folder() + " holds no app for " + line.product() + "; build it, or name it with --bundle"));
            } catch (IOException e) {
                throw new IllegalArgumentException("Cannot look for the app in " + line.folder() + ": " + e.getMessage(), e);
            }
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
