package io.oauthlinks.mailchannel.fetch;

import io.oauthlinks.MovableClock;
import io.oauthlinks.lease.InMemoryLeases;
import io.oauthlinks.mailchannel.ChannelState;
import io.oauthlinks.mailchannel.Disposal;
import io.oauthlinks.mailchannel.InMemoryMailChannels;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.TestChannels;
import io.oauthlinks.mailchannel.filter.Filter;
import io.oauthlinks.mailchannel.intake.InMemoryJira;
import io.oauthlinks.mailchannel.intake.Intake;
import io.oauthlinks.mailchannel.intake.IntakePorts;
import io.oauthlinks.mailchannel.intake.JiraSide;
import io.oauthlinks.mailchannel.intake.Requests;
import io.oauthlinks.mailchannel.intake.TestMail;
import io.oauthlinks.mailchannel.ledger.FolderSpool;
import io.oauthlinks.mailchannel.ledger.InMemoryMailLedger;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import io.oauthlinks.mailchannel.ledger.Spool;
import io.oauthlinks.mailserver.InMemoryMailServers;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.TestMailServers;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.message.Message;
import io.oauthlinks.work.WorkInProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** Fetches over ports in memory, in the calling thread. */
final class FetchFixture {

    static final String ALICE = "alice@example.com";
    /** What the mailbox lists again after it got other numbers is known by its bytes. */
    private static final String DUPLICATE = "duplicate";

    final MovableClock clock = new MovableClock();
    final InMemoryLeases leases = new InMemoryLeases(clock);
    final InMemoryMailChannels channels = new InMemoryMailChannels();
    final InMemoryMailServers servers = new InMemoryMailServers();
    final InMemoryMailLedger ledger = new InMemoryMailLedger();
    final InMemoryNotices notices = new InMemoryNotices();
    final InMemoryJira jira = new InMemoryJira(clock);
    final WorkInProgress work = new WorkInProgress();
    final InMemoryMailbox mailbox;
    Spool spool;
    Requests requests = jira;
    MailLedger stored = ledger;
    Executor pool = Runnable::run;
    Executor calls = Runnable::run;
    MailServer server;
    MailChannel channel;
    private Fetches fetches;
    private int arrived;
    private int all;

    FetchFixture(Path folder, boolean imap, Disposal.Kind disposal) {
        spool = new FolderSpool(folder);
        mailbox = new InMemoryMailbox(imap);
        server = servers.save(TestMailServers.mailServer().at(imap ? MailProtocol.IMAP : MailProtocol.POP3, TlsMode.IMPLICIT, 993).build());
        MailChannel anew = TestChannels.at(TestChannels.channel("one"), server.id(), "INBOX");
        channel = channels.save(TestChannels.then(anew, new Disposal(disposal, disposal == Disposal.Kind.MOVE ? "Done" : "", 0)));
    }

    static FetchFixture imap(Path folder) {
        return new FetchFixture(folder, true, Disposal.Kind.SEEN);
    }

    static FetchFixture pop3(Path folder) {
        return new FetchFixture(folder, false, Disposal.Kind.DELETE);
    }

    FetchPorts ports() {
        return new FetchPorts(channels, channels.states(), jira.facts(), servers, mailbox, stored, spool, leases, notices, work, clock);
    }

    Intake intake() {
        JiraSide side = new JiraSide(jira.facts(), jira, requests, requests, Message::key, () -> 50);
        return new Intake(new IntakePorts(stored, spool, TestMail.READER, List.of(duplicates(stored)), Set::of, side, calls, calls, clock));
    }

    static Filter duplicates(MailLedger known) {
        return new Filter() {
            @Override
            public String rule() {
                return DUPLICATE;
            }

            @Override
            public Optional<Decision> decide(Candidate candidate) {
                return known.sameAs(candidate.entry()).map(earlier -> new Decision(Outcome.IGNORED, DUPLICATE, 0, null));
            }
        };
    }

    Fetches fetches() {
        if (fetches == null) {
            fetches = new Fetches(ports(), intake(), pool);
        }
        return fetches;
    }

    /** After something was replaced. */
    FetchFixture anew() {
        fetches = null;
        return this;
    }

    InMemoryMailbox.Mail arrive() {
        return arrive(TestMail.mail(++arrived + "@x", ALICE, "Mail " + arrived));
    }

    /** How many mails have arrived. */
    int arrived() {
        return all;
    }

    InMemoryMailbox.Mail arrive(TestMail mail) {
        all++;
        return mailbox.arrive(mail.bytes(), clock.instant().toEpochMilli());
    }

    void arrive(int mails) {
        for (int i = 0; i < mails; i++) {
            arrive();
        }
    }

    /** Once, when it is due. */
    void fetch() {
        fetches().tick();
    }

    /** After so long. */
    void fetchAfter(Duration time) {
        clock.advance(time);
        fetch();
    }

    void change(MailChannel to) {
        channel = channels.save(to);
        channels.states().dueNow(channel.id(), clock.instant());
    }

    ChannelState state() {
        return channels.states().of(channel.id());
    }

    List<String> subjects() {
        return jira.issues.values().stream().map(issue -> issue.request.summary()).toList();
    }

    List<Outcome> outcomes() {
        return ledger.entries().stream().map(MailEntry::fate).map(fate -> fate == null ? null : fate.outcome()).toList();
    }

    String reason() {
        return state().problem() == null ? "" : state().problem().reason();
    }
}
