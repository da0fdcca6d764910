package io.oauthlinks.mailchannel.intake;

import static io.oauthlinks.mailchannel.intake.TestMail.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.mailchannel.filter.Filter;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.mailchannel.ledger.MailEntry.Stage;
import io.oauthlinks.message.Problem;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of mails, and in which order. */
class IntakeTest {

    private static final String ALICE = "alice@example.com";

    @TempDir
    private Path folder;
    private IntakeFixture it;

    @BeforeEach
    void start() {
        it = new IntakeFixture(folder);
    }

    @Test
    void aMailBecomesAMarkedRequest() {
        MailEntry entry = it.taken(mail("a@x", ALICE, "Printer"));
        InMemoryJira.Issue issue = it.issues().get(0);
        assertThat(it.issues()).hasSize(1);
        assertThat(issue.request.summary()).isEqualTo("Printer");
        assertThat(issue.request.description()).isEqualTo("Text of a@x");
        assertThat(issue.request.target()).isEqualTo(it.channel.target());
        assertThat(issue.mark).isEqualTo(entry.key());
        assertThat(entry.fate()).isEqualTo(new MailEntry.Fate(Outcome.CREATED, "new", issue.id, issue.key, 0, null, it.clock.instant()));
        assertThat(entry.head()).isEqualTo(new MailEntry.Head("a@x", ALICE, "", "Printer", null));
        assertThat(it.ended).containsExactly(entry);
    }

