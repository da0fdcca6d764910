package io.oauthlinks.mailchannel.fetch;

import static io.oauthlinks.mailchannel.intake.TestMail.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailchannel.Disposal;
import io.oauthlinks.mailchannel.TestChannels;
import io.oauthlinks.mailchannel.intake.Crash;
import io.oauthlinks.mailchannel.intake.InMemoryJira.Issue;
import io.oauthlinks.mailchannel.intake.TestMail;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.InMailbox;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nodes that end at every possible moment: each mail becomes exactly one issue, comment or parked entry; nothing is lost and nothing comes twice. */
class CrashTest {

    private static final String ALICE = "alice@example.com";
    private static final List<TestMail> MAILS = List.of(mail("a@x", ALICE, "Printer"), mail("b@x", "agent@example.com", "Re: Printer").answering("a@x"),
            mail("c@x", ALICE, "Scanner").with("scan.pdf:100 big.iso:5000").cc("agent@example.com"), mail("d@x", ALICE, "broken:unreadable"),
            mail("e@x", ALICE, "Re: Scanner").answering("c@x").with("again.pdf:50"), mail("f@x", "stranger@example.org", "Spam"),
            mail("g@x", ALICE, "Printer"), mail("h@x", ALICE, "Large").saying("Text of h@x " + "x".repeat(10_000)));
    private static final Duration UNTIL_TAKEN_OVER = Duration.ofSeconds(45);

    @TempDir
    private Path folder;
    private FetchFixture it;

    /** How a mailbox is emptied. */
    enum Kind {
        SEEN, MOVE, DELETE, POP3;

        FetchFixture fixture(Path folder) {
            return this == POP3 ? FetchFixture.pop3(folder) : new FetchFixture(folder, true, Disposal.Kind.valueOf(name()));
        }
    }

