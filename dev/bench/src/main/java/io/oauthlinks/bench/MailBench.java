package io.oauthlinks.bench;

/** The parts about mails, one host after the other. */
final class MailBench {

    /** Mails of 1 MB are so many times fewer. */
    private static final int LARGE = 25;

    private static final double A_THIRD = 1 / 3.0;
    private static final double LARGE_RATE = 60;

    private final BenchOptions options;
    private final Postgres postgres;
    private final MailFigures figures;

    MailBench(BenchOptions options, Postgres postgres, MailFigures figures) {
        this.options = options;
        this.postgres = postgres;
        this.figures = figures;
    }

    void run() {
        if (options.includes("mail_small")) {
            try (MailSite site = site("mail_small", postgres.create("mail_small"))) {
                figures.rates("mail_small", "4 kB, PostgreSQL", options.mails(), new MailRates(options, site, postgres).small(options.mails()), A_THIRD);
            }
        }
        if (options.includes("mail_h2")) {
            try (MailSite site = site("mail_h2", "")) {
                figures.rates("mail_h2", "4 kB, H2 within the process of Jira", options.mails(), new MailRates(options, site, null).small(options.mails()), A_THIRD);
            }
        }
        if (options.includes("mail_large")) {
            large(Math.max(4, options.mails() / LARGE));
        }
        if (options.includes("mail_idle")) {
            figures.idle("mail_idle", new IdleChannels(options, postgres).measure());
        }
        if (options.includes("mail_full")) {
            figures.full("mail_full", new FullMailbox(options, postgres).measure());
        }
    }

    private void large(int mails) {
        try (MailSite site = site("mail_large", postgres.create("mail_large"))) {
            MailRates rates = new MailRates(options, site, postgres);
            figures.rates("mail_large", "1 MB, PostgreSQL", mails, rates.large(mails), LARGE_RATE);
            long few = LiveHeap.peak(site.host.process(), () -> rates.largeOnce(mails / 4));
            figures.memory("mail_large", mails / 4, few, LiveHeap.peak(site.host.process(), () -> rates.largeOnce(mails / 4 * 4)));
        }
    }

    private MailSite site(String name, String database) {
        return new MailSite(name, Jvm.command(name, options), database);
    }
}
