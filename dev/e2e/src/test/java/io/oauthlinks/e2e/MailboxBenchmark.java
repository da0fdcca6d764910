package io.oauthlinks.e2e;

import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.mailbox.Mailbox;
import io.oauthlinks.mailserver.mailbox.Mailbox.Listed;
import io.oauthlinks.mailserver.mailbox.SignedInMailboxes;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Figures, printed: mails in a second from Dovecot to a receiver that keeps nothing, by one connection, listing included; and what a look at a
 * mailbox without anything new takes. Not part of any suite:
 * {@code mvn -f dev verify -pl e2e -am -Dtest=MailboxBenchmark -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@Tag("benchmark")
class MailboxBenchmark {

    private static final int RUNS = 4;
    private static final int PAGE = 500;
    private static final int OPENINGS = 100;

    @Test
    void fetches() throws Exception {
        measure("4 kB", 20_000, 4 * 1024);
        measure("1 MB", 400, 1024 * 1024);
    }

    @Test
    void opens() throws Exception {
        try (MailboxesAtDovecot at = new MailboxesAtDovecot()) {
            at.dovecot.deliver(MailboxesAtDovecot.MAILBOX, "Known");
            for (int run = 0; run < RUNS; run++) {
                long begun = System.nanoTime();
                long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                for (int i = 0; i < OPENINGS; i++) {
                    try (Mailbox mailbox = at.mailboxes().open(at.server(MailProtocol.IMAP), "INBOX")) {
                        mailbox.list(mailbox.nextUid(), PAGE);
                    }
                }
                double ours = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e6 / OPENINGS;
                System.out.printf("imaps, nothing new: %.0f ms each, %.1f ms of our processor time%n", (System.nanoTime() - begun) / 1e6 / OPENINGS, ours);
            }
        }
    }

    private static void measure(String name, int mails, int bytes) throws Exception {
        try (MailboxesAtDovecot at = new MailboxesAtDovecot()) {
            at.dovecot.fill(MailboxesAtDovecot.MAILBOX, mails, bytes);
            for (MailProtocol protocol : MailProtocol.values()) {
                run(name, at.mailboxes(), at.server(protocol));
                run(name, at.mailboxes(), at.withoutTls(protocol));
            }
        }
    }

    private static void run(String name, SignedInMailboxes mailboxes, MailServer server) throws Exception {
        for (int run = 0; run < RUNS; run++) {
            long begun = System.nanoTime();
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            int[] received = {0};
            try (Mailbox mailbox = mailboxes.open(server, "INBOX")) {
                boolean imap = server.endpoint().protocol() == MailProtocol.IMAP;
                long from = 1;
                for (List<Listed> page = mailbox.list(from, PAGE); !page.isEmpty(); page = mailbox.list(from, PAGE)) {
                    mailbox.retrieve(page, (mail, bytes) -> {
                        bytes.transferTo(OutputStream.nullOutputStream());
                        return ++received[0] > 0;
                    });
                    from = imap ? Long.parseLong(page.get(page.size() - 1).uid()) + 1 : from + page.size();
                }
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            double ours = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
            System.out.printf("%s %s: %d mails in %.2f s, %.0f a second; %.0f in a second of our processor time%n", server.endpoint().place(), name,
                    received[0], seconds, received[0] / seconds, received[0] / ours);
        }
    }
}
