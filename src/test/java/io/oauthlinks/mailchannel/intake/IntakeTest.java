package io.oauthlinks.mailchannel.intake;

import static io.oauthlinks.mailchannel.intake.TestMail.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.mailchannel.filter.Filter;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.mailchannel.ledger.MailEntry.Stage;
import io.oauthlinks.mailchannel.ledger.Spool;
import io.oauthlinks.message.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
    @DisplayName("M19: a poison mail is parked after three tries, and the others go on")
    void aPoisonMailIsParked() {
        MailEntry poison = it.arrive(mail("a@x", ALICE, "broken:unexpected"));
        MailEntry next = it.arrive(mail("b@x", ALICE, "Fine"));
        it.take();
        assertThat(it.now(next).fate().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(it.now(poison).tries()).isEqualTo(1);
        it.take();
        assertThat(it.now(poison).tries()).isEqualTo(1);
        it.later(Duration.ofMinutes(1));
        it.take();
        it.later(Duration.ofMinutes(5));
        it.take();
        assertThat(it.now(poison).fate().outcome()).isEqualTo(Outcome.PARKED);
        assertThat(it.now(poison).fate().rule()).isEqualTo("failed");
        assertThat(it.now(poison).fate().problem().providerWords()).isEqualTo("IllegalStateException");
        assertThat(it.issues()).hasSize(1);
    }

    @Test
    @DisplayName("M19: an unreadable mail is parked with its reason")
    void anUnreadableMailIsParked() {
        MailEntry unreadable = it.taken(mail("a@x", ALICE, "broken:unreadable"));
        assertThat(unreadable.fate().problem().reason()).isEqualTo("test-unreadable");
    }

    @Test
    @DisplayName("M19: a mail whose file cannot be read stands as before and is told; those before and behind it go on")
    void aFileThatCannotBeReadKeepsNoOther() throws IOException {
        List<MailEntry> entries = IntStream.range(0, 6).mapToObj(i -> it.arrive(mail(i + "@x", ALICE, "Mail " + i))).toList();
        it.later(Duration.ofMinutes(2));
        it.spool.remove(5, entries.get(1).key());
        Path folderInstead = it.spool.file(5, entries.get(2).key());
        Files.delete(folderInstead);
        Files.createDirectory(folderInstead);
        Path damaged = it.spool.file(5, entries.get(3).key());
        Files.writeString(damaged, Files.readString(damaged).replace("Mail 3", "Mail 9"));
        Files.writeString(it.spool.file(5, entries.get(4).key()), "short");
        it.take();
        assertThat(it.issues()).extracting(issue -> issue.request.summary()).containsExactly("Mail 0", "Mail 5");
        assertThat(it.lost).containsExactly("2 bytes-gone", "3 bytes-damaged", "4 bytes-damaged", "5 bytes-damaged");
        assertThat(entries.subList(1, 5)).allSatisfy(entry -> assertThat(it.now(entry)).isEqualTo(entry));
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
    @DisplayName("M19: a mail at which Jira itself fails is parked after three tries, and the others go on")
    void aMailAtWhichJiraFailsStopsNoOther() {
        it.jira.poison = "Poison";
        MailEntry poison = it.arrive(mail("a@x", ALICE, "Poison"));
        for (int i = 0; i < 3; i++) {
            assertThat(it.now(poison).isDone()).isFalse();
            MailEntry other = it.arrive(mail("b" + i + "@x", ALICE, "Printer"));
            it.take();
            assertThat(it.now(other).fate().outcome()).isEqualTo(Outcome.CREATED);
            it.later(Duration.ofHours(1));
        }
        assertThat(it.now(poison).fate().outcome()).isEqualTo(Outcome.PARKED);
        assertThat(it.now(poison).fate().problem().reason()).isEqualTo("jira-failed");
        assertThat(it.now(poison).fate().problem().providerWords()).isEqualTo("Due date must lie in the future.");
    }

    @Test
    @DisplayName("M19: a mail alone in its channel at which Jira fails is not given up until Jira has taken another one, or a day has passed")
    void aFailureAtTheOnlyMailMayBeAFailureAtAny() {
        it.jira.poison = "Poison";
        MailEntry poison = it.arrive(mail("a@x", ALICE, "Poison"));
        for (int i = 0; i < 20; i++) {
            it.take();
            it.later(Duration.ofMinutes(5));
        }
        assertThat(it.now(poison).isDone()).isFalse();
        assertThat(it.failures).hasSize(20).containsOnly("jira-failed");
        it.taken(mail("b@x", ALICE, "Printer"));
        it.later(Duration.ofMinutes(5));
        it.take();
        assertThat(it.now(poison).fate().rule()).isEqualTo("failed");

        MailEntry another = it.arrive(mail("c@x", ALICE, "Poison"));
        for (int i = 0; i < 25; i++) {
            assertThat(it.now(another).isDone()).isFalse();
            it.take();
            it.later(Duration.ofHours(1));
        }
        assertThat(it.now(another).fate().rule()).isEqualTo("failed");
    }

    @Test
    @DisplayName("M19: a mail of which Jira itself speaks is parked after three tries, also alone")
    void whatJiraSaysOfAMailIsOfThisMail() {
        it.requests = Failing.always(it.jira, "create", JiraFailed.ofThisMail(Problem.named("oauth-links.mail-channel.problem", "jira-failed")));
        MailEntry poison = it.arrive(mail("a@x", ALICE, "Poison"));
        for (int i = 0; i < 3; i++) {
            assertThat(it.now(poison).isDone()).isFalse();
            it.take();
            it.later(Duration.ofMinutes(2));
        }
        assertThat(it.now(poison).fate().outcome()).isEqualTo(Outcome.PARKED);
    }

    @Test
    @DisplayName("M19: while Jira fails at all mails none is parked, however long")
    void anOutageParksNothing() {
        List<MailEntry> entries = IntStream.range(0, 120).mapToObj(i -> it.arrive(mail(i + "@x", ALICE, "Mail " + i))).toList();
        it.requests = Failing.always(it.jira, "create", new JiraFailed(Problem.named("oauth-links.mail-channel.problem", "jira-failed")));
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> it.take()).isInstanceOfSatisfying(JiraNotReady.class, all -> assertThat(all.problem().reason()).isEqualTo("jira-failed"));
            it.later(Duration.ofHours(7));
        }
        assertThat(entries).allSatisfy(entry -> assertThat(it.now(entry).isDone()).isFalse());
        it.requests = it.jira;
        it.take();
        assertThat(entries).allSatisfy(entry -> assertThat(it.now(entry).fate().outcome()).isEqualTo(Outcome.CREATED));
        assertThat(it.issues()).hasSize(120);
    }

    @Test
    @DisplayName("M19: many poison mails do not keep the others")
    void manyPoisonMailsKeepNoOther() {
        it.jira.poison = "Poison";
        List<MailEntry> poison = IntStream.range(0, 20).mapToObj(i -> it.arrive(mail(i + "@x", ALICE, "Poison"))).toList();
        List<MailEntry> others = IntStream.range(20, 30).mapToObj(i -> it.arrive(mail(i + "@x", ALICE, "Mail " + i))).toList();
        for (int i = 0; i < 40; i++) {
            try {
                it.take();
            } catch (JiraNotReady all) {
                assertThat(all.problem().reason()).isEqualTo("jira-failed");
            }
            it.later(Duration.ofMinutes(5));
            it.arrive(mail("later" + i + "@x", ALICE, "Later " + i));
        }
        assertThat(others).allSatisfy(entry -> assertThat(it.now(entry).fate().outcome()).isEqualTo(Outcome.CREATED));
        assertThat(poison).allSatisfy(entry -> assertThat(it.now(entry).fate().outcome()).isEqualTo(Outcome.PARKED));
    }

    @Test
    void whileJiraIsReadOnlyMailsWaitInTheirOrder() {
        List<MailEntry> entries = IntStream.range(0, 5).mapToObj(i -> it.arrive(mail(i + "@x", ALICE, "Mail " + i))).toList();
        it.jira.readOnly = true;
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> it.take()).isInstanceOf(JiraNotReady.class);
            it.later(Duration.ofMinutes(10));
        }
        assertThat(entries).allSatisfy(entry -> assertThat(it.now(entry).isDone()).isFalse());
        it.jira.readOnly = false;
        it.take();
        assertThat(it.issues()).extracting(issue -> issue.request.summary()).containsExactly("Mail 0", "Mail 1", "Mail 2", "Mail 3", "Mail 4");
        assertThat(entries).allSatisfy(entry -> assertThat(it.now(entry).fate().outcome()).isEqualTo(Outcome.CREATED));
    }

    @Test
    @DisplayName("M48: while the shared home is away mails wait, and those that were read before are taken")
    void whileTheSharedHomeIsAwayMailsWait() {
        MailEntry before = it.arrive(mail("a@x", ALICE, "Printer"));
        MailEntry entry = it.arrive(mail("b@x", ALICE, "Scanner"));
        MailEntry behind = it.arrive(mail("c@x", ALICE, "Screen"));
        Spool real = it.spool;
        it.spool = (Spool) java.lang.reflect.Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Spool.class}, (self, method, arguments) -> {
            if (method.getName().equals("keys") || arguments[1].equals(entry.key())) {
                throw new IOException("Stale file handle");
            }
            return method.invoke(real, arguments);
        });
        assertThatThrownBy(() -> it.take()).isInstanceOfSatisfying(JiraNotReady.class,
                away -> assertThat(away.problem().reason()).isEqualTo("home-unreadable"));
        assertThat(it.now(before).fate().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(List.of(it.now(entry), it.now(behind))).noneMatch(MailEntry::isDone);
        it.spool = real;
        it.take();
        assertThat(it.issues()).extracting(issue -> issue.request.summary()).containsExactly("Printer", "Scanner", "Screen");
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
    @DisplayName("M35: an attachment over Jira's limit is left out with a note, and the issue is made")
    void aLargeAttachmentIsLeftOut() {
        MailEntry entry = it.taken(mail("a@x", ALICE, "Printer").with("big.iso:1001 fits.txt:1000"));
        assertThat(entry.fate().problem()).isNull();
        assertThat(it.issues().get(0).attachments).containsOnlyKeys("fits.txt");
        assertThat(it.issues().get(0).request.description()).isEqualTo("Text of a@x\n\nattachment-too-large[big.iso, 1001, 1000]");
    }

    @Test
    void anAttachmentThatCannotBeReadIsNamed() {
        MailEntry entry = it.taken(mail("a@x", ALICE, "Printer").with("bad.txt:10 good.txt:10"));
        assertThat(entry.fate().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(entry.fate().problem().reason()).isEqualTo("attachment-unreadable");
        assertThat(it.issues().get(0).attachments).containsOnlyKeys("good.txt");
    }

    @Test
    void whatFailsAfterTheIssueIsThereIsTriedAgainAndNeverMakesAnother() {
        it.requests = Failing.always(it.jira, "attach", new IllegalStateException("disk"));
        MailEntry entry = it.taken(mail("a@x", ALICE, "Printer").with("a.txt:10"));
        assertThat(entry.stage()).isEqualTo(Stage.MADE);
        it.later(Duration.ofMinutes(1));
        it.take();
        it.later(Duration.ofMinutes(5));
        it.take();
        assertThat(it.now(entry).fate().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(it.now(entry).fate().problem().reason()).isEqualTo("attachments-missing");
        assertThat(it.issues()).hasSize(1);
    }

    @Test
    @DisplayName("M35: one attachment at which Jira fails keeps neither the others nor the participants; it is tried again, and named when it stays missing")
    void anAttachmentThatFailsKeepsNoOther() throws IOException {
        it.jira.poisonFile = "b.txt";
        MailEntry entry = it.taken(mail("a@x", ALICE, "Printer").with("a.txt:10 b.txt:20 c.txt:30").cc("agent@example.com"));
        assertThat(entry.stage()).isEqualTo(Stage.MADE);
        assertThat(it.issues().get(0).attachments).containsOnlyKeys("a.txt", "c.txt");
        assertThat(it.issues().get(0).participants).containsExactly("agent");
        MailEntry healed = it.arrive(mail("b@x", ALICE, "Scanner").with("b.txt:20 c.txt:30"));
        it.take();
        it.later(Duration.ofMinutes(5));
        it.taken(mail("c@x", ALICE, "Fine"));
        it.later(Duration.ofMinutes(5));
        it.jira.poisonFile = "";
        it.requests = Failing.always(it.jira, "attach", new JiraFailed(Problem.named("oauth-links.mail-channel.problem", "jira-failed").inWordsOf("Disk full")));
        it.taken(mail("d@x", ALICE, "Fine, too"));
        assertThat(it.now(entry).fate().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(it.now(entry).fate().problem().reason()).isEqualTo("attachments-missing");
        assertThat(it.now(entry).fate().problem().providerWords()).isEqualTo("Disk full");
        assertThat(it.now(entry).fate().problem().cause().arguments()).containsExactly("a.txt, b.txt, c.txt");
        assertThat(it.spool.file(5, entry.key())).exists();
        assertThat(it.now(healed).fate().problem().reason()).isEqualTo("attachments-missing");
        assertThat(it.issues()).hasSize(4);
    }

    @Test
    @DisplayName("M35: what is added by a later try is added once, and nothing is missing")
    void anAttachmentThatFailedOnceIsAddedOnce() {
        it.jira.poisonFile = "b.txt";
        MailEntry entry = it.taken(mail("a@x", ALICE, "Printer").with("a.txt:10 b.txt:20 c.txt:30"));
        it.jira.poisonFile = "";
        it.later(Duration.ofMinutes(1));
        it.take();
        assertThat(it.now(entry).fate().problem()).isNull();
        assertThat(it.jira.attached).containsExactlyInAnyOrder("a.txt", "b.txt", "c.txt");
        assertThat(it.issues()).hasSize(1);
    }

    @Test
    @DisplayName("M26: addresses of channels never become participants")
    void channelsAreNoParticipants() {
        it.jira.user("support", true);
        it.jira.user("bob", true);
        it.taken(mail("a@x", ALICE, "Printer").to("support@example.com support+SUP-1@example.com bob@example.com other@example.com")
                .cc("agent@example.com alice@example.com gone@example.com stranger@example.org"));
        assertThat(it.issues().get(0).participants).containsExactlyInAnyOrder("bob", "agent");
    }

    @Test
    @DisplayName("M27: a guessed issue key lets nobody else read the request")
    void aGuessedKeyAddsNobody() {
        it.jira.user("bob", true);
        it.taken(mail("a@x", ALICE, "Printer"));
        String key = it.issues().get(0).key;
        it.taken(mail("b@x", ALICE, "Re: " + key).cc("bob@example.com"));
        assertThat(it.issues().get(0).participants).isEmpty();
        it.taken(mail("c@x", ALICE, "Re: Printer").answering("a@x").cc("bob@example.com"));
        assertThat(it.issues().get(0).participants).containsExactly("bob");
    }

    @Test
    @DisplayName("M24: filters decide in their order, and learn what is ahead in the same go")
    void filtersDecide() {
        it.filters.add(new Rule("first", candidate -> candidate.mail().subject().startsWith("Spam")));
        it.filters.add(new Rule("too-many", candidate -> it.ledger.taken(5, ALICE, it.clock.instant()) + candidate.ahead() >= 2));
        it.arrive(mail("a@x", ALICE, "Spam"));
        IntStream.range(0, 5).forEach(i -> it.arrive(mail(i + "@x", ALICE, "Mail " + i)));
        it.arrive(mail("c@x", "agent@example.com", "From another"));
        it.take();
        assertThat(it.ledger.entries()).extracting(entry -> entry.fate().rule()).containsExactly("first", "new", "new", "too-many", "too-many", "too-many", "new");
    }

    @Test
    @DisplayName("M24: a mail that is tried again is counted once, by the ledger or as ahead")
    void aMailThatIsTriedAgainIsCountedOnce() {
        List<Integer> counted = new java.util.ArrayList<>();
        it.filters.add(new Rule("none", candidate -> {
            counted.add(it.ledger.taken(5, ALICE, it.clock.instant().minus(Duration.ofHours(1))) + candidate.ahead());
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
        assertThat(it.issues()).hasSize(60);
        assertThat(it.ledger.entries().stream().filter(MailEntry::isDone)).hasSize(60);
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
