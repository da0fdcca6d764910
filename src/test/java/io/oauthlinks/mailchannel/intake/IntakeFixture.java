package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.MovableClock;
import io.oauthlinks.lease.InMemoryLeases;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.TestChannels;
import io.oauthlinks.mailchannel.filter.Filter;
import io.oauthlinks.mailchannel.ledger.ChannelLease;
import io.oauthlinks.mailchannel.ledger.FolderSpool;
import io.oauthlinks.mailchannel.ledger.InMemoryMailLedger;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.Spool;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import io.oauthlinks.secret.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** An intake over ports in memory. */
final class IntakeFixture {

    final MovableClock clock = new MovableClock();
    final InMemoryLeases leases = new InMemoryLeases(clock);
    final InMemoryMailLedger ledger = new InMemoryMailLedger();
    final InMemoryJira jira = new InMemoryJira(clock);
    final List<Filter> filters = new ArrayList<>();
    final List<MailEntry> ended = new ArrayList<>();
    final List<String> failures = new ArrayList<>();
    /** Places in the mailbox and reasons. */
    final List<String> lost = new ArrayList<>();
    Spool spool;
    MailChannel channel = TestChannels.numbered(TestChannels.channel("one"), 5);
    BooleanSupplier going = () -> true;
    /** What the intake calls; tests put something in front of it. */
    Requests requests = jira;
    int newCustomers = 50;
    Executor calls = Runnable::run;
    private int arrived;

    IntakeFixture(Path folder) {
        spool = new FolderSpool(folder);
    }

    /** Words are their key and arguments. */
    static String words(Message message) {
        return message.key().substring(message.key().lastIndexOf('.') + 1) + message.arguments();
    }

    /** In the spool and the ledger. */
    MailEntry arrive(TestMail mail) {
        String key = Sha256.hex("key " + ++arrived).substring(0, 32);
        try {
            Spool.Spooled bytes = spool.keep(channel.id(), key, new ByteArrayInputStream(mail.bytes()), 1_000_000);
            MailEntry.Placed place = new MailEntry.Placed(channel.serverId(), channel.folder(), 1, String.valueOf(arrived));
            return ledger.add(List.of(MailEntry.spooled(key, channel, place, bytes, clock.instant()))).get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes what is due. */
    void take() {
        ChannelLease lease = ChannelLease.of(channel.id(), leases, clock).orElseThrow();
        try {
            intake().take(channel, jira.projects.get(channel.projectId()), ledger.unfinished(channel.id(), clock.instant(), 1000), lease, new Watch() {
                @Override
                public boolean goesOn() {
                    return going.getAsBoolean();
                }

                @Override
                public void ended(MailEntry entry) {
                    ended.add(entry);
                }

                @Override
                public void jiraFailed(Problem problem) {
                    failures.add(problem.reason());
                }

                @Override
                public void bytesLost(MailEntry entry, String reason) {
                    lost.add(entry.placed().uid() + " " + reason);
                }
            });
        } finally {
            lease.release();
        }
    }

    Intake intake() {
        JiraSide side = new JiraSide(jira.facts(), jira, requests, requests, IntakeFixture::words, () -> newCustomers);
        return new Intake(new IntakePorts(ledger, spool, TestMail.READER, filters, () -> Set.of("support@example.com", "other@example.com"), side, calls, calls, clock));
    }

    /** One mail, all the way. */
    MailEntry taken(TestMail mail) {
        MailEntry entry = arrive(mail);
        take();
        return now(entry);
    }

    MailEntry now(MailEntry entry) {
        return ledger.byId(entry.id()).orElseThrow();
    }

    void later(Duration time) {
        clock.advance(time);
    }

    List<InMemoryJira.Issue> issues() {
        return List.copyOf(jira.issues.values());
    }
}
