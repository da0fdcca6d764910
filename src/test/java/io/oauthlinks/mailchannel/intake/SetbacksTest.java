package io.oauthlinks.mailchannel.intake;

import static io.oauthlinks.mailchannel.intake.TestMail.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.mailchannel.filter.Filter;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.mailchannel.ledger.Spool;
import io.oauthlinks.message.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails that fail, and a Jira that fails: which of them is given up, and when. */
class SetbacksTest {

    private static final String ALICE = "alice@example.com";

    @TempDir
    private Path folder;
    private IntakeFixture it;

    @BeforeEach
    void start() {
        it = new IntakeFixture(folder);
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
    @DisplayName("M19: an outage that begins between two mails costs some calls, and parks nothing")
    void anOutageBetweenTwoMailsCostsSomeCalls() {
        List<MailEntry> entries = IntStream.range(0, 40).mapToObj(i -> it.arrive(mail(i + "@x", ALICE, "Mail " + i))).toList();
        AtomicInteger calls = new AtomicInteger();
        it.requests = Failing.beforeRunning(it.jira, "create", () -> {
            if (calls.incrementAndGet() > 10) {
                throw new JiraFailed(Problem.named("oauth-links.mail-channel.problem", "jira-failed"));
            }
        });
        assertThatThrownBy(() -> it.take()).isInstanceOf(JiraNotReady.class);
        assertThat(it.issues()).hasSize(10);
        assertThat(calls.get()).isBetween(15, 18);
        assertThat(entries.subList(10, 40)).allSatisfy(entry -> assertThat(it.now(entry).isDone()).isFalse());
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
    @DisplayName("M19: failures between mails that Jira takes are no outage")
    void failuresWhileDecidingDoNotCountWhenJiraTakesOthers() {
        it.filters.add(new Filter() {
            @Override
            public String rule() {
                return "broken";
            }

            @Override
            public Optional<Decision> decide(Candidate candidate) {
                if (candidate.mail().subject().equals("Bad")) {
                    throw new JiraFailed(Problem.named("oauth-links.mail-channel.problem", "jira-failed"));
                }
                return Optional.empty();
            }
        });
        List<MailEntry> bad = IntStream.range(0, 6).mapToObj(i -> {
            it.arrive(mail("good" + i + "@x", ALICE, "Good " + i));
            return it.arrive(mail("bad" + i + "@x", ALICE, "Bad"));
        }).toList();
        it.take();
        assertThat(it.issues()).hasSize(6);
        assertThat(bad).allSatisfy(entry -> assertThat(it.now(entry).tries()).isEqualTo(1));
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
}
