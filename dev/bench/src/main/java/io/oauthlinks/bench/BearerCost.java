package io.oauthlinks.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What a call with an access token takes longer than the same call of a user who is signed in by browser. One connection, calls one after the
 * other; short runs of both sorts take turns, so that what else changes on the machine meets both.
 */
final class BearerCost {

    /** On each call another token: none comes back within the second for which the app may remember it. */
    private static final int PAUSE_MILLIS = 1;
    private static final int[] SIZES = {1_000, 1_000_000};
    /** Of the many, so many have an owner: more than can be used within a run. */
    private static final int MOST_KNOWN = 50_000;
    private static final String USER = "alice";

    private final BenchOptions options;
    private final JiraHost host;
    private final URI call;
    private final int seconds;

    /** @param added in microseconds: by how much median and 99th percentile are higher */
    record Added(int tokens, boolean cached, long median, long p99, long baseMedian) { }

    BearerCost(BenchOptions options, JiraHost host) {
        this.options = options;
        this.host = host;
        this.call = host.at("/rest/api/2/myself");
        this.seconds = Math.max(2, options.seconds() / 12);
    }

    void measure(Postgres postgres, Figures figures) {
        List<String> tokens = new ArrayList<>();
        for (int size : SIZES) {
            int known = Math.min(size, MOST_KNOWN) - tokens.size();
            host.rows().add(known).forEach(pair -> tokens.add("Bearer " + pair.access()));
            host.rows().fill((int) (size - host.rows().count()));
            postgres.settle(host.database());
            Collections.shuffle(tokens, new Random(size));
            List<String> session = List.of(host.sessionCookie(USER));
            once(session, tokens.subList(0, 1), 0, options.warmUp());
            figures.bearer(added(size, true, session, tokens.subList(0, 1), 0));
            once(session, tokens, PAUSE_MILLIS, options.warmUp());
            figures.bearer(added(size, false, session, tokens, PAUSE_MILLIS));
        }
    }

    private void once(List<String> session, List<String> tokens, int pause, int length) {
        run("Cookie", session, pause, Math.max(1, length / 2));
        run("Authorization", tokens, pause, Math.max(1, length / 2));
    }

    private Added added(int size, boolean cached, List<String> session, List<String> tokens, int pause) {
        List<Long> medians = new ArrayList<>();
        List<Long> p99s = new ArrayList<>();
        List<Long> bases = new ArrayList<>();
        for (int i = 0; i < 2 * options.runs(); i++) {
            Wrk.Run base = run("Cookie", session, pause, seconds);
            Wrk.Run bearer = run("Authorization", tokens, pause, seconds);
            medians.add(bearer.p50() - base.p50());
            p99s.add(bearer.p99() - base.p99());
            bases.add(base.p50());
        }
        return new Added(size, cached, Figures.median(medians), Figures.median(p99s), Figures.median(bases));
    }

    private Wrk.Run run(String header, List<String> values, int pause, int length) {
        return new Wrk("call.lua", call).with("BENCH_HEADER", header).with("BENCH_PAUSE", String.valueOf(pause)).connections(1).run(length, values);
    }
}
