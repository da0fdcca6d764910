package io.oauthlinks.mailchannel.fetch;

import static io.oauthlinks.mailchannel.fetch.FetchFixture.ALICE;
import static io.oauthlinks.mailchannel.intake.TestMail.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.mailchannel.Disposal;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.TestChannels;
import io.oauthlinks.mailchannel.intake.ParkedMails;
import io.oauthlinks.mailchannel.intake.Requests;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.InMailbox;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken from mailboxes, once, and what they are told. */
class FetchTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void theFirstFetchTakesUnreadMailsAndWhateverComesFromThenOn() {
        FetchFixture it = FetchFixture.imap(folder);
        it.arrive().seen = true;
        it.arrive();
        it.arrive().seen = true;
        it.arrive();
        it.fetch();
        assertThat(it.subjects()).containsExactly("Mail 2", "Mail 4");
        it.arrive().seen = true;
        it.arrive();
        it.fetchAfter(MINUTE);
        assertThat(it.subjects()).containsExactly("Mail 2", "Mail 4", "Mail 5", "Mail 6");
        assertThat(it.mailbox.mails).allMatch(mail -> mail.seen);
        assertThat(it.ledger.entries()).allMatch(entry -> entry.inMailbox() == InMailbox.LEFT);
    }

    @Test
    void aFetchComesWithTheIntervalAndKeepsItsState() {
        FetchFixture it = FetchFixture.imap(folder);
        it.arrive();
        it.fetch();
        assertThat(it.state().nextFetch()).isEqualTo(it.clock.instant().plus(it.channel.interval()));
        assertThat(it.state().lastFetch()).isEqualTo(it.clock.instant());
        assertThat(it.state().lastMail()).isEqualTo(it.clock.instant());
        assertThat(it.state().nextUid()).isEqualTo(2);
        assertThat(it.state().oldestWaiting()).isNull();
        it.fetchAfter(Duration.ofSeconds(59));
        assertThat(it.mailbox.opened).isEqualTo(1);
        it.fetchAfter(Duration.ofSeconds(1));
        assertThat(it.mailbox.opened).isEqualTo(2);
        assertThat(it.leases.tryAcquire("mail-channel/" + it.channel.id(), MINUTE)).isPresent();
    }

    @Test
    void aLargeMailboxIsTakenInItsOrderPageByPage() {
        FetchFixture it = FetchFixture.imap(folder);
        it.arrive(1203);
        it.fetch();
        assertThat(it.subjects()).hasSize(1203).startsWith("Mail 1", "Mail 2").endsWith("Mail 1203");
        FetchFixture pop3 = FetchFixture.pop3(folder.resolve("pop3"));
        pop3.arrive(1203);
        pop3.fetch();
        assertThat(pop3.subjects()).hasSize(1203);
        assertThat(pop3.mailbox.mails).isEmpty();
        assertThat(pop3.mailbox.opened).as("deletions come with the end of a session, so it is ended now and then").isEqualTo(2);
    }

    @Test
    @DisplayName("M10: a session that ends with its access token goes on with a fresh one at once, without loss")
    void aSessionThatEndsGoesOn() {
        for (FetchFixture it : List.of(FetchFixture.imap(folder), FetchFixture.pop3(folder.resolve("pop3")))) {
            it.arrive(250);
            it.mailbox.mailsPerToken = 30;
            it.fetch();
            assertThat(it.subjects()).hasSize(250).doesNotHaveDuplicates();
            assertThat(it.state().failures()).isZero();
            assertThat(it.mailbox.opened).isBetween(9, 30);
        }
    }

    @Test
    void aNewNumberingLosesNothingAndDoublesNothing() {
        FetchFixture it = FetchFixture.imap(folder);
        it.arrive().seen = true;
        it.clock.advance(Duration.ofDays(2));
        it.fetch();
        it.arrive(3);
        it.fetchAfter(MINUTE);
        it.arrive();
        it.arrive().seen = true;
        it.mailbox.renumber();
        it.arrive();
        it.fetchAfter(MINUTE);
        assertThat(it.subjects()).containsExactlyInAnyOrder("Mail 2", "Mail 3", "Mail 4", "Mail 5", "Mail 6", "Mail 7");
        assertThat(it.outcomes()).filteredOn(Outcome.IGNORED::equals).as("what was there is known by its bytes").hasSize(3);
        assertThat(it.mailbox.mails).allMatch(mail -> mail.seen);
    }

    @Test
    void aFolderMadeAnewWithTheSameNumberingGivesNumbersToOtherMails() {
        FetchFixture it = FetchFixture.imap(folder);
        it.arrive(3);
        it.fetch();
        it.mailbox.startAgain();
        it.fetchAfter(MINUTE);
        it.change(TestChannels.then(it.channel, new Disposal(Disposal.Kind.DELETE, "", 0)));
        it.arrive(5);
        it.fetchAfter(MINUTE);
        assertThat(it.subjects()).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void aPop3ServerThatReusesIdsHasOtherMails() {
        FetchFixture it = FetchFixture.pop3(folder);
        it.arrive(3);
        it.fetch();
        it.mailbox.startAgain();
        it.arrive(3);
        it.fetchAfter(MINUTE);
        assertThat(it.subjects()).hasSize(6).doesNotHaveDuplicates();
        assertThat(it.mailbox.mails).isEmpty();
        assertThat(it.ledger.entries()).allMatch(entry -> entry.inMailbox() == InMailbox.GONE);
    }

    @Test
    void aServerThatKeepsWhatItDeletesIsNamedAndNothingComesTwice() {
        FetchFixture it = FetchFixture.pop3(folder);
        it.mailbox.ignoresDeletions = true;
        it.arrive(3);
        it.fetch();
        for (int i = 0; i < 5; i++) {
            it.fetchAfter(MINUTE);
            assertThat(it.reason()).isEqualTo("deletions-ignored");
            assertThat(it.fetches().progress(it.channel.id()).orElseThrow().problem()).as("the fetch went well").isNull();
        }
        assertThat(it.subjects()).hasSize(3);
        assertThat(it.mailbox.retrievals).as("looked at once more, then known").isEqualTo(6);
        assertThat(it.ledger.entries()).hasSize(3);
    }

    @Test
    void aServerThatRefusesToDeleteIsNamedAndNothingComesTwice() {
        for (FetchFixture it : List.of(FetchFixture.pop3(folder), new FetchFixture(folder.resolve("imap"), true, Disposal.Kind.DELETE))) {
            it.mailbox.refusesDeletions = true;
            it.arrive(150);
            it.fetch();
            it.fetchAfter(MINUTE);
            assertThat(it.reason()).isEqualTo("command-refused");
            assertThat(it.subjects()).hasSize(150);
            it.mailbox.refusesDeletions = false;
            it.fetchAfter(MINUTE);
            assertThat(it.mailbox.mails).isEmpty();
            assertThat(it.reason()).isEmpty();
        }
    }

    @Test
    void theMailboxIsToldOfAllWhileTheNextBatchIsTaken() {
        FetchFixture it = FetchFixture.imap(folder);
        it.arrive(119);
        it.mailbox.arrive(it.mailbox.mails.get(0).bytes, it.clock.millis());
        it.arrive(30);
        CountDownLatch duplicateIsDone = new CountDownLatch(1);
        CountDownLatch firstBatchIsTold = new CountDownLatch(1);
        it.requests = (Requests) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Requests.class}, (self, method, arguments) -> {
            if (method.getName().equals("create") && it.jira.issues.size() >= 100) {
                duplicateIsDone.countDown();
                assertThat(firstBatchIsTold.await(10, TimeUnit.SECONDS)).isTrue();
            }
            return method.invoke(it.jira, arguments);
        });
        it.stored = (MailLedger) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {MailLedger.class}, (self, method, arguments) -> {
            boolean firstIsTold = method.getName().equals("untold") && (long) arguments[2] == 100;
            assertThat(!firstIsTold || duplicateIsDone.await(10, TimeUnit.SECONDS)).isTrue();
            Object result = method.invoke(it.ledger, arguments);
            if (firstIsTold) {
                firstBatchIsTold.countDown();
            }
            return result;
        });
        ExecutorService threads = Executors.newCachedThreadPool();
        it.calls = threads;
        it.anew().fetch();
        threads.shutdown();
        assertThat(it.ledger.entries()).extracting(MailEntry::inMailbox).hasSize(150).containsOnly(InMailbox.LEFT);
        assertThat(it.mailbox.mails).allMatch(mail -> mail.seen);
        assertThat(it.subjects()).hasSize(149);
    }

    @Test
    void mailsAreMovedOrDeletedWhenTheirFateIsStored() {
        FetchFixture moves = new FetchFixture(folder, true, Disposal.Kind.MOVE);
        moves.arrive(3);
        moves.fetch();
        assertThat(moves.mailbox.moved).hasSize(3);
        FetchFixture deletes = new FetchFixture(folder.resolve("delete"), true, Disposal.Kind.DELETE);
        deletes.arrive(3);
        deletes.jira.readOnly = true;
        deletes.fetch();
        assertThat(deletes.mailbox.mails).hasSize(3);
        deletes.jira.readOnly = false;
        deletes.fetchAfter(MINUTE);
        assertThat(deletes.mailbox.mails).isEmpty();
    }

    @Test
    void pop3LeavesMailsForSomeDays() {
        FetchFixture it = new FetchFixture(folder, false, Disposal.Kind.LEAVE);
        it.arrive(3);
        it.fetch();
        it.fetchAfter(Duration.ofDays(30));
        assertThat(it.mailbox.mails).as("0 days are for ever").hasSize(3);
        it.change(TestChannels.then(it.channel, new Disposal(Disposal.Kind.LEAVE, "", 31)));
        it.arrive(1);
        it.fetch();
        assertThat(it.mailbox.mails).hasSize(4);
        it.fetchAfter(Duration.ofDays(2));
        assertThat(it.mailbox.mails).hasSize(1);
        assertThat(it.subjects()).hasSize(4);
        assertThat(it.mailbox.retrievals).isEqualTo(4);
    }

    @Test
    void aMailThatIsTooLargeIsEnteredWithoutBeingRead() {
        FetchFixture it = FetchFixture.imap(folder);
        it.arrive();
        InMemoryMailbox.Mail large = it.arrive(mail("large@x", ALICE, "Large").saying("x".repeat(1_000_001)));
        it.arrive();
        it.fetch();
        assertThat(it.outcomes()).containsExactlyInAnyOrder(Outcome.CREATED, Outcome.PARKED, Outcome.CREATED);
        assertThat(it.mailbox.retrievals).isEqualTo(2);
        MailEntry parked = it.ledger.entries().stream().filter(MailEntry::isParked).findFirst().orElseThrow();
        assertThat(parked.fate().problem().reason()).isEqualTo("too-large");
        assertThat(parked.bytes().size()).isEqualTo(large.bytes.length);
        assertThat(large.seen).isFalse();
        it.fetchAfter(MINUTE);
        assertThat(it.ledger.entries()).hasSize(3);
    }

    @Test
    void aMailThatWasTooLargeIsReadWhenTheLimitAllowsIt() {
        for (FetchFixture it : List.of(FetchFixture.imap(folder), FetchFixture.pop3(folder.resolve("pop3")))) {
            it.arrive(mail("large@x", ALICE, "Large").saying("x".repeat(1_000_001)));
            it.fetch();
            ParkedMails parkedMails = new ParkedMails(it.ledger, it.channels.states(), new InMemoryAuditLog(), it.clock);
            parkedMails.retry(it.ledger.entries().get(0), Actor.APP);
            it.fetch();
            assertThat(it.outcomes()).containsExactly(Outcome.PARKED);
            it.change(TestChannels.limited(it.channel, 2_000_000));
            parkedMails.retry(it.ledger.entries().get(0), Actor.APP);
            it.fetch();
            assertThat(it.outcomes()).containsExactly(Outcome.DISCARDED, Outcome.CREATED);
            assertThat(it.subjects()).containsExactly("Large");
        }
    }

    @Test
    void aMailThatWasTooLargeAndIsGoneMeanwhileIsParkedAgain() {
        for (FetchFixture it : List.of(FetchFixture.imap(folder), FetchFixture.pop3(folder.resolve("pop3")))) {
            it.arrive(mail("large@x", ALICE, "Large").saying("x".repeat(1_000_001)));
            it.fetch();
            it.mailbox.mails.clear();
            new ParkedMails(it.ledger, it.channels.states(), new InMemoryAuditLog(), it.clock).retry(it.ledger.entries().get(0), Actor.APP);
            it.fetch();
            assertThat(it.ledger.entries().get(0).fate().problem().reason()).isEqualTo("mail-gone");
            assertThat(it.state().nextFetch()).isEqualTo(it.clock.instant().plus(MINUTE));
        }
    }

    @Test
    void oldMailsOfADeletedChannelAreNotTakenByTheNextOne() {
        FetchFixture it = new FetchFixture(folder, false, Disposal.Kind.LEAVE);
        it.arrive(3);
        it.fetch();
        it.channels.delete(it.channel.id());
        MailChannel next = it.channels.save(TestChannels.then(TestChannels.at(TestChannels.channel("next"), it.server.id(), "INBOX"), it.channel.disposal()));
        it.arrive();
        it.fetch();
        assertThat(it.subjects()).hasSize(4);
        assertThat(it.ledger.entries().get(3).channelId()).isEqualTo(next.id());
    }
}
