package io.oauthlinks.mailchannel.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.mailserver.mailbox.MailboxFailure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Mails whose files in the spool were lost. */
class LostBytesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;
    private FetchFixture it;

    /** Three mails in the spool, and Jira well again; the first was lost. */
    private MailEntry lost(boolean imap, boolean damaged) throws IOException {
        it = imap ? FetchFixture.imap(folder) : FetchFixture.pop3(folder);
        it.arrive(3);
        it.jira.readOnly = true;
        it.fetch();
        it.jira.readOnly = false;
        it.clock.advance(MINUTE);
        MailEntry first = it.ledger.entries().get(0);
        if (damaged) {
            Path file = it.spool.file(it.channel.id(), first.key());
            Files.writeString(file, Files.readString(file).replace("Mail 1", "Mail 9"));
        } else {
            it.spool.remove(it.channel.id(), first.key());
        }
        return first;
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    @DisplayName("M19: a mail whose file was lost is fetched again, and the others go on")
    void bytesThatWereLostAreFetchedAgain(boolean imap, boolean damaged) throws IOException {
        MailEntry first = lost(imap, damaged);
        it.fetch();
        assertThat(it.subjects()).containsExactly("Mail 2", "Mail 3", "Mail 1");
        assertThat(it.outcomes()).containsOnly(Outcome.CREATED);
        assertThat(it.ledger.byId(first.id()).orElseThrow().key()).isEqualTo(first.key());
        assertThat(it.state().failures()).isZero();
        assertThat(it.spool.keys(it.channel.id())).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    @DisplayName("M19: a mail whose file was lost and that has left the mailbox is parked, and the others go on")
    void bytesThatNobodyHasAreNamed(boolean imap, boolean damaged) throws IOException {
        MailEntry first = lost(imap, damaged);
        it.mailbox.mails.remove(0);
        it.fetch();
        assertThat(it.subjects()).containsExactly("Mail 2", "Mail 3");
        assertThat(it.ledger.byId(first.id()).orElseThrow().fate().problem().reason()).isEqualTo(damaged ? "bytes-damaged" : "bytes-gone");
        assertThat(it.state().failures()).isZero();
    }

    @Test
    @DisplayName("M19: another mail under the same number is not taken for the one whose file was lost")
    void anotherMailIsNoSubstitute() throws IOException {
        MailEntry first = lost(true, true);
        InMemoryMailbox.Mail other = it.arrive();
        it.mailbox.mails.remove(other);
        other.uid = it.mailbox.mails.remove(0).uid;
        it.mailbox.mails.add(0, other);
        it.fetch();
        assertThat(it.ledger.byId(first.id()).orElseThrow().fate().outcome()).isEqualTo(Outcome.PARKED);
        assertThat(it.subjects()).containsExactly("Mail 2", "Mail 3");
        assertThat(it.spool.file(it.channel.id(), first.key())).as("what is left of it").content().contains("Mail 9");
        assertThat(it.spool.keys(it.channel.id())).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"OTHER", "REFUSED"})
    @DisplayName("M19: a mail whose file was lost and that never comes again is parked after three tries, and the others go on")
    void bytesThatNeverComeAgainAreGivenUp(Kind how) throws IOException {
        MailEntry first = lost(true, false);
        it.mailbox.breaksAt = first.placed().uid();
        it.mailbox.breaksAs = how;
        for (int i = 0; i < 3; i++) {
            assertThat(it.ledger.byId(first.id()).orElseThrow().isDone()).isFalse();
            it.fetch();
            assertThat(it.reason()).isEqualTo("connection-lost");
            it.clock.advance(Duration.between(it.clock.instant(), it.state().nextFetch()));
        }
        assertThat(it.subjects()).containsExactly("Mail 2", "Mail 3");
        assertThat(it.ledger.byId(first.id()).orElseThrow().fate().problem().reason()).isEqualTo("never-whole");
        it.fetch();
        assertThat(it.state().failures()).isZero();
    }
}
