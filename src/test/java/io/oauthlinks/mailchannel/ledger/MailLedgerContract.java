package io.oauthlinks.mailchannel.ledger;

import static io.oauthlinks.mailchannel.ledger.TestEntries.CHANNEL;
import static io.oauthlinks.mailchannel.ledger.TestEntries.NOW;
import static io.oauthlinks.mailchannel.ledger.TestEntries.channel;
import static io.oauthlinks.mailchannel.ledger.TestEntries.ended;
import static io.oauthlinks.mailchannel.ledger.TestEntries.fate;
import static io.oauthlinks.mailchannel.ledger.TestEntries.head;
import static io.oauthlinks.mailchannel.ledger.TestEntries.made;
import static io.oauthlinks.mailchannel.ledger.TestEntries.parked;
import static io.oauthlinks.mailchannel.ledger.TestEntries.place;
import static io.oauthlinks.mailchannel.ledger.TestEntries.plan;
import static io.oauthlinks.mailchannel.ledger.TestEntries.spooled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.mailchannel.TestChannels;
import io.oauthlinks.mailchannel.ledger.MailEntry.InMailbox;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.mailchannel.ledger.MailLedger.Answered;
import io.oauthlinks.mailchannel.ledger.MailLedger.LogQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link MailLedger} does. */
public abstract class MailLedgerContract {

    private static final long PROJECT = TestChannels.PROJECT;

    protected abstract MailLedger ledger();

    private MailEntry add(MailEntry entry) {
        return ledger().add(List.of(entry)).get(0);
    }

    private MailEntry stored(MailEntry changed) {
        ledger().update(List.of(changed));
        return changed;
    }

    @Test
    void addedEntriesComeBackAsTheyWereWithNumbersInTheirOrder() {
        List<MailEntry> entries = IntStream.range(0, 250).mapToObj(i -> spooled(String.valueOf(i))).toList();
        List<MailEntry> added = ledger().add(entries);
        assertThat(added).usingRecursiveComparison().ignoringFields("id").isEqualTo(entries);
        assertThat(added).extracting(MailEntry::id).isSorted().doesNotHaveDuplicates().doesNotContain(0L);
        assertThat(ledger().byId(added.get(249).id())).contains(added.get(249));
        assertThat(ledger().byId(added.get(249).id() + 1)).isEmpty();
        assertThat(ledger().known(entries.stream().map(MailEntry::placed).toList())).hasSize(250).containsEntry(place("17"), added.get(17));
    }

    @Test
    @DisplayName("M16: one mail has one entry, and a batch with a known one is not inserted at all")
    void oneMailHasOneEntry() {
        MailEntry first = add(spooled("1"));
        MailEntry sameMail = spooled("1", channel(6)).at(place("1"));
        assertThatThrownBy(() -> ledger().add(List.of(spooled("2"), sameMail))).isInstanceOf(MailLedger.AlreadyKnown.class);
        assertThat(ledger().known(List.of(place("1"), place("2")))).containsOnlyKeys(place("1")).containsEntry(place("1"), first);
        assertThat(ledger().known(List.of())).isEmpty();
    }

    @Test
    void placesDifferInServerFolderNumberingAndLetterCase() {
        MailEntry.Placed it = place("aB");
        add(spooled("aB"));
        List<MailEntry.Placed> others = List.of(place("Ab"), new MailEntry.Placed(8, it.folder(), it.numbering(), it.uid()),
                new MailEntry.Placed(7, "inbox", it.numbering(), it.uid()), new MailEntry.Placed(7, it.folder(), 1, it.uid()));
        assertThat(ledger().known(others)).isEmpty();
        ledger().add(IntStream.range(0, 4).mapToObj(i -> spooled("x" + i).at(others.get(i))).toList());
    }

    @Test
    void aMailGoesItsWay() {
        MailEntry entry = add(spooled("1"));
        entry = stored(entry.read(head("a@b", "alice@example.com", "Drucker \"brennt\" ä")).intended(plan(0), NOW.plusSeconds(40)));
        assertThat(ledger().byId(entry.id())).contains(entry);
        entry = stored(entry.again(2, NOW.plusSeconds(60)));
        assertThat(ledger().byId(entry.id())).contains(entry);
        entry = stored(entry.made());
        assertThat(ledger().byId(entry.id())).contains(entry);
        entry = stored(entry.done(new MailEntry.Fate(Outcome.COMMENTED, "known-message", 10_000_000_000L, "SUP-1", 20_000_000_000L, null, NOW),
                Duration.ofMillis(35)).told(InMailbox.GONE));
        assertThat(ledger().byId(entry.id())).contains(entry);
        MailEntry other = stored(parked(add(spooled("2"))));
        assertThat(ledger().byId(other.id())).contains(other);
    }

