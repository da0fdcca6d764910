package io.oauthlinks.mailchannel.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailchannel.Disposal;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailserver.mailbox.MailboxFailure.Kind;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Mail servers that are slow, break off, or refuse one mail. */
class BadServersTest {

    @TempDir
    private Path folder;
    private FetchFixture it;

    @BeforeEach
    void start() {
        it = FetchFixture.imap(folder);
    }

    @Test
    void aSessionThatEndsInVainIsAFailure() {
        it.arrive();
        it.mailbox.mailsPerToken = 0;
        it.fetch();
        assertThat(it.reason()).isEqualTo("session-ended");
        assertThat(it.mailbox.opened).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"OTHER", "REFUSED"})
    @DisplayName("M19: a mail that never comes whole, or that the server refuses to send, is parked after three tries, and the others go on")
    void aMailThatNeverComesWholeIsParked(Kind how) {
        it.mailbox.breaksAs = how;
        it.arrive(2);
        it.mailbox.breaksAt = it.arrive().uid;
        it.arrive(2);
        for (int i = 0; i < 3; i++) {
            it.fetch();
            assertThat(it.reason()).isEqualTo("mail-stalls");
            it.clock.advance(Duration.between(it.clock.instant(), it.state().nextFetch()));
        }
        assertThat(it.subjects()).containsExactly("Mail 1", "Mail 2");
        it.fetch();
        assertThat(it.state().failures()).isZero();
        assertThat(it.subjects()).containsExactly("Mail 1", "Mail 2", "Mail 4", "Mail 5");
        MailEntry parked = it.ledger.entries().stream().filter(MailEntry::isParked).findFirst().orElseThrow();
        assertThat(parked.fate().problem().reason()).isEqualTo("never-whole");
    }

    @Test
    void aConnectionThatBreaksOnceGivesUpNoMail() {
        it.arrive(2);
        it.mailbox.atOpen = InMemoryMailbox.failure(Kind.OTHER, "connection-refused");
        it.fetch();
        it.fetchAfter(Duration.ofHours(1));
        it.mailbox.atOpen = null;
        it.mailbox.breaksAt = it.arrive().uid;
        it.fetchAfter(Duration.ofHours(1));
        assertThat(it.reason()).isEqualTo("mail-stalls");
        it.mailbox.breaksAt = null;
        it.fetchAfter(Duration.ofHours(1));
        assertThat(it.subjects()).containsExactly("Mail 1", "Mail 2", "Mail 3");
    }

    @ParameterizedTest
    @CsvSource({"true, SEEN", "true, MOVE", "true, DELETE", "false, DELETE"})
    @DisplayName("M17: a server that takes its whole time limit for each answer keeps no other node from seeing that the channel is being fetched")
    void aSlowServerDoesNotEndTheLease(boolean imap, Disposal.Kind disposal) {
        it = new FetchFixture(folder, imap, disposal);
        it.arrive(3);
        int[] waits = {0};
        it.mailbox.slowness = () -> {
            waits[0]++;
            it.clock.advance(it.server.endpoint().timeout());
            assertThat(it.leases.tryAcquire("mail-channel/1", Duration.ofSeconds(1))).isEmpty();
        };
        it.fetch();
        assertThat(waits[0]).as("list, three mails, telling, farewell").isGreaterThanOrEqualTo(24);
        assertThat(it.subjects()).containsExactly("Mail 1", "Mail 2", "Mail 3");
        assertThat(it.state().failures()).isZero();
        assertThat(it.mailbox.mails).hasSize(disposal == Disposal.Kind.SEEN ? 3 : 0);
        assertThat(it.leases.tryAcquire("mail-channel/1", Duration.ofSeconds(1))).isPresent();
    }
}