    private void begin(Kind kind) {
        it = kind.fixture(folder);
        it.change(TestChannels.limited(it.channel, 10_000));
        MAILS.forEach(it::arrive);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("M16: a node that ends at any call, before or after its effect")
    void oneCrash(Kind kind) {
        int calls = Integer.MAX_VALUE;
        for (int at = 1; at <= calls; at++) {
            for (boolean after : new boolean[] {false, true}) {
                begin(kind);
                int moment = at;
                Node first = new Node(it, call -> call == moment, after);
                first.tick();
                calls = first.isDead() ? calls : first.calls();
                goOn(new Node(it, call -> false, false));
                check(kind + ", crash " + (after ? "after" : "before") + " call " + at);
            }
        }
        assertThat(calls).isGreaterThan(80);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"MOVE", "POP3"})
    @DisplayName("M17: a node that stands still at any call until another one has taken over, and then goes on")
    void oneStall(Kind kind) {
        int calls = Integer.MAX_VALUE;
        for (int at = 1; at <= calls; at++) {
            for (boolean after : new boolean[] {false, true}) {
                begin(kind);
                int moment = at;
                Node other = new Node(it, call -> false, false);
                Node first = new Node(it, call -> call == moment, after, () -> {
                    it.clock.advance(Duration.ofSeconds(35));
                    other.tick();
                });
                first.tick();
                calls = Math.min(calls, first.calls() < at ? at : calls);
                goOn(other);
                check(kind + ", stall " + (after ? "after" : "before") + " call " + at);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("M16, M17: two nodes that end again and again")
    void manyCrashesOfTwoNodes(Kind kind) {
        for (int seed = 0; seed < 15; seed++) {
            begin(kind);
            Random random = new Random(seed);
            for (int round = 0; round < 16; round++) {
                double often = round < 12 ? 0.03 : 0;
                List<Node> nodes = List.of(randomly(random, often), randomly(random, often));
                CompletableFuture.allOf(nodes.stream().map(node -> CompletableFuture.runAsync(node::tick)).toArray(CompletableFuture[]::new)).join();
                it.clock.advance(UNTIL_TAKEN_OVER);
                if (round == 3) {
                    it.arrive(mail("i@x", ALICE, "Re: Printer").answering("b@x a@x"));
                }
            }
            goOn(new Node(it, call -> false, false));
            check(kind + ", seed " + seed);
        }
    }

    private Node randomly(Random random, double often) {
        Random own = new Random(random.nextLong());
        return new Node(it, call -> own.nextDouble() < often, own.nextBoolean());
    }

    /** Until everything that can be done is done. */
    private void goOn(Node node) {
        for (int i = 0; i < 12 && !(i > 1 && isQuiet()); i++) {
            it.clock.advance(UNTIL_TAKEN_OVER);
            it.channels.states().dueNow(it.channel.id(), it.clock.instant());
            node.tick();
        }
    }

    private boolean isQuiet() {
        return it.ledger.entries().size() == it.arrived() && it.state().failures() == 0
                && it.ledger.entries().stream().allMatch(entry -> entry.isDone() && entry.inMailbox() != InMailbox.UNTOLD);
    }

    private void check(String when) {
        for (MailEntry entry : it.ledger.entries()) {
            assertThat(entry.isDone()).as(when + ": mail " + entry.placed().uid()).isTrue();
            assertThat(entry.inMailbox()).as(when + ": mail " + entry.placed().uid()).isNotEqualTo(InMailbox.UNTOLD);
        }
        assertThat(it.ledger.entries()).as(when).hasSize(it.arrived()).extracting(entry -> entry.placed().uid()).doesNotHaveDuplicates();
        for (TestMail mail : MAILS) {
            checkMail(mail, when);
        }
        assertThat(it.leases.tryAcquire("mail-channel/" + it.channel.id(), Duration.ofSeconds(1))).as(when).isPresent();
    }

    private void checkMail(TestMail mail, String when) {
        String name = when + ": " + mail.id();
        long made = it.jira.issues.values().stream().filter(issue -> issue.request.description().startsWith("Text of " + mail.id())).count()
                + it.jira.issues.values().stream().flatMap(issue -> issue.comments.stream()).filter(each -> each.body().startsWith("Text of " + mail.id())).count();
        List<MailEntry> entries = it.ledger.entries().stream().filter(entry -> entry.head().messageId().equals(mail.id())).toList();
        if (mail.id().equals("d@x") || mail.id().equals("h@x")) {
            assertThat(made).as(name).isZero();
            assertThat(it.outcomes()).as(name).contains(Outcome.PARKED);
            return;
        }
        assertThat(entries).as(name).hasSize(1);
        MailEntry.Fate fate = entries.get(0).fate();
        switch (fate.outcome()) {
            case CREATED, COMMENTED -> {
                assertThat(made).as(name).isEqualTo(1);
                Issue issue = it.jira.issues.get(fate.issueId());
                assertThat(issue.attachments).as(name).containsKeys(mail.id().equals("c@x") ? new String[] {"scan.pdf"}
                        : mail.id().equals("e@x") ? new String[] {"again.pdf"} : new String[0]);
            }
            case PARKED -> {
                assertThat(fate.rule()).as(name).isEqualTo("may-already-be");
                assertThat(made).as(name).isEqualTo(1);
            }
            case REFUSED -> assertThat(mail.id()).as(name).isEqualTo("f@x");
            default -> throw new AssertionError(name + " became " + fate);
        }
    }

    /** One node: its own engine over the ports of all; once it has ended, it calls nothing any more. */
    private static final class Node {

        private final PortCalls calls;
        private final Fetches fetches;

        Node(FetchFixture it, IntPredicate when, boolean after) {
            this(it, when, after, null);
        }

        /** @param stall null for the end of the node */
        Node(FetchFixture it, IntPredicate when, boolean after, Runnable stall) {
            calls = new PortCalls(when, after, stall);
            fetches = calls.engine(it);
        }

        void tick() {
            try {
                fetches.tick();
            } catch (Crash end) {
                assertThat(calls.isDead()).isTrue();
            }
        }

        boolean isDead() {
            return calls.isDead();
        }

        int calls() {
            return calls.count();
        }
    }
}
