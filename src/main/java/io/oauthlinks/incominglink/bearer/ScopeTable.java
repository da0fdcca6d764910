package io.oauthlinks.incominglink.bearer;

import io.oauthlinks.incominglink.JiraScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which scope a call needs: the rows of {@code scope-table.txt} in their order, then what the administrator added, then nothing. */
public final class ScopeTable {

    private final List<Section> sections;

    /** Rows below one path, by the first segment that they may fit; the others are those that fit any. */
    private record Section(List<String> base, Map<String, List<ScopeRow>> byWord, List<ScopeRow> others) {

        static Section of(List<String> base, List<ScopeRow> rows) {
            Map<String, List<ScopeRow>> byWord = new HashMap<>();
            for (ScopeRow row : rows) {
                if (row.beginsWithWord()) {
                    String word = row.path().get(0);
                    byWord.computeIfAbsent(word, first -> rows.stream()
                            .filter(each -> !each.beginsWithWord() || each.path().get(0).equals(first)).toList());
                }
            }
            return new Section(base, byWord, rows.stream().filter(row -> !row.beginsWithWord()).toList());
        }

        boolean holds(List<String> segments) {
            return segments.size() >= base.size() && segments.subList(0, base.size()).equals(base);
        }

        List<ScopeRow> rowsFor(List<String> segments) {
            return segments.size() == base.size() ? others : byWord.getOrDefault(segments.get(base.size()), others);
        }
    }

    private ScopeTable(List<Section> sections) {
        this.sections = sections;
    }

    /** The table that the app brings. */
    public static ScopeTable own() {
        try (InputStream file = ScopeTable.class.getResourceAsStream("scope-table.txt")) {
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ScopeTable parse(String text) {
        List<Section> sections = new ArrayList<>();
        List<List<String>> bases = List.of();
        List<ScopeRow> rows = new ArrayList<>();
        for (String line : text.lines().map(String::trim).filter(each -> !each.isEmpty() && !each.startsWith("#")).toList()) {
            if (line.startsWith("below ")) {
                close(bases, rows, sections);
                bases = Arrays.stream(line.substring("below ".length()).split(" and ")).map(ScopeTable::path).toList();
            } else {
                rows.add(ScopeRow.parse(line));
            }
        }
        close(bases, rows, sections);
        return new ScopeTable(List.copyOf(sections));
    }

    private static void close(List<List<String>> bases, List<ScopeRow> rows, List<Section> sections) {
        bases.forEach(base -> sections.add(Section.of(base, rows)));
        rows.clear();
    }

    private static List<String> path(String text) {
        return List.of(text.trim().substring(1).toLowerCase(Locale.ROOT).split("/"));
    }

    /** The same table and, behind it, everything below these paths of other apps, such as {@code /rest/tempo-timesheets}. */
    public ScopeTable withApps(List<String> restPaths) {
        List<ScopeRow> rows = restPaths.stream().map(PlainPath::segments).flatMap(Optional::stream)
                .filter(path -> path.size() > 1 && path.get(0).equals("rest") && path.stream().noneMatch(segment -> segment.indexOf('*') >= 0))
                .flatMap(path -> ScopeRow.ofApp(path.subList(1, path.size())).stream()).toList();
        List<Section> all = new ArrayList<>(sections);
        all.add(Section.of(List.of("rest"), rows));
        return new ScopeTable(List.copyOf(all));
    }

    /**
     * The least scope that permits a call; empty when none does.
     *
     * @param segments of {@link PlainPath}
     */
    Optional<JiraScope> needed(String method, List<String> segments) {
        Optional<JiraScope> asSent = firstFit(method, segments);
        String last = segments.isEmpty() ? "" : segments.get(segments.size() - 1);
        // Jira reads /user.json as /user that is to answer JSON, so such a call is both
        if (asSent.isEmpty() || !last.endsWith(".json") && !last.endsWith(".xml")) {
            return asSent;
        }
        List<String> bare = new ArrayList<>(segments);
        bare.set(segments.size() - 1, last.substring(0, last.lastIndexOf('.')));
        return firstFit(method, bare).map(other -> other.includes(asSent.get()) ? other : asSent.get());
    }

    private Optional<JiraScope> firstFit(String method, List<String> segments) {
        for (Section section : sections) {
            if (section.holds(segments)) {
                for (ScopeRow row : section.rowsFor(segments)) {
                    if (row.fits(method, segments, section.base.size())) {
                        return row.scope();
                    }
                }
            }
        }
        return Optional.empty();
    }
}