    @Test
    void aPlaceCanBeGivenUpForAnotherMail() {
        MailEntry old = add(spooled("1"));
        stored(ended(old, Outcome.IGNORED).told(InMailbox.GONE).at(place("1~" + old.key())));
        MailEntry other = add(MailEntry.spooled(TestEntries.key("other"), channel(CHANNEL), place("1"), new Spool.Spooled(1, "ab"), NOW));
        assertThat(ledger().known(List.of(place("1")))).containsEntry(place("1"), other);
        assertThat(ledger().byId(old.id()).orElseThrow().placed()).isEqualTo(place("1~" + old.key()));
    }

    @Test
    void unfinishedOnesThatAreDueComeByNumber() {
        List<MailEntry> added = ledger().add(IntStream.range(0, 6).mapToObj(i -> spooled(String.valueOf(i))).toList());
        add(spooled("0", channel(6)));
        MailEntry intended = added.get(1).intended(plan(3), NOW);
        MailEntry later = added.get(2).again(1, NOW.plusMillis(1));
        MailEntry made = added.get(3).intended(plan(0), NOW).made();
        ledger().update(List.of(made, intended, later, made(added.get(4), 1), parked(added.get(5))));
        assertThat(ledger().unfinished(CHANNEL, NOW, 10)).containsExactly(added.get(0), intended, made);
        assertThat(ledger().unfinished(CHANNEL, NOW.plusMillis(1), 10)).containsExactly(added.get(0), intended, later, made);
        assertThat(ledger().unfinished(CHANNEL, NOW, 2)).containsExactly(added.get(0), intended);
    }

    @Test
    void theMailboxIsToldOfThoseThatAreDone() {
        List<MailEntry> added = ledger().add(IntStream.range(0, 5).mapToObj(i -> spooled(String.valueOf(i))).toList());
        MailEntry first = stored(made(added.get(1), 1));
        MailEntry second = stored(parked(added.get(2)));
        stored(made(added.get(3), 1).told(InMailbox.LEFT));
        stored(made(added.get(4), 1).told(InMailbox.GONE));
        stored(made(add(spooled("0", channel(6))), 1));
        assertThat(ledger().untold(CHANNEL, NOW.plusMillis(1), 0, 10)).containsExactly(first, second);
        assertThat(ledger().untold(CHANNEL, NOW.plusMillis(1), 0, 1)).containsExactly(first);
        assertThat(ledger().untold(CHANNEL, NOW.plusMillis(1), first.id(), 10)).containsExactly(second);
        assertThat(ledger().untold(CHANNEL, NOW, 0, 10)).isEmpty();
    }

    @Test
    void aParkedMailIsDecidedAboutOnce() {
        MailEntry parked = stored(parked(add(spooled("1")).intended(plan(0), null)));
        MailEntry retried = parked.retried(NOW.plusSeconds(5));
        List<Boolean> outcomes = IntStream.range(0, 4).parallel().mapToObj(i -> ledger().replaceParked(i % 2 == 0 ? retried : ended(parked, Outcome.DISCARDED))).toList();
        assertThat(outcomes).containsOnlyOnce(true);
        assertThat(ledger().byId(parked.id()).orElseThrow().isParked()).isFalse();
        MailEntry unfinished = add(spooled("2"));
        assertThat(ledger().replaceParked(ended(unfinished, Outcome.DISCARDED))).isFalse();
        assertThat(ledger().byId(unfinished.id())).contains(unfinished);
        MailEntry second = stored(parked(add(spooled("3")).intended(plan(0), null)));
        assertThat(ledger().replaceParked(second.retried(NOW))).isTrue();
        assertThat(ledger().byId(second.id())).contains(second.retried(NOW));
    }

