package io.oauthlinks.bench;

import java.util.ArrayList;
import java.util.List;

/** What the host holds in memory while a first fetch lists a mailbox and works through it. */
final class FullMailbox {

    static final String HEAP = "-Xmx512m";
    private static final int SMALL = 1_000;

    private final BenchOptions options;
    private final Postgres postgres;

    FullMailbox(BenchOptions options, Postgres postgres) {
        this.options = options;
        this.postgres = postgres;
    }

    /** @param before live heap in kB without the mailbox, {@code peak} the most during the fetch, {@code after} at its end. */
    record Held(int mails, long before, long peak, long after, long seconds) { }

    List<Held> measure() {
        List<Held> held = new ArrayList<>();
        for (int mails : new int[] {SMALL, options.mails() * 10}) {
            held.add(measure(mails));
            System.out.println(held.get(held.size() - 1));
        }
        return held;
    }

    private Held measure(int mails) {
        try (MailSite site = new MailSite("mail_full", Jvm.command("mail_full", List.of(HEAP), options), postgres.create("mail_full"))) {
            MailLoad load = new MailLoad(MailSite.MAILBOX, mails);
            site.dovecot.fill(MailSite.MAILBOX, mails, load::small);
            long channel = site.channel("INBOX", MailSite.SELDOM);
            long before = LiveHeap.now(site.host.process());
            long begun = System.nanoTime();
            long peak = LiveHeap.peak(site.host.process(), () -> site.fetch(channel));
            long seconds = (System.nanoTime() - begun) / 1_000_000_000;
            if (site.issues() != mails) {
                throw new IllegalStateException(site.issues() + " issues of " + mails + " mails");
            }
            return new Held(mails, before, peak, LiveHeap.now(site.host.process()), seconds);
        }
    }
}
