package io.oauthlinks.mailchannel.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.TestChannels;
import io.oauthlinks.mailchannel.intake.TestMail;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailserver.mailbox.MailboxFailure;
import io.oauthlinks.message.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is fetched when, by which node. */
class FetchesTest {

    @TempDir
    private Path folder;

    @Test
    void aChannelWaitsOnceForTheSameNode() {
        FetchFixture it = FetchFixture.imap(folder);
        Queue<Runnable> waiting = new ArrayDeque<>();
        it.pool = waiting::add;
        it.fetch();
        it.fetch();
        it.fetches().fetchNow(it.channel.id());
        assertThat(waiting).hasSize(1);
        assertThat(it.fetches().progress(it.channel.id()).orElseThrow().step()).isEqualTo(Progress.Step.WAITING);
        waiting.remove().run();
        assertThat(it.fetches().progress(it.channel.id()).orElseThrow().step()).isEqualTo(Progress.Step.ENDED);
        it.fetch();
        assertThat(waiting).isEmpty();
    }

    @Test
    @DisplayName("M17: two nodes poll: one fetches, and when it ends in the middle the other one goes on")
    void oneNodeFetches() {
        FetchFixture it = FetchFixture.imap(folder);
        it.arrive(3);
        Fetches other = new Fetches(it.ports(), it.intake(), Runnable::run);
        it.leases.tryAcquire("mail-channel/" + it.channel.id(), Duration.ofSeconds(30)).orElseThrow();
        other.tick();
        assertThat(it.mailbox.opened).isZero();
        assertThat(other.progress(it.channel.id()).orElseThrow().step()).isEqualTo(Progress.Step.ELSEWHERE);
        it.clock.advance(Duration.ofSeconds(31));
        other.tick();
        assertThat(it.subjects()).hasSize(3);
    }

    @Test
    void whatAnotherNodeHasFetchedMeanwhileIsNotFetchedAgain() {
        FetchFixture it = FetchFixture.imap(folder);
        Queue<Runnable> waiting = new ArrayDeque<>();
        it.pool = waiting::add;
        it.fetch();
        new Fetches(it.ports(), it.intake(), Runnable::run).tick();
        waiting.remove().run();
        assertThat(it.mailbox.opened).isEqualTo(1);
    }

    @Test
    void fetchNowDoesNotWaitForTheInterval() {
        FetchFixture it = FetchFixture.imap(folder);
        it.fetch();
        it.arrive(2);
        it.fetches().fetchNow(it.channel.id());
        assertThat(it.subjects()).hasSize(2);
        Progress progress = it.fetches().progress(it.channel.id()).orElseThrow();
        assertThat(progress).isEqualTo(new Progress(Progress.Step.ENDED, 2, 2, it.clock.instant(), null));
        it.fetchAfter(Duration.ofMinutes(11));
        it.fetches().fetchNow(it.channel.id() + 1);
        assertThat(it.fetches().progress(it.channel.id() + 1).orElseThrow().step()).isEqualTo(Progress.Step.ELSEWHERE);
    }

