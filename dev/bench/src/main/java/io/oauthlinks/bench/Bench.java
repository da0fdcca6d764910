package io.oauthlinks.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code dev/bench/run}: starts one server after the other, measures, prints. */
public final class Bench {

    /** The working folder of {@code dev/bench/run}. */
    static final Path REPOSITORY = Path.of("").toAbsolutePath();

    /** Connections to the database, for each server; as the host has it. */
    static final int POOL_SIZE = 20;

    /** Live tokens of a large site. */
    private static final int MANY = 1_000_000;

    private Bench() {
    }

    /** Exits with 2 for a wrong option, with 1 when a measurement fails. */
    public static void main(String[] arguments) {
        try {
            run(BenchOptions.parse(arguments));
            System.exit(0);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (RuntimeException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(BenchOptions options) {
        Figures figures = options.merge() ? Figures.earlier() : new Figures();
        MailFigures mails = options.merge() ? MailFigures.earlier() : new MailFigures();
        String database;
        try (Postgres postgres = new Postgres()) {
            database = "PostgreSQL " + postgres.version();
            tokenRates(options, postgres, figures);
            bearerAndRevocation(options, postgres, figures);
            new MailBench(options, postgres, mails).run();
        }
        String conditions = "Measured with " + Machine.description() + ", " + database;
        if (options.includesTokens()) {
            report(options, Report.TOKENS, conditions + "; grants over " + options.connections() + " connections. " + figures.markdown());
        }
        if (options.includesMails()) {
            report(options, Report.MAILS, conditions + ". " + options.runs() + " runs of each kind after one that warms up.\n\n" + mails.markdown());
        }
    }

    private static void report(BenchOptions options, String block, String text) {
        System.out.println("\n" + text);
        if (options.write()) {
            Report.write(block, text);
        }
    }

    private static void tokenRates(BenchOptions options, Postgres postgres, Figures figures) {
        TokenRates rates = new TokenRates(options, postgres, figures);
        BenchOptions.RATES.stream().filter(options::includes).forEach(part -> figures.measuring(part, options));
        if (options.includes("ours")) {
            rates.measure(() -> new JiraHost(Figures.OURS, postgres, options), 0);
        }
        if (options.includes("million")) {
            rates.measure(() -> new JiraHost("million", postgres, options), MANY);
        }
        if (options.includes("spring")) {
            rates.measure(() -> new SpringServer("spring", postgres, "jdbc", options), 0);
        }
        if (options.includes("spring_memory")) {
            rates.measure(() -> new SpringServer("spring_memory", postgres, "memory", options), 0);
        }
        if (options.includes("keycloak")) {
            rates.measure(() -> new KeycloakServer(postgres, options), 0);
        }
    }

    private static void bearerAndRevocation(BenchOptions options, Postgres postgres, Figures figures) {
        if (options.includes("bearer")) {
            figures.measuring("bearer", options);
            try (JiraHost host = new JiraHost("bearer", postgres, options)) {
                new BearerCost(options, host).measure(postgres, figures);
            }
        }
        if (options.includes("revocation")) {
            try (JiraHost first = new JiraHost("revocation", postgres, options); JiraHost second = first.secondNode(options)) {
                figures.revocation(new RevocationDelay(first, second).measure());
            }
        }
    }

    /** Where logs and recordings go. */
    static Path results() {
        try {
            return Files.createDirectories(REPOSITORY.resolve("dev/bench/target/results"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
