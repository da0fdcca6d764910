package io.oauthlinks.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator wrk with one of the scripts of {@code dev/bench/wrk}. */
final class Wrk {

    private static final Path SCRIPTS = Bench.REPOSITORY.resolve("dev/bench/wrk");
    private static final Pattern RESULT =
            Pattern.compile("RESULT requests=(\\d+) micros=(\\d+) failures=(\\d+) socket=(\\d+) p50=(\\d+) p99=(\\d+) max=(\\d+)");

    private static final Pattern CALLS =
            Pattern.compile("CALLS bearer=(\\d+) session50=(\\d+) session99=(\\d+) bearer50=(\\d+) bearer99=(\\d+)");

    private final String script;
    private final URI url;
    private final Map<String, String> environment = new HashMap<>();
    private int threads = 2;
    private int connections = 2;

    /**
     * One run.
     *
     * @param requests answered as they should be
     * @param micros   its length
     * @param p50      median of the time from request to answer, in microseconds
     * @param p99      99th percentile, in microseconds
     * @param server   processor time of the server for each request, in microseconds; 0 when it was not looked at
     * @param database the same of the database
     */
    record Run(long requests, long micros, long p50, long p99, long server, long database) implements Comparable<Run> {

        double perSecond() {
            return requests * 1e6 / micros;
        }

        @Override
        public int compareTo(Run other) {
            return Double.compare(perSecond(), other.perSecond());
        }

        Run withCpu(Duration ofServer, Duration ofDatabase) {
            return new Run(requests, micros, p50, p99, ofServer.toNanos() / 1000 / requests, ofDatabase.toNanos() / 1000 / requests);
        }
    }

    /**
     * One run of {@code call.lua}; times in microseconds, from request to answer.
     *
     * @param bearer calls with an access token
     */
    record Calls(long bearer, long sessionMedian, long sessionP99, long bearerMedian, long bearerP99) { }

    Wrk(String script, URI url) {
        this.script = script;
        this.url = url;
        environment.put("BENCH_RESULT_LUA", SCRIPTS.resolve("result.lua").toString());
    }

    Wrk with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Wrk connections(int number) {
        connections = number;
        threads = Math.min(2, number);
        return this;
    }

    /**
     * @param values lines for the script: tokens or header values
     * @throws IllegalStateException when an answer was wrong or a connection failed: a rate with failures in it says nothing
     */
    Run run(int seconds, List<String> values) {
        Matcher result = find(RESULT, output(seconds, values));
        return new Run(number(result, 1), number(result, 2), number(result, 5), number(result, 6), 0, 0);
    }

    /** As {@link #run(int, List)}, for {@code call.lua}. */
    Calls calls(int seconds, List<String> values) {
        Matcher calls = find(CALLS, output(seconds, values));
        return new Calls(number(calls, 1), number(calls, 2), number(calls, 3), number(calls, 4), number(calls, 5));
    }

    private String output(int seconds, List<String> values) {
        try {
            Path file = Files.createTempFile("oauth-links-bench", ".txt");
            try {
                Files.write(file, values);
                return output(seconds, file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String output(int seconds, Path file) {
        List<String> command = new ArrayList<>(List.of("wrk", "-t" + threads, "-c" + connections, "-d" + seconds + "s", "--timeout", "10s",
                "-s", SCRIPTS.resolve(script).toString(), url.toString(), "--", file.toString(), String.valueOf(threads)));
        String output = Processes.run(environment, command);
        Matcher result = find(RESULT, output);
        if (number(result, 3) > 0 || number(result, 4) > 0) {
            throw new IllegalStateException(script + " at " + url + ":\n" + output);
        }
        return output;
    }

    private static Matcher find(Pattern pattern, String output) {
        Matcher found = pattern.matcher(output);
        if (!found.find()) {
            throw new IllegalStateException(output);
        }
        return found;
    }

    private static long number(Matcher result, int group) {
        return Long.parseLong(result.group(group));
    }
}
