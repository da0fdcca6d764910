package io.oauthlinks.mailchannel.intake;

import static io.oauthlinks.mailchannel.intake.TestMail.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailchannel.SenderPolicy;
import io.oauthlinks.mailchannel.SenderPolicy.Unknown;
import io.oauthlinks.mailchannel.TestChannels;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As whom mails are taken. */
class SendersTest {

    private static final String STRANGER = "stranger@example.org";

    @TempDir
    private Path folder;
    private IntakeFixture it;

    @BeforeEach
    void start() {
        it = new IntakeFixture(folder);
    }

    static SenderPolicy policy(Unknown unknown, String fallback) {
        return new SenderPolicy(unknown, fallback, List.of(), List.of(), 100);
    }

    private void unknownOnes(Unknown unknown, String fallback) {
        it.channel = TestChannels.from(it.channel, policy(unknown, fallback));
    }

    private MailEntry taken(String from) {
        return it.taken(mail(it.ledger.entries().size() + "@x", from, "Hello"));
    }

    private static void is(MailEntry entry, Outcome outcome, String rule) {
        assertThat(entry.fate().outcome()).isEqualTo(outcome);
        assertThat(entry.fate().rule()).isEqualTo(rule);
    }

    @Test
    @DisplayName("M39: an unknown sender is refused, and nobody is made")
    void anUnknownSenderIsRefused() {
        int users = it.jira.users.size();
        is(taken(STRANGER), Outcome.REFUSED, "sender-unknown");
        is(taken(""), Outcome.REFUSED, "sender-unknown");
        assertThat(it.issues()).isEmpty();
        assertThat(it.jira.users).hasSize(users);
    }

    @Test
    void aKnownSenderIsTheReporter() {
        is(taken("ALICE@example.com".toLowerCase()), Outcome.CREATED, "new");
        assertThat(it.issues().get(0).request.reporterKey()).isEqualTo("alice");
    }

    @Test
    @DisplayName("M45: a user who is inactive or may not create follows the policy, visible in the log")
    void aDisabledUserFollowsThePolicy() {
        it.jira.user("unlicensed", true);
        is(taken("gone@example.com"), Outcome.REFUSED, "sender-disabled");
        is(taken("unlicensed@example.com"), Outcome.REFUSED, "sender-disabled");
        unknownOnes(Unknown.FALLBACK, "agent");
        is(taken("gone@example.com"), Outcome.CREATED, "new-fallback-disabled");
        unknownOnes(Unknown.CREATE_CUSTOMER, "");
        it.jira.customersMaySignUp = true;
        is(taken("gone@example.com"), Outcome.REFUSED, "sender-disabled");
        assertThat(it.issues()).hasSize(1);
    }

    @Test
    void theFallbackReporterWritesForUnknownSenders() {
        unknownOnes(Unknown.FALLBACK, "agent");
        is(taken(STRANGER), Outcome.CREATED, "new-fallback");
        assertThat(it.issues().get(0).request.reporterKey()).isEqualTo("agent");
        assertThat(it.issues().get(0).request.description()).isEqualTo("from[stranger@example.org]\n\nText of 0@x");
    }

    @Test
    void aFallbackReporterWhoIsGoneParksTheMailUntilThereIsOne() {
        unknownOnes(Unknown.FALLBACK, "gone");
        MailEntry parked = taken(STRANGER);
        is(parked, Outcome.PARKED, "fallback-gone");
        assertThat(parked.fate().problem().reason()).isEqualTo("fallback-gone");
        unknownOnes(Unknown.FALLBACK, "agent");
        assertThat(it.ledger.replaceParked(parked.retried(it.clock.instant()))).isTrue();
        it.take();
        is(it.now(parked), Outcome.CREATED, "new-fallback");
    }

    @Test
    void whoAnswersAKnownMailMayWriteThroughTheFallbackReporter() {
        unknownOnes(Unknown.FALLBACK, "agent");
        MailEntry first = it.taken(mail("one@x", STRANGER, "Hello"));
        is(it.taken(mail("two@x", STRANGER, "Re: Hello").answering("one@x")), Outcome.COMMENTED, "known-message-fallback");
        String key = first.fate().issueKey();
        is(it.taken(mail("three@x", STRANGER, "Re: " + key)), Outcome.CREATED, "not-allowed-there");
        assertThat(it.issues()).hasSize(2);
        assertThat(it.issues().get(0).comments).extracting(InMemoryJira.Comment::body).containsExactly("from[stranger@example.org]\n\nText of two@x");
    }

