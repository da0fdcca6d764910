package io.oauthlinks.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was measured of mails, as tables in Markdown, one for each part. */
final class MailFigures {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_THREADS = 16;
    private static final Path FILE = Bench.results().resolve("mail-figures.json");

    private final Map<String, String> parts = new LinkedHashMap<>();

    /** What earlier calls have measured; nothing if there was none. */
    static MailFigures earlier() {
        MailFigures figures = new MailFigures();
        if (Files.exists(FILE)) {
            try {
                figures.parts.putAll(JSON.readValue(FILE.toFile(), new TypeReference<Map<String, String>>() { }));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return figures;
    }

    private void keep(String part, String text) {
        parts.put(part, text);
        System.out.println(text);
        try {
            JSON.writerWithDefaultPrettyPrinter().writeValue(FILE.toFile(), parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param what size of the mails and database, for people. @param goal for small mails the share of the other, for larger ones mails a second */
    void rates(String part, String what, int mails, List<MailRates.Run> runs, double goal) {
        MailRates.Run middle = Figures.median(runs);
        double alone = Figures.median(runs.stream().map(MailRates.Run::rival).toList());
        double share = Figures.median(runs.stream().map(run -> run.ours() / run.rival()).toList());
        keep(part, String.format(Locale.ROOT, """
                | %s, %,d in a run | runs, mails/s | median | share | processor time for each mail |
                |---|---|---|---|---|
                | into issues | %s | **%s** | **%.2f** | Jira %.2f ms, database %.2f ms, Dovecot %.2f ms |
                | fetched and parsed | %s | **%s** | 1 | %.2f ms |

                %s
                """, what, mails, list(runs.stream().map(MailRates.Run::ours).toList()), rate(middle.ours()), share, middle.host() / 1e3,
                middle.database() / 1e3, middle.dovecot() / 1e3, list(runs.stream().map(MailRates.Run::rival).toList()), rate(alone),
                Figures.median(runs.stream().map(MailRates.Run::rivalAlone).toList()) / 1e3,
                goal < 1 ? verdict(String.format(Locale.ROOT, "a share of %.2f", goal), share >= goal)
                        : verdict(String.format(Locale.ROOT, "%.0f mails/s", goal), middle.ours() >= goal)));
    }

    private static String verdict(String goal, boolean met) {
        return "Goal " + goal + ": " + (met ? "met." : "**missed.**");
    }

    private static String list(List<Double> rates) {
        return rates.stream().map(MailFigures::rate).collect(Collectors.joining(", "));
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 100 ? "%.1f" : "%,.0f", perSecond);
    }

    /** @param few peak of the live heap in kB while so many were fetched, {@code many} while four times as many were */
    void memory(String part, int mails, long few, long many) {
        keep(part + "_memory", String.format(Locale.ROOT, "Largest live heap of the host while %,d mails of 1 MB went through: %s; while %,d did: **%s**.%n",
                mails, megabytes(few), 4 * mails, megabytes(many)));
    }

    void idle(String part, IdleChannels.Seen seen) {
        String kinds = seen.kinds().entrySet().stream().map(kind -> kind.getValue() + " " + kind.getKey()).collect(Collectors.joining(", "));
        keep(part, String.format(Locale.ROOT, """
                | %,d idle channels, each every %d s, %s | |
                |---|---|
                | live heap without and with them | %s, %s |
                | longest that one waited beyond its time, in each interval | %s s, median **%.1f s** |
                | threads of the app at one time | **%d** at most; of each kind %s |
                | processor time for each look | Jira %.1f ms, database %.1f ms, Dovecot %.1f ms |

                %s
                """, seen.channels(), IdleChannels.INTERVAL, IdleChannels.HEAP, megabytes(seen.before()), megabytes(seen.after()),
                seen.late().stream().map(late -> String.format(Locale.ROOT, "%.1f", late / 1e3)).collect(Collectors.joining(", ")),
                Figures.median(seen.late()) / 1e3, seen.threads(), kinds, seen.host() / 1e3, seen.database() / 1e3, seen.dovecot() / 1e3,
                verdict("at most 16 threads, and none later than an interval", seen.threads() <= MOST_THREADS
                        && seen.late().stream().allMatch(late -> late < IdleChannels.INTERVAL * 1_000L))));
    }

    void full(String part, List<FullMailbox.Held> held) {
        String rows = held.stream().map(each -> String.format(Locale.ROOT, "| %,d | %s | **%s** | %s | %,d s |%n", each.mails(), megabytes(each.before()),
                megabytes(each.peak()), megabytes(each.after()), each.seconds())).collect(Collectors.joining());
        keep(part, "| mails in the mailbox | live heap before | at most during the first fetch | after it | took |\n|---|---|---|---|---|\n" + rows);
    }

    private static String megabytes(long kilobytes) {
        return String.format(Locale.ROOT, "%.1f MB", kilobytes / 1024.0);
    }

    /** In the order of the parts. */
    String markdown() {
        return BenchOptions.MAIL.stream().flatMap(part -> List.of(part, part + "_memory").stream()).filter(parts::containsKey).map(parts::get)
                .collect(Collectors.joining("\n"));
    }
}
