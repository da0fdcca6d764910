package io.oauthlinks.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Channels to which nobody writes, in a small heap: what they need, and whether each is looked at in its interval. */
final class IdleChannels {

    /** For the host and the app together. */
    static final String HEAP = "-Xmx128m";
    /** Seconds, as the form proposes. */
    static final int INTERVAL = 60;

    private static final Pattern OURS = Pattern.compile("^\"oauth-links-([a-z-]+)-\\d+\"", Pattern.MULTILINE);
    private static final int PAUSE = 2_000;

    private final BenchOptions options;
    private final Postgres postgres;
    private final int channels;

    IdleChannels(BenchOptions options, Postgres postgres) {
        this.options = options;
        this.postgres = postgres;
        this.channels = Math.max(1, options.mails() / 10);
    }

    /**
     * What was seen in some intervals.
     *
     * @param before  live heap without channels in kB, {@code after} with them
     * @param late    longest in each interval that a channel was not fetched although it was its time, in milliseconds
     * @param threads most of ours at one time, and of each kind
     * @param host    processor time in microseconds for each look, as those that follow
     */
    record Seen(int channels, long before, long after, List<Long> late, int threads, Map<String, Integer> kinds, long host, long database, long dovecot) { }

    Seen measure() {
        List<String> folders = IntStream.range(0, channels).mapToObj(number -> String.format("Folder%04d", number)).toList();
        String database = postgres.create("mail_idle");
        try (MailSite site = new MailSite("mail_idle", Jvm.command("mail_idle", List.of(HEAP), options), database)) {
            site.dovecot.makeFolders(MailSite.MAILBOX, folders);
            long before = LiveHeap.now(site.host.process());
            site.channel(folders.get(0), INTERVAL);
            String states = Postgres.table(database, "CHANNEL_STATE");
            copy(database, states, channels);
            while (number(database, "SELECT count(*) FROM " + states + " WHERE \"LAST_FETCH\" IS NOT NULL") < channels) {
                Processes.pause(PAUSE);
            }
            return look(site, states, before);
        }
    }

    /** Copies the one that there is, more than a project may have, as if they had been made one after the other within an interval. */
    private static void copy(String database, String states, int channels) {
        String table = Postgres.table(database, "MAIL_CHANNEL");
        String others = columns(database, table, "'ID', 'NAME_HASH', 'FOLDER_HASH', 'NAME', 'FOLDER'");
        String rest = columns(database, states, "'CHANNEL_ID', 'NEXT_FETCH', 'LAST_FETCH'");
        Postgres.execute(database, "INSERT INTO " + table + " (\"NAME_HASH\", \"FOLDER_HASH\", \"NAME\", \"FOLDER\", " + others
                        + ") SELECT 'name ' || n, 'folder ' || n, 'Bench ' || n, 'Folder' || lpad(n::text, 4, '0'), " + others + " FROM " + table
                        + ", generate_series(1, " + (channels - 1) + ") n",
                "INSERT INTO " + states + " (\"CHANNEL_ID\", \"NEXT_FETCH\", \"LAST_FETCH\", " + rest + ") SELECT c.\"ID\", "
                        + System.currentTimeMillis() + " + c.\"ID\" % " + channels + " * " + INTERVAL * 1_000 + " / " + channels + ", NULL, "
                        + rest + " FROM " + table + " c, " + states
                        + " s WHERE c.\"ID\" <> s.\"CHANNEL_ID\"");
    }

    private static String columns(String database, String table, String without) {
        return Postgres.queryOne(database, "SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns WHERE quote_ident(table_name) = '"
                + table + "' AND column_name NOT IN (" + without + ")");
    }

    private Seen look(MailSite site, String states, long before) {
        Duration host = Processes.cpu(site.host.process());
        Duration database = Processes.cpu(postgres.process());
        Duration dovecot = Processes.cpuWithEnded(site.dovecot.process());
        List<Long> late = new ArrayList<>();
        Map<String, Integer> kinds = new TreeMap<>();
        int threads = 0;
        for (int run = 0; run < options.runs(); run++) {
            long begun = System.currentTimeMillis();
            long latest = 0;
            while (System.currentTimeMillis() < begun + INTERVAL * 1_000L) {
                latest = Math.max(latest, System.currentTimeMillis() - number(site.database(), "SELECT min(\"NEXT_FETCH\") FROM " + states));
                Map<String, Long> now = OURS.matcher(LiveHeap.jcmd(site.host.process(), "Thread.print")).results()
                        .collect(Collectors.groupingBy(match -> match.group(1), Collectors.counting()));
                now.forEach((kind, count) -> kinds.merge(kind, count.intValue(), Math::max));
                threads = Math.max(threads, now.values().stream().mapToInt(Long::intValue).sum());
                Processes.pause(PAUSE);
            }
            late.add(latest);
        }
        if (number(site.database(), "SELECT count(*) FROM " + states + " WHERE \"FAILURES\" > 0") > 0) {
            throw new IllegalStateException("Channels have failed");
        }
        int looks = channels * options.runs();
        Function<Duration, Long> each = spent -> spent.toNanos() / 1000 / looks;
        return new Seen(channels, before, LiveHeap.now(site.host.process()), late, threads, kinds, each.apply(Processes.cpu(site.host.process()).minus(host)),
                each.apply(Processes.cpu(postgres.process()).minus(database)), each.apply(Processes.cpuWithEnded(site.dovecot.process()).minus(dovecot)));
    }

    private static long number(String database, String query) {
        return Long.parseLong(Postgres.queryOne(database, query));
    }
}