    @Test
    @DisplayName("M39: a customer is made only where the project allows it")
    void aCustomerIsMadeWhereAllowed() {
        unknownOnes(Unknown.CREATE_CUSTOMER, "");
        MailEntry refused = taken(STRANGER);
        is(refused, Outcome.REFUSED, "customer-refused");
        assertThat(refused.fate().problem().reason()).isEqualTo("no-customers");
        it.jira.customersMaySignUp = true;
        is(taken(STRANGER), Outcome.CREATED, "new-customer");
        is(taken(STRANGER), Outcome.CREATED, "new");
        assertThat(it.issues()).extracting(issue -> issue.request.reporterKey()).containsOnly(it.jira.byAddress(STRANGER, 0).get(0).userKey());
    }

    @Test
    @DisplayName("M39: a flood of forged senders makes so many customers an hour as the settings allow; the rest waits, and can be tried again")
    void aFloodOfSendersIsNoFloodOfCustomers() {
        unknownOnes(Unknown.CREATE_CUSTOMER, "");
        it.jira.customersMaySignUp = true;
        it.newCustomers = 3;
        List<MailEntry> flood = IntStream.range(0, 5).mapToObj(i -> it.arrive(mail("flood" + i + "@x", "forged" + i + "@example.org", "Hello"))).toList();
        it.take();
        flood.subList(0, 3).forEach(mail -> is(it.now(mail), Outcome.CREATED, "new-customer"));
        flood.subList(3, 5).forEach(mail -> is(it.now(mail), Outcome.PARKED, "too-many-customers"));
        assertThat(it.now(flood.get(4)).fate().problem().cause().arguments()).containsExactly("3");
        // the next take, on whichever node, counts in the ledger
        is(taken("later@example.org"), Outcome.PARKED, "too-many-customers");
        is(taken("forged0@example.org"), Outcome.CREATED, "new");
        is(taken("alice@example.com"), Outcome.CREATED, "new");
        it.later(Duration.ofMinutes(61));
        retry(flood.get(3));
        is(it.now(flood.get(3)), Outcome.CREATED, "new-customer");
        is(taken("later@example.org"), Outcome.CREATED, "new-customer");
        is(taken("fifth@example.org"), Outcome.CREATED, "new-customer");
        retry(flood.get(4));
        is(it.now(flood.get(4)), Outcome.PARKED, "too-many-customers");
    }

    @Test
    void aKeyInTheSubjectIsNoWayAroundTheLimit() {
        unknownOnes(Unknown.CREATE_CUSTOMER, "");
        it.jira.customersMaySignUp = true;
        it.newCustomers = 1;
        String key = it.jira.issue(InMemoryJira.SUP, "alice").key;
        is(it.taken(mail("one@x", "one@example.org", "Re: " + key)), Outcome.CREATED, "new-customer");
        is(it.taken(mail("two@x", "two@example.org", "Re: " + key)), Outcome.PARKED, "too-many-customers");
    }

    @Test
    void aRefusalAfterWhichACustomerMayHaveBeenMadeCountsToo() {
        unknownOnes(Unknown.CREATE_CUSTOMER, "");
        it.newCustomers = 1;
        is(taken(STRANGER), Outcome.REFUSED, "customer-refused");
        is(taken("two@example.org"), Outcome.PARKED, "too-many-customers");
    }

    @Test
    void usersWhomTheProjectAdmitsAreNoNewCustomers() {
        unknownOnes(Unknown.CREATE_CUSTOMER, "");
        it.newCustomers = 1;
        it.jira.user("unlicensed", true);
        is(taken("unlicensed@example.com"), Outcome.REFUSED, "customer-not-admitted");
        it.jira.customersMaySignUp = true;
        is(taken("unlicensed@example.com"), Outcome.CREATED, "admitted-customer");
        is(taken("two@example.org"), Outcome.CREATED, "new-customer");
    }

    private void retry(MailEntry parked) {
        assertThat(it.ledger.replaceParked(it.now(parked).retried(it.clock.instant()))).isTrue();
        it.take();
    }
}