    @Test
    @DisplayName("M27: an answer finds the issue of the first message that is known in the project")
    void anAnswerFindsItsIssue() {
        stored(made(add(spooled("1")).read(head("one@x", "a@x", "s")), 41));
        stored(made(add(spooled("2")).read(head("two@x", "a@x", "s")), 42));
        stored(parked(add(spooled("3")).read(head("parked@x", "a@x", "s"))));
        stored(add(spooled("4")).read(head("waits@x", "a@x", "s")));
        stored(made(add(spooled("5", TestChannels.inProject(channel(6), PROJECT + 1))).read(head("elsewhere@x", "a@x", "s")), 50));
        stored(ended(add(spooled("6")).read(head("", "a@x", "s")), Outcome.IGNORED));
        stored(add(spooled("7")).read(head("may-be@x", "a@x", "s")).done(fate(Outcome.PARKED, 43), Duration.ZERO));
        MailLedger ledger = ledger();
        assertThat(ledger.answered(PROJECT, List.of("may-be@x"))).as("may be somebody else's").isEmpty();
        assertThat(ledger.answered(PROJECT, List.of("unknown@x", "two@x", "one@x"))).contains(new Answered(42, true));
        assertThat(ledger.answered(PROJECT, List.of("parked@x", "one@x"))).contains(new Answered(41, true));
        assertThat(ledger.answered(PROJECT, List.of("waits@x", "one@x"))).contains(new Answered(0, false));
        assertThat(ledger.answered(PROJECT, List.of("elsewhere@x", "ONE@x", ""))).isEmpty();
        assertThat(ledger.answered(PROJECT + 1, List.of("elsewhere@x"))).contains(new Answered(50, true));
        assertThat(ledger.answered(PROJECT, List.of())).isEmpty();
    }

    @Test
    void aDuplicateHidesNoAnswer() {
        stored(ended(add(spooled("1")).read(head("one@x", "a@x", "s")), Outcome.IGNORED));
        stored(made(add(spooled("2")).read(head("one@x", "a@x", "s")), 41));
        stored(add(spooled("3")).read(head("one@x", "a@x", "s")));
        assertThat(ledger().answered(PROJECT, List.of("one@x"))).contains(new Answered(41, true));
    }

    @Test
    void theSameBytesAreFoundAgain() {
        MailEntry first = add(spooled("1"));
        MailEntry again = add(spooled("1").at(place("9")));
        MailEntry third = add(spooled("1").at(place("10")));
        add(spooled("1", channel(6)));
        assertThat(ledger().sameAs(first)).isEmpty();
        assertThat(ledger().mayHaveSame(CHANNEL, List.of(first))).isFalse();
        assertThat(ledger().mayHaveSame(CHANNEL, List.of(again))).as("a smaller number").isTrue();
        assertThat(ledger().mayHaveSame(CHANNEL, List.of(first, third))).as("with each other").isTrue();
        MailEntry alone = add(spooled("2"));
        assertThat(ledger().mayHaveSame(CHANNEL, List.of(alone))).isFalse();
        assertThat(ledger().mayHaveSame(CHANNEL, List.of(third, alone))).isTrue();
        assertThat(ledger().sameAs(again)).contains(first);
        assertThat(ledger().sameAs(third)).contains(first);
        MailEntry unread = MailEntry.spooled(TestEntries.key("a"), channel(CHANNEL), place("11"), new Spool.Spooled(5_000_000_000L, ""), NOW);
        add(unread);
        MailEntry other = add(MailEntry.spooled(TestEntries.key("b"), channel(CHANNEL), place("12"), new Spool.Spooled(5_000_000_000L, ""), NOW));
        assertThat(ledger().sameAs(other)).isEmpty();
        assertThat(ledger().mayHaveSame(CHANNEL, List.of(unread, other))).as("nobody knows the bytes of either").isFalse();
        assertThat(ledger().mayHaveSame(CHANNEL, List.of(unread, again))).isTrue();
    }

