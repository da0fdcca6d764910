package io.oauthlinks.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was measured, as tables in Markdown. */
final class Figures {

    static final String REFRESH = "refresh";
    static final String CLIENT_CREDENTIALS = "client credentials";
    static final String OURS = "ours";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FILE = Bench.results().resolve("figures.json");

    private final Map<String, Map<String, List<Wrk.Run>>> rates = new LinkedHashMap<>();
    private final List<BearerCost.Added> bearer = new ArrayList<>();
    private final List<Long> revocation = new ArrayList<>();
    /** Of each part: how many runs of which length. */
    private final Map<String, String> runs = new LinkedHashMap<>();

    /** As they are kept for a later call. */
    private record Kept(Map<String, Map<String, List<Wrk.Run>>> rates, List<BearerCost.Added> bearer, List<Long> revocation,
                        Map<String, String> runs) { }

    /** What earlier calls have measured; nothing if there was none. */
    static Figures earlier() {
        Figures figures = new Figures();
        if (Files.exists(FILE)) {
            try {
                Kept kept = JSON.readValue(FILE.toFile(), Kept.class);
                figures.rates.putAll(kept.rates);
                figures.bearer.addAll(kept.bearer);
                figures.revocation.addAll(kept.revocation);
                figures.runs.putAll(kept.runs);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return figures;
    }

    private void keep() {
        try {
            JSON.writerWithDefaultPrettyPrinter().writeValue(FILE.toFile(), new Kept(rates, bearer, revocation, runs));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T extends Comparable<T>> T median(List<T> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Parts of one report may come from calls with different options. */
    void measuring(String part, BenchOptions options) {
        runs.put(part, options.runs() + " of " + options.seconds() + " s after " + options.warmUp() + " s of warm-up");
    }

    void rate(String server, String grant, List<Wrk.Run> runs) {
        rates.computeIfAbsent(server, name -> new LinkedHashMap<>()).put(grant, runs);
        System.out.println(server + ", " + grant + ": " + runs.stream().map(run -> String.format(Locale.ROOT,
                "%.0f/s (median %.1f ms, p99 %.1f ms; processor: server %d us, database %d us)", run.perSecond(), run.p50() / 1e3, run.p99() / 1e3,
                run.server(), run.database())).collect(Collectors.joining(", ")));
        keep();
    }

    void bearer(BearerCost.Added added) {
        bearer.removeIf(other -> other.tokens() == added.tokens() && other.cached() == added.cached());
        bearer.add(added);
        System.out.println(added);
        keep();
    }

    void revocation(List<Long> millis) {
        revocation.clear();
        revocation.addAll(millis);
        keep();
    }

    /** Sections of what was measured, the rest is left out. */
    String markdown() {
        StringBuilder text = new StringBuilder(runs.entrySet().stream().map(part -> part.getKey() + " " + part.getValue())
                .collect(Collectors.joining(", ", "Runs: ", ".\n\n")));
        if (!rates.isEmpty()) {
            rates(text);
        }
        if (!bearer.isEmpty()) {
            bearer(text);
        }
        if (!revocation.isEmpty()) {
            text.append("Revoked on one node, refused on the other: median ").append(median(revocation)).append(" ms, longest ")
                    .append(Collections.max(revocation)).append(" ms of ").append(revocation.size())
                    .append(" tokens that the other node had just accepted; on the node itself at the next call.\n\n");
        }
        return text.toString().strip() + "\n";
    }

    private void rates(StringBuilder text) {
        text.append("| server | grant | runs, grants/s | median | ours to it | median time | 99th percentile | processor time: server, database |\n");
        text.append("|---|---|---|---|---|---|---|---|\n");
        for (String grant : List.of(REFRESH, CLIENT_CREDENTIALS)) {
            for (String server : BenchOptions.RATES) {
                Map<String, List<Wrk.Run>> grants = rates.getOrDefault(server, Map.of());
                if (grants.containsKey(grant)) {
                    text.append(row(server, grant, grants.get(grant)));
                }
            }
        }
        text.append('\n');
    }

    private String row(String server, String grant, List<Wrk.Run> runs) {
        Wrk.Run middle = median(runs);
        List<Wrk.Run> ours = rates.getOrDefault(OURS, Map.of()).getOrDefault(grant, List.of());
        String ratio = ours.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", median(ours).perSecond() / middle.perSecond());
        String all = runs.stream().map(run -> String.format(Locale.ROOT, "%,.0f", run.perSecond())).collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "| %s | %s | %s | **%,.0f** | %s | %.1f ms | %.1f ms | %d us, %d us |%n", server, grant, all,
                middle.perSecond(), ratio, middle.p50() / 1e3, middle.p99() / 1e3, middle.server(), middle.database());
    }

    private void bearer(StringBuilder text) {
        text.append("| live tokens | token | added at the median | added at the 99th percentile | the call itself |\n|---|---|---|---|---|\n");
        for (BearerCost.Added added : bearer) {
            text.append(String.format(Locale.ROOT, "| %,d | %s | **%d us** | %d us | %d us |%n", added.tokens(),
                    added.cached() ? "remembered" : "looked up", added.median(), added.p99(), added.baseMedian()));
        }
        text.append('\n');
    }
}
