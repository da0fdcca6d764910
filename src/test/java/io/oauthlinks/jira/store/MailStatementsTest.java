package io.oauthlinks.jira.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.MovableClock;
import io.oauthlinks.mailchannel.ChannelState;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.TestChannels;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Fate;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.mailchannel.ledger.MailLedger.LogQuery;
import io.oauthlinks.mailchannel.ledger.Spool;
import io.oauthlinks.secret.Sha256;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What Active Objects sends for mails: as much for a batch as for one, and nothing that walks through the ledger. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MailStatementsTest {

    private static final Instant NOW = MovableClock.START;

    @Parameter
    private TestDatabase database;
    private ActiveObjects ao;
    private AoMailLedger ledger;
    private AoChannelStates states;
    private MailChannel channel;
    private List<MailEntry> added;

    @BeforeEach
    void start() {
        ao = database.empty();
        ledger = new AoMailLedger(ao, new MovableClock());
        states = new AoChannelStates(ao);
        channel = new AoMailChannels(ao).save(TestChannels.channel("one"));
        added = ledger.add(mails(0, 50));
    }

    private List<MailEntry> mails(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> MailEntry.spooled(Sha256.hex("key" + i).substring(0, 32), channel,
                new MailEntry.Placed(7, "INBOX", 1, String.valueOf(i)), new Spool.Spooled(1000, Sha256.hex("bytes" + i)), NOW)).toList();
    }

    @Test
    void aBatchIsOneInsert() {
        int sequences = database == TestDatabase.POSTGRES ? 1 : 0;
        assertThat(sent(() -> ledger.add(mails(50, 150)))).hasSize(2 + sequences);
    }

    @Test
    void aStepOfABatchIsOneDeletionAndOneInsert() {
        List<MailEntry> intended = added.stream().map(entry -> entry.intended(new MailEntry.Plan(0, "JIRAUSER1", "new", NOW), null)).toList();
        assertThat(sent(() -> ledger.update(intended))).hasSize(2);
        assertThat(ledger.unfinished(channel.id(), NOW, 100)).isEqualTo(intended);
    }

    @Test
    void thousandsAreAddedAndChangedAtOnce() {
        List<MailEntry> many = ledger.add(mails(1_000, 3_500));
        assertThat(many).extracting(MailEntry::id).doesNotHaveDuplicates().isSorted();
        ledger.update(many.stream().map(entry -> entry.again(1, NOW.plusSeconds(60))).toList());
        assertThat(ledger.unfinished(channel.id(), NOW, 10_000)).hasSize(50);
        assertThat(ledger.known(many.stream().map(MailEntry::placed).toList())).hasSize(2_500);
        assertThat(ledger.byKeys(many.stream().map(MailEntry::key).toList())).hasSize(2_500);
    }

    @Test
    void aLookUpIsOneStatement() {
        MailEntry one = added.get(0);
        assertThat(sent(() -> ledger.known(List.of(one.placed())))).hasSize(1);
        assertThat(sent(() -> ledger.unfinished(channel.id(), NOW, 100))).hasSize(1);
        assertThat(sent(() -> ledger.byId(one.id()))).hasSize(1);
        assertThat(sent(() -> ledger.answered(TestChannels.PROJECT, List.of("a", "b")))).hasSize(1);
        assertThat(sent(() -> ledger.page(log("")))).hasSize(1);
        assertThat(sent(() -> ledger.counts(List.of(channel.id(), 99L), Outcome.PARKED))).hasSize(1);
        assertThat(sent(() -> ledger.fetchedBetween(List.of(channel.id(), 99L), List.of(NOW, NOW.plusSeconds(1), NOW.plusSeconds(2))))).hasSize(1);
        assertThat(sent(() -> states.due(NOW, 100))).hasSize(1);
        assertThat(sent(() -> states.of(List.of(channel.id(), 99L)))).hasSize(1);
        assertThat(sent(() -> states.save(ChannelState.fresh(channel.id())))).as("reads and writes").hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void manyMailsAreCountedByTheDatabase() {
        AoMailLedger withFew = new AoMailLedger(ao, new MovableClock(), 10);
        List<Instant> times = List.of(NOW.minusSeconds(1), NOW, NOW.plusSeconds(1));
        List<Long> channels = List.of(channel.id(), 99L);
        assertThat(withFew.fetchedBetween(channels, times)).isEqualTo(ledger.fetchedBetween(channels, times)).containsEntry(channel.id(), List.of(0, 50));
        ledger.update(added.stream().map(entry -> entry.done(new Fate(Outcome.PARKED, "new", 0, "", 0, null, NOW), Duration.ZERO)).toList());
        assertThat(withFew.counts(channels, Outcome.PARKED)).containsEntry(channel.id(), 50);
        assertThat(ledger.counts(channels, Outcome.PARKED)).isEqualTo(Map.of(channel.id(), 50));
    }

    @Test
    void everyLookUpUsesAnIndex() throws SQLException {
        assumeTrue(database == TestDatabase.POSTGRES, "whose plans say it without rows to choose by");
        MailEntry one = added.get(1).done(new Fate(Outcome.PARKED, "new", 0, "", 0, null, NOW), Duration.ZERO);
        ledger.update(List.of(one));
        List<String> statements = sent(() -> {
            ledger.known(List.of(one.placed()));
            ledger.byKeys(List.of(one.key()));
            ledger.unfinished(channel.id(), NOW, 100);
            ledger.untold(channel.id(), NOW, 0, 100);
            ledger.byId(one.id());
            ledger.answered(TestChannels.PROJECT, List.of("a", "b"));
            ledger.sameAs(one);
            ledger.mayHaveSame(channel.id(), List.of(one, added.get(2)));
            ledger.taken(channel.id(), List.of("a@example.com", "b@example.com"), NOW);
            ledger.count(channel.id(), Outcome.PARKED);
            ledger.counts(List.of(channel.id()), Outcome.PARKED);
            ledger.fetchedBetween(List.of(channel.id()), List.of(NOW, NOW.plusSeconds(1)));
            ledger.decided(channel.id(), List.of("new-customer"), NOW);
            ledger.page(log("printer"));
            ledger.forget(NOW, Set.of(channel.id()), 100);
            states.due(NOW, 100);
        });
        assertThat(statements).hasSizeGreaterThanOrEqualTo(15);
        for (String statement : statements) {
            assertThat(database.plan(statement)).as(statement).contains("Index").doesNotContain("Seq Scan");
        }
    }

    private LogQuery log(String text) {
        return new LogQuery(List.of(channel.id()), text, null, 0, 100);
    }

    private List<String> sent(Runnable work) {
        return database.statements(work);
    }
}