    @Test
    @DisplayName("M24: mails of a sender that were taken are counted")
    void takenOnesAreCounted() {
        MailEntry.Head alice = head("", "alice@example.com", "s");
        stored(made(add(spooled("1")).read(alice), 1));
        stored(add(spooled("2")).read(alice).intended(plan(0), null));
        stored(ended(add(spooled("3")).read(alice), Outcome.REFUSED));
        stored(parked(add(spooled("4")).read(alice)));
        stored(add(spooled("5")).read(alice));
        stored(made(add(spooled("6")).read(head("", "bob@example.com", "s")), 1));
        stored(made(add(spooled("7", channel(6))).read(alice), 1));
        assertThat(ledger().taken(CHANNEL, List.of("alice@example.com"), NOW)).isEqualTo(2);
        assertThat(ledger().taken(CHANNEL, List.of("alice@example.com", "bob@example.com", "carol@example.com"), NOW)).isEqualTo(3);
        assertThat(ledger().taken(CHANNEL, List.of("alice@example.com"), NOW.plusMillis(1))).isZero();
    }

    @Test
    void mailsAreCountedByWhatDecided() {
        stored(add(spooled("1")).intended(new MailEntry.Plan(0, "zoe", "new-customer", NOW), null));
        MailEntry done = add(spooled("2")).intended(new MailEntry.Plan(0, "yan", "new-customer", NOW), null);
        stored(done.done(new MailEntry.Fate(Outcome.CREATED, "new-customer", 7, "SUP-7", 0, null, NOW), Duration.ZERO));
        stored(add(spooled("3")).done(new MailEntry.Fate(Outcome.REFUSED, "customer-refused", 0, "", 0, null, NOW), Duration.ZERO));
        stored(add(spooled("4")).again(1, NOW.plusSeconds(60)));
        stored(made(add(spooled("5")), 1));
        add(spooled("6"));
        stored(add(spooled("7", channel(6))).intended(new MailEntry.Plan(0, "zoe", "new-customer", NOW), null));
        assertThat(ledger().decided(CHANNEL, List.of("new-customer", "customer-refused"), NOW)).isEqualTo(3);
        assertThat(ledger().decided(CHANNEL, List.of("new-customer"), NOW)).isEqualTo(2);
        assertThat(ledger().decided(CHANNEL, List.of("new-customer", "customer-refused"), NOW.plusMillis(1))).isZero();
    }

    @Test
    void outcomesOfAChannelAreCounted() {
        stored(parked(add(spooled("1"))));
        stored(parked(add(spooled("2"))));
        stored(made(add(spooled("3")), 1));
        add(spooled("4"));
        stored(parked(add(spooled("5", channel(6)))));
        assertThat(ledger().count(CHANNEL, Outcome.PARKED)).isEqualTo(2);
        assertThat(ledger().count(CHANNEL, Outcome.CREATED)).isEqualTo(1);
        assertThat(ledger().count(CHANNEL, Outcome.REFUSED)).isZero();
        assertThat(ledger().counts(List.of(CHANNEL, 6L), Outcome.PARKED)).isEqualTo(Map.of(CHANNEL, 2, 6L, 1));
        assertThat(ledger().counts(List.of(CHANNEL), Outcome.CREATED)).isEqualTo(Map.of(CHANNEL, 1));
        assertThat(ledger().counts(List.of(), Outcome.PARKED)).isEmpty();
    }

    @Test
    void mailsAreCountedByTheTimeOfTheirFetch() {
        add(spooled("1"));
        stored(parked(add(spooled("2"))));
        add(spooled("3", channel(6)));
        List<Instant> times = List.of(NOW.minusMillis(1), NOW, NOW.plusMillis(1), NOW.plusMillis(2));
        assertThat(ledger().fetchedBetween(List.of(CHANNEL, 6L, 7L), times))
                .isEqualTo(Map.of(CHANNEL, List.of(0, 2, 0), 6L, List.of(0, 1, 0), 7L, List.of(0, 0, 0)));
        assertThat(ledger().fetchedBetween(List.of(CHANNEL), List.of(NOW.minusMillis(2), NOW))).isEqualTo(Map.of(CHANNEL, List.of(0)));
        assertThat(ledger().fetchedBetween(List.of(), times)).isEmpty();
    }

    @Test
    void spoolFilesWithAnEntryAreKnown() {
        MailEntry entry = add(spooled("1"));
        assertThat(ledger().byKeys(List.of(entry.key(), TestEntries.key("left over")))).containsExactly(entry);
        assertThat(ledger().byKeys(List.of())).isEmpty();
    }