    @Test
    @DisplayName("M42: empty body, subject only, 100 kB subject")
    void littleOrMuchIsTaken() {
        assertThat(it.taken(mail("a@x", ALICE, "").saying("  \n ")).fate().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(it.taken(mail("b@x", ALICE, "Only a subject").saying("")).fate().outcome()).isEqualTo(Outcome.CREATED);
        MailEntry huge = it.taken(mail("c@x", ALICE, "x".repeat(100_000)));
        assertThat(huge.head().subject()).hasSize(250);
        assertThat(it.issues()).extracting(issue -> issue.request.description()).startsWith("", "");
        assertThat(it.issues().get(2).request.description()).startsWith("xxx").endsWith("Text of c@x").hasSizeLessThan(11_000);
    }

    @Test
    void anAnswerInTheSameGoSeesTheOutcomeOfWhatItAnswers() {
        it.arrive(mail("a@x", ALICE, "Printer"));
        it.arrive(mail("b@x", "agent@example.com", "Re: Printer").answering("a@x"));
        it.arrive(mail("c@x", ALICE, "Re: Printer").answering("b@x a@x"));
        it.take();
        assertThat(it.issues()).hasSize(1);
        assertThat(it.issues().get(0).comments).extracting(InMemoryJira.Comment::body).containsExactly("Text of b@x", "Text of c@x");
        assertThat(it.ended).extracting(entry -> entry.fate().outcome()).containsExactly(Outcome.CREATED, Outcome.COMMENTED, Outcome.COMMENTED);
    }

    @Test
    void newIssuesAreMadeTogether() {
        CountDownLatch four = new CountDownLatch(4);
        Executor together = call -> new Thread(() -> {
            four.countDown();
            if (reachesZero(four)) {
                synchronized (four) {
                    call.run();
                }
            }
        }).start();
        // to read ahead comes first
        AtomicBoolean readsAhead = new AtomicBoolean(true);
        it.calls = call -> {
            if (readsAhead.getAndSet(false)) {
                call.run();
            } else {
                together.execute(call);
            }
        };
        List<MailEntry> entries = IntStream.range(0, 5).mapToObj(number -> it.arrive(mail(number + "@x", ALICE, "Printer " + number))).toList();
        it.take();
        assertThat(it.ended).extracting(MailEntry::key).containsExactlyElementsOf(entries.stream().map(MailEntry::key).toList());
        assertThat(it.issues()).hasSize(5).allMatch(issue -> it.ended.stream().anyMatch(entry -> entry.key().equals(issue.mark)));
    }

    private static boolean reachesZero(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void anAnswerWaitsForWhatIsUnfinished() {
        it.jira.refusal = null;
        MailEntry first = it.arrive(mail("a@x", ALICE, "Printer"));
        it.requests = Failing.before(it.jira, "create", new IllegalStateException("Jira is confused"));
        it.take();
        assertThat(it.now(first).stage()).isEqualTo(Stage.INTENDED);
        MailEntry answer = it.arrive(mail("b@x", ALICE, "Re: Printer").answering("a@x"));
        it.requests = it.jira;
        it.take();
        assertThat(it.now(answer).stage()).isEqualTo(Stage.SPOOLED);
        assertThat(it.now(answer).tries()).isZero();
        it.later(Duration.ofMinutes(1));
        it.take();
        assertThat(it.now(first).fate().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(it.now(answer).fate().outcome()).isEqualTo(Outcome.COMMENTED);
        assertThat(it.issues()).hasSize(1);
    }

    @Test
    void twoThatAnswerEachOtherDoNotWaitForEver() {
        MailEntry a = it.arrive(mail("a@x", ALICE, "Chicken").answering("b@x"));
        MailEntry b = it.arrive(mail("b@x", ALICE, "Egg").answering("a@x b@x"));
        for (int i = 0; i < 20 && !(it.now(a).isDone() && it.now(b).isDone()); i++) {
            it.take();
            it.later(Duration.ofMinutes(1));
        }
        assertThat(List.of(it.now(a), it.now(b))).allMatch(MailEntry::isDone);
    }

    @Test
    @DisplayName("M19: an unreadable mail is parked with its reason")
    void anUnreadableMailIsParked() {
        MailEntry unreadable = it.taken(mail("a@x", ALICE, "broken:unreadable"));
        assertThat(unreadable.fate().problem().reason()).isEqualTo("test-unreadable");
    }

    @Test
    @DisplayName("M19: what Jira refuses is parked with the field named, and the others go on")
    void whatJiraRefusesIsParked() {
        it.jira.refusal = Problem.named("oauth-links.mail-channel.problem", "field-required", "Component is required");
        MailEntry refused = it.taken(mail("a@x", ALICE, "Printer"));
        assertThat(refused.fate().outcome()).isEqualTo(Outcome.PARKED);
        assertThat(refused.fate().rule()).isEqualTo("refused-by-jira");
        assertThat(refused.fate().problem()).isEqualTo(it.jira.refusal);
    }

    @Test
    void anIssueWithoutMarkThatLooksAlikeIsNeverMadeAgain() {
        MailEntry entry = it.arrive(mail("a@x", ALICE, "Printer"));
        it.requests = Failing.after(it.jira, "create", new Crash());
        assertThatThrownBy(() -> it.take()).isInstanceOf(Crash.class);
        it.requests = it.jira;
        it.take();
        assertThat(it.now(entry).stage()).as("the call of the node before may still go on").isEqualTo(Stage.INTENDED);
        it.later(Duration.ofSeconds(40));
        it.take();
        MailEntry.Fate fate = it.now(entry).fate();
        assertThat(it.issues()).hasSize(1);
        assertThat(fate.outcome()).isEqualTo(Outcome.PARKED);
        assertThat(fate.rule()).isEqualTo("may-already-be");
        assertThat(fate.issueKey()).isEqualTo(it.issues().get(0).key);
        assertThat(fate.problem().remedy().arguments()).contains(it.issues().get(0).key);
    }

    @Test
    @DisplayName("M16: a node that ends after the issue was made: the mail is not taken twice")
    void aMarkedIssueIsFoundAgain() {
        MailEntry entry = it.arrive(mail("a@x", ALICE, "Printer").with("a.txt:10").cc("agent@example.com"));
        it.requests = Failing.after(it.jira, "mark", new Crash());
        assertThatThrownBy(() -> it.take()).isInstanceOf(Crash.class);
        it.requests = it.jira;
        it.later(Duration.ofSeconds(40));
        it.take();
        assertThat(it.now(entry).fate().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(it.issues()).hasSize(1);
        assertThat(it.issues().get(0).attachments).containsOnlyKeys("a.txt");
        assertThat(it.issues().get(0).participants).containsExactly("agent");
    }

    @Test
    void anIssueThatCannotBeMarkedIsStillTheOne() {
        it.requests = Failing.before(it.jira, "mark", new IllegalStateException("no properties today"));
        MailEntry entry = it.taken(mail("a@x", ALICE, "Printer").with("a.txt:10"));
        assertThat(entry.fate().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(it.issues()).hasSize(1);
    }

    @Test
    void whatWasDeletedBeforeItsAttachmentsIsNotMadeAgain() {
        MailEntry entry = it.arrive(mail("a@x", ALICE, "Printer").with("a.txt:10"));
        it.requests = Failing.before(it.jira, "attach", new Crash());
        assertThatThrownBy(() -> it.take()).isInstanceOf(Crash.class);
        assertThat(it.now(entry).stage()).isEqualTo(Stage.MADE);
        it.jira.issues.clear();
        it.requests = it.jira;
        it.take();
        assertThat(it.now(entry).fate().rule()).isEqualTo("outcome-gone");
        assertThat(it.issues()).isEmpty();
    }

    @Test
    void noPlanIsOldWhenJiraIsCalledForIt() {
        List<Duration> untilRecovery = new ArrayList<>();
        it.requests = (Requests) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Requests.class}, (self, method, arguments) -> {
            if (method.getName().equals("create")) {
                String summary = ((Requests.NewRequest) arguments[0]).summary();
                MailEntry entry = it.ledger.entries().stream().filter(each -> each.head().subject().equals(summary)).findFirst().orElseThrow();
                untilRecovery.add(Duration.between(it.clock.instant(), entry.nextTry()));
                it.later(Duration.ofSeconds(3));
            }
            return method.invoke(it.jira, arguments);
        });
        IntStream.range(0, 30).forEach(i -> it.arrive(mail(i + "@x", ALICE, "Mail " + i)));
        it.take();
        assertThat(it.issues()).hasSize(30);
        assertThat(untilRecovery).hasSize(30).allMatch(time -> time.compareTo(Duration.ofSeconds(30)) >= 0);
    }

    @Test
    @DisplayName("M24: filters decide in their order, and learn what is ahead in the same go")
    void filtersDecide() {
        it.filters.add(new Rule("first", candidate -> candidate.mail().subject().startsWith("Spam")));
        it.filters.add(new Rule("too-many", candidate -> it.ledger.taken(5, List.of(ALICE), it.clock.instant()) + candidate.ahead() >= 2));
        it.arrive(mail("a@x", ALICE, "Spam"));
        IntStream.range(0, 5).forEach(i -> it.arrive(mail(i + "@x", ALICE, "Mail " + i)));
        it.arrive(mail("c@x", "agent@example.com", "From another"));
        it.take();
        assertThat(it.ledger.entries()).extracting(entry -> entry.fate().rule()).containsExactly("first", "new", "new", "too-many", "too-many", "too-many", "new");
    }

    @Test
    @DisplayName("M24: a mail that is tried again is counted once, by the ledger or as ahead")
    void aMailThatIsTriedAgainIsCountedOnce() {
        List<Integer> counted = new ArrayList<>();
        it.filters.add(new Rule("none", candidate -> {
            counted.add(it.ledger.taken(5, List.of(ALICE), it.clock.instant().minus(Duration.ofHours(1))) + candidate.ahead());
            return false;
        }));
        it.requests = Failing.before(it.jira, "create", new IllegalStateException("Jira is confused"));
        it.taken(mail("a@x", ALICE, "Printer"));
        it.later(Duration.ofMinutes(1));
        it.arrive(mail("b@x", ALICE, "Scanner"));
        it.arrive(mail("c@x", ALICE, "Screen"));
        it.take();
        assertThat(counted).containsExactly(0, 1, 2);
    }

    private record Rule(String rule, java.util.function.Predicate<Filter.Candidate> applies) implements Filter {
        @Override
        public Optional<Decision> decide(Candidate candidate) {
            return applies.test(candidate) ? Optional.of(new Decision(Outcome.IGNORED, rule, 0, null)) : Optional.empty();
        }
    }

    @Test
    void anIntakeEndsBetweenTwoMails() {
        IntStream.range(0, 120).forEach(i -> it.arrive(mail(i + "@x", ALICE, "Mail " + i)));
        it.going = () -> it.jira.issues.size() < 60;
        it.take();
        assertThat(it.issues()).as("what has begun is not left behind").hasSizeBetween(60, 63);
        assertThat(it.ledger.entries().stream().filter(MailEntry::isDone)).hasSameSizeAs(it.issues());
        it.going = () -> true;
        it.take();
        assertThat(it.issues()).hasSize(120);
        assertThat(it.ledger.entries()).allMatch(MailEntry::isDone);
    }

    @Test
    @DisplayName("M17: a node that has lost the lease stores nothing and leaves the rest")
    void withoutTheLeaseNothingIsStored() {
        it.arrive(mail("a@x", ALICE, "Printer"));
        it.requests = Failing.beforeRunning(it.jira, "create", () -> {
            it.later(Duration.ofSeconds(31));
            it.leases.tryAcquire("mail-channel/5", Duration.ofSeconds(30)).orElseThrow();
        });
        assertThatThrownBy(() -> it.take()).isInstanceOf(io.oauthlinks.lease.LeaseLost.class);
        assertThat(it.ledger.entries().get(0).stage()).isEqualTo(Stage.INTENDED);
        it.requests = it.jira;
        it.later(Duration.ofSeconds(31));
        it.take();
        assertThat(it.issues()).hasSize(1);
        assertThat(it.ledger.entries().get(0).fate().outcome()).isEqualTo(Outcome.CREATED);
    }
}