    @Test
    @DisplayName("M47: a server that refuses is not tried by hand more often than every five seconds")
    void whatHasJustFailedIsNotFetchedNow() {
        FetchFixture it = FetchFixture.imap(folder);
        it.mailbox.atOpen = InMemoryMailbox.failure(MailboxFailure.Kind.OTHER, "login-refused");
        it.fetch();
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> it.fetches().fetchNow(it.channel.id())).isInstanceOfSatisfying(Refusal.class,
                    refusal -> assertThat(refusal.problem().reason()).isEqualTo("failed-just-now"));
            it.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(it.mailbox.opened).isEqualTo(1);
        it.clock.advance(Duration.ofSeconds(1));
        it.fetches().fetchNow(it.channel.id());
        assertThat(it.mailbox.opened).isEqualTo(2);
        it.clock.advance(Duration.ofSeconds(10));
        it.mailbox.atOpen = null;
        it.fetches().fetchNow(it.channel.id());
        it.fetches().fetchNow(it.channel.id());
        assertThat(it.mailbox.opened).isEqualTo(4);
    }

    @Test
    void aFullPoolLosesNothing() {
        FetchFixture it = FetchFixture.imap(folder);
        boolean[] full = {true};
        it.pool = task -> {
            if (full[0]) {
                throw new RejectedExecutionException();
            }
            task.run();
        };
        it.fetch();
        full[0] = false;
        it.fetch();
        assertThat(it.mailbox.opened).isEqualTo(1);
    }

    @Test
    @DisplayName("M44: a paused channel is not fetched, nor is a deleted one")
    void onlyEnabledChannelsAreFetched() {
        FetchFixture it = FetchFixture.imap(folder);
        Queue<Runnable> waiting = new ArrayDeque<>();
        it.pool = waiting::add;
        it.fetch();
        it.channels.save(TestChannels.in(it.channel, MailChannel.State.PAUSED));
        waiting.remove().run();
        it.channels.delete(it.channel.id());
        it.fetches().fetchNow(it.channel.id());
        waiting.remove().run();
        assertThat(it.mailbox.opened).isZero();
        assertThat(it.leases.tryAcquire("mail-channel/1", Duration.ofSeconds(1))).isPresent();
    }

    @Test
    void aDeletedChannelLeavesNothingToBeDone() {
        FetchFixture it = FetchFixture.imap(folder);
        it.arrive(TestMail.mail("a@x", FetchFixture.ALICE, "broken:unreadable"));
        it.fetch();
        it.arrive(2);
        it.jira.readOnly = true;
        it.fetchAfter(Duration.ofMinutes(1));
        assertThat(it.outcomes()).containsExactly(MailEntry.Outcome.PARKED, null, null);
        it.channels.delete(it.channel.id());
        it.fetches().left(it.channel);
        assertThat(it.outcomes()).containsOnly(MailEntry.Outcome.DISCARDED);
        assertThat(it.ledger.forget(it.clock.instant().plusSeconds(1), Set.of(), 10)).hasSize(3);
    }

    @Test
    @DisplayName("What a channel left that was deleted while a node held it which then died is discarded later")
    void whatADeadNodeHeldIsSweptLater() {
        FetchFixture it = FetchFixture.imap(folder);
        it.arrive(TestMail.mail("a@x", FetchFixture.ALICE, "broken:unreadable"));
        it.fetch();
        it.arrive(2);
        it.jira.readOnly = true;
        it.fetchAfter(Duration.ofMinutes(1));
        it.leases.tryAcquire("mail-channel/1", Duration.ofSeconds(30)).orElseThrow();
        it.channels.delete(it.channel.id());
        it.fetches().left(it.channel);
        assertThat(it.outcomes()).containsExactly(MailEntry.Outcome.PARKED, null, null);
        it.clock.advance(Duration.ofHours(1));
        assertThat(it.fetches().sweep()).isEqualTo(1);
        assertThat(it.outcomes()).containsOnly(MailEntry.Outcome.DISCARDED);
        assertThat(it.ledger.entries()).extracting(entry -> entry.fate().rule()).containsOnly("channel-deleted");
    }

    @Test
    void whatAChannelHoldsThatIsThereIsNotSwept() {
        FetchFixture it = FetchFixture.imap(folder);
        it.arrive(2);
        it.jira.readOnly = true;
        it.fetch();
        it.channels.save(TestChannels.in(it.channel, MailChannel.State.PAUSED));
        assertThat(it.fetches().sweep()).isZero();
        assertThat(it.outcomes()).containsExactly(null, null);
    }

    @Test
    void aPausedChannelBothersNobodyAndIsToldAboutAnewWhenItGoesOnFailing() {
        FetchFixture it = FetchFixture.imap(folder);
        it.mailbox.atOpen = InMemoryMailbox.failure(MailboxFailure.Kind.REAUTHORIZATION, "grant-revoked");
        it.fetch();
        it.channels.save(TestChannels.in(it.channel, MailChannel.State.PAUSED));
        it.fetches().left(it.channel);
        assertThat(it.notices.current("admin")).isEmpty();
        it.change(it.channel);
        it.fetch();
        assertThat(it.notices.sent).hasSize(2);
        assertThat(it.notices.current("admin")).hasSize(1);
    }
}
