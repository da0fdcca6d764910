package io.oauthlinks.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Mails a second from Dovecot into issues, through one channel, and by the same library only fetched and parsed. */
final class MailRates {

    private final BenchOptions options;
    private final MailSite site;
    private final Postgres postgres;
    private final long channel;
    private final FetchAndParse rival;
    private int mailsSoFar;
    private int run;

    /** @param postgres null when the host has H2 */
    MailRates(BenchOptions options, MailSite site, Postgres postgres) {
        this.options = options;
        this.site = site;
        this.postgres = postgres;
        this.channel = site.channel("INBOX", MailSite.SELDOM);
        this.rival = new FetchAndParse(site.server());
        // the first fetch begins before there is a mail
        site.fetch(channel);
    }

    /** One run. @param ours mails a second; @param host processor time in microseconds for each mail, as those that follow */
    record Run(double ours, double rival, long host, long database, long dovecot, long rivalAlone) implements Comparable<Run> {

        @Override
        public int compareTo(Run other) {
            return Double.compare(ours, other.ours);
        }
    }

    /** Runs of so many small mails, after one that warms up. */
    List<Run> small(int mails) {
        return runs(mails, MailLoad::small);
    }

    /** The same of 1 MB. */
    List<Run> large(int mails) {
        return runs(mails, MailLoad::large);
    }

    void largeOnce(int mails) {
        run(mails, MailLoad::large);
    }

    /** Writes a mail. */
    private interface Kind {

        String write(MailLoad load, int number);
    }

    private List<Run> runs(int mails, Kind kind) {
        run(mails, kind);
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < options.runs(); i++) {
            runs.add(run(mails, kind));
        }
        return runs;
    }

    private Run run(int mails, Kind kind) {
        run++;
        MailLoad load = new MailLoad(MailSite.MAILBOX, run);
        site.dovecot.fill(MailSite.MAILBOX, mails, number -> kind.write(load, number));
        FetchAndParse.Took alone = rival.run(mailsSoFar + 1L);
        require(mails, alone.mails());
        if (postgres != null) {
            postgres.settle(site.database());
        }
        Duration host = Processes.cpu(site.host.process());
        Duration database = postgres == null ? Duration.ZERO : Processes.cpu(postgres.process());
        Duration dovecot = Processes.cpuWithEnded(site.dovecot.process());
        long begun = System.nanoTime();
        site.fetch(channel);
        double seconds = (System.nanoTime() - begun) / 1e9;
        mailsSoFar += mails;
        require(mailsSoFar, site.issues());
        Run result = new Run(mails / seconds, mails / (alone.wall().toNanos() / 1e9), each(host, Processes.cpu(site.host.process()), mails),
                postgres == null ? 0 : each(database, Processes.cpu(postgres.process()), mails),
                each(dovecot, Processes.cpuWithEnded(site.dovecot.process()), mails), alone.cpu().toNanos() / 1000 / mails);
        System.out.println(result);
        return result;
    }

    private static long each(Duration before, Duration after, int mails) {
        return after.minus(before).toNanos() / 1000 / mails;
    }

    private static void require(long expected, long seen) {
        if (expected != seen) {
            throw new IllegalStateException(seen + " instead of " + expected);
        }
    }
}
