package io.oauthlinks.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What a call with an access token takes longer than the same call of a user who is signed in by browser. One connection, one call after the other,
 * both sorts in turn, so that what else changes on the machine meets both.
 */
final class BearerCost {

    private static final int[] SIZES = {1_000, 1_000_000};
    /** Of the many, so many have an owner: more than can be used within a run. */
    private static final int MOST_KNOWN = 50_000;
    /** Calls with the cookie before each one with a token: with 1,000 tokens none comes back while the app may remember it. */
    private static final int SESSION_CALLS = 3;
    private static final double REMEMBERED_SECONDS = 0.9;
    private static final String USER = "alice";

    private final BenchOptions options;
    private final JiraHost host;
    private final URI call;

    /** @param added in microseconds: by how much median and 99th percentile are higher */
    record Added(int tokens, boolean cached, long median, long p99, long baseMedian) { }

    BearerCost(BenchOptions options, JiraHost host) {
        this.options = options;
        this.host = host;
        this.call = host.at("/rest/api/2/myself");
    }

    void measure(Postgres postgres, Figures figures) {
        List<String> tokens = new ArrayList<>();
        for (int size : SIZES) {
            int known = Math.min(size, MOST_KNOWN) - tokens.size();
            host.rows().add(known).forEach(pair -> tokens.add("Bearer " + pair.access()));
            host.rows().fill((int) (size - host.rows().count()));
            Collections.shuffle(tokens, new Random(size));
            String session = host.sessionCookie(USER);
            for (boolean cached : new boolean[] {true, false}) {
                postgres.settle(host.database());
                figures.bearer(added(size, cached, session, cached ? tokens.subList(0, 1) : tokens));
            }
        }
    }

    private Added added(int size, boolean cached, String session, List<String> tokens) {
        run(session, tokens, options.warmUp());
        List<Long> medians = new ArrayList<>();
        List<Long> p99s = new ArrayList<>();
        List<Long> bases = new ArrayList<>();
        for (int i = 0; i < options.runs(); i++) {
            Wrk.Calls run = run(session, tokens, options.seconds());
            requireForgotten(run, cached, tokens.size());
            medians.add(run.bearerMedian() - run.sessionMedian());
            p99s.add(run.bearerP99() - run.sessionP99());
            bases.add(run.sessionMedian());
        }
        return new Added(size, cached, Figures.median(medians), Figures.median(p99s), Figures.median(bases));
    }

    private void requireForgotten(Wrk.Calls run, boolean cached, int tokens) {
        if (!cached && tokens * (double) options.seconds() / run.bearer() < REMEMBERED_SECONDS) {
            throw new IllegalStateException("Tokens came back while they were remembered: " + run.bearer() + " calls with " + tokens + " tokens");
        }
    }

    private Wrk.Calls run(String session, List<String> tokens, int length) {
        return new Wrk("call.lua", call).with("BENCH_COOKIE", session).with("BENCH_SESSION_CALLS", String.valueOf(SESSION_CALLS)).connections(1)
                .calls(length, tokens);
    }
}
