package io.oauthlinks.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** How many grants a second a token endpoint answers. */
final class TokenRates {

    private final BenchOptions options;
    private final Postgres postgres;
    private final Figures figures;
    /** Grants of the server that is measured, warm-up included. */
    private long answered;

    TokenRates(BenchOptions options, Postgres postgres, Figures figures) {
        this.options = options;
        this.postgres = postgres;
        this.figures = figures;
    }

    /**
     * Starts the server, warms it up, measures, stops it.
     *
     * @param tokens so many others are live when the measurement begins
     */
    <T extends Measured> void measure(Supplier<T> start, int tokens) {
        answered = 0;
        try (T server = start.get()) {
            server.fill(tokens);
            List<Wrk.Run> refreshes = runs(seconds -> refresh(server, seconds));
            List<Wrk.Run> clientCredentials = runs(seconds -> clientCredentials(server, seconds));
            server.requireRecorded(answered);
            figures.rate(server.name(), Figures.REFRESH, refreshes);
            figures.rate(server.name(), Figures.CLIENT_CREDENTIALS, clientCredentials);
        }
    }

    private List<Wrk.Run> runs(Function<Integer, Wrk.Run> load) {
        load.apply(options.warmUp());
        List<Wrk.Run> runs = new ArrayList<>();
        for (int i = 0; i < options.runs(); i++) {
            runs.add(load.apply(options.seconds()));
        }
        return runs;
    }

    /** Adds what the server and the database have spent, which says more than the rate where something else runs on the machine. */
    private Wrk.Run withCpu(Measured server, Supplier<Wrk.Run> load) {
        Duration serverBefore = Processes.cpu(server.process());
        Duration databaseBefore = Processes.cpu(postgres.process());
        Wrk.Run run = load.get();
        answered += run.requests();
        return run.withCpu(Processes.cpu(server.process()).minus(serverBefore), Processes.cpu(postgres.process()).minus(databaseBefore));
    }

    /** Fresh tokens for each run: those under way when a run ends are lost with their answers. */
    private Wrk.Run refresh(Measured server, int seconds) {
        List<String> tokens = server.refreshTokens(options.grants());
        postgres.settle(server.database());
        Wrk wrk = new Wrk("refresh.lua", server.tokenEndpoint()).with("BENCH_AUTHORIZATION", server.web().basic()).connections(options.connections());
        return withCpu(server, () -> wrk.run(seconds, tokens));
    }

    private Wrk.Run clientCredentials(Measured server, int seconds) {
        postgres.settle(server.database());
        Wrk wrk = new Wrk("client-credentials.lua", server.tokenEndpoint()).with("BENCH_AUTHORIZATION", server.service().basic())
                .connections(options.connections());
        return withCpu(server, () -> wrk.run(seconds, List.of()));
    }
}