    @Test
    @DisplayName("M46: the log is searched, newest first")
    void theLogIsSearched() {
        MailEntry printer = stored(made(add(spooled("1")).read(head("", "alice@example.com", "Printer 100% on_fire")), 17));
        MailEntry bob = stored(parked(add(spooled("2")).read(head("", "bob@example.com", "Hello"))));
        MailEntry waits = add(spooled("3"));
        MailEntry elsewhere = add(spooled("4", channel(6)));
        assertThat(log(List.of(CHANNEL), "", null)).containsExactly(waits, bob, printer);
        assertThat(log(List.of(6L, CHANNEL), "", null)).containsExactly(elsewhere, waits, bob, printer);
        assertThat(log(List.of(CHANNEL), "PRINTER", null)).containsExactly(printer);
        assertThat(log(List.of(CHANNEL), "BOB@", null)).containsExactly(bob);
        assertThat(log(List.of(CHANNEL), "sup-17", null)).containsExactly(printer);
        assertThat(log(List.of(CHANNEL), "0%", null)).containsExactly(printer);
        assertThat(log(List.of(CHANNEL), "n_f", null)).containsExactly(printer);
        assertThat(log(List.of(CHANNEL), "%lo", null)).isEmpty();
        assertThat(log(List.of(CHANNEL), "h_llo", null)).isEmpty();
        assertThat(log(List.of(CHANNEL), "", Outcome.PARKED)).containsExactly(bob);
        assertThat(log(List.of(CHANNEL), "hello", Outcome.CREATED)).isEmpty();
        MailLedger.Page first = ledger().page(new LogQuery(List.of(CHANNEL), "", null, 0, 2));
        assertThat(first.entries()).containsExactly(waits, bob);
        MailLedger.Page second = ledger().page(new LogQuery(List.of(CHANNEL), "", null, first.nextBeforeId(), 2));
        assertThat(second).isEqualTo(new MailLedger.Page(List.of(printer), 0));
        assertThat(ledger().page(new LogQuery(List.of(CHANNEL), "", null, 0, 3)).nextBeforeId()).isZero();
    }

    private List<MailEntry> log(List<Long> channels, String text, Outcome outcome) {
        return ledger().page(new LogQuery(channels, text, outcome, 0, 100)).entries();
    }

    @Test
    void whatIsOldIsForgotten() {
        MailEntry told = stored(made(add(spooled("1")), 1).told(InMailbox.GONE));
        MailEntry untold = stored(made(add(spooled("2")), 1));
        MailEntry parked = stored(parked(add(spooled("3"))));
        MailEntry unfinished = add(spooled("4"));
        MailEntry left = stored(made(add(spooled("5", channel(6))), 1));
        MailEntry refused = stored(made(add(spooled("6", channel(6))), 1).told(InMailbox.LEFT));
        assertThat(ledger().forget(NOW, Set.of(), 10)).isEmpty();
        assertThat(ledger().forget(NOW.plusMillis(1), Set.of(6L), 1)).containsExactly(told);
        assertThat(ledger().forget(NOW.plusMillis(1), Set.of(6L), 10)).containsExactly(untold);
        assertThat(List.of(parked, unfinished, left, refused)).allMatch(entry -> ledger().byId(entry.id()).isPresent());
        assertThat(ledger().forget(NOW.plusMillis(1), Set.of(), 10)).containsExactly(left, refused);
        assertThat(add(spooled("1")).id()).isGreaterThan(told.id());
    }

    @Test
    @DisplayName("M17: two nodes that enter the same mail make one entry")
    void twoNodesEnterOneMail() {
        List<Boolean> outcomes = IntStream.range(0, 4).parallel().mapToObj(i -> {
            try {
                ledger().add(List.of(spooled("a" + i), spooled("same")));
                return true;
            } catch (MailLedger.AlreadyKnown known) {
                return false;
            }
        }).toList();
        assertThat(outcomes).containsOnlyOnce(true);
        assertThat(ledger().unfinished(CHANNEL, NOW, 10)).hasSize(2);
    }

    @Test
    void fateTellsWhatBecameOfIt() {
        MailEntry entry = stored(ended(add(spooled("1")), Outcome.DISCARDED));
        assertThat(ledger().byId(entry.id()).orElseThrow().fate()).isEqualTo(fate(Outcome.DISCARDED, 0));
    }
}
