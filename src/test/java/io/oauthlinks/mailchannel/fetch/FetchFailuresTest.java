package io.oauthlinks.mailchannel.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailchannel.Disposal;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.mailchannel.TestChannels;
import io.oauthlinks.mailchannel.intake.InMemoryJira;
import io.oauthlinks.mailchannel.intake.Requests;
import io.oauthlinks.mailchannel.intake.TestMail;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import io.oauthlinks.mailchannel.ledger.Spool;
import io.oauthlinks.mailserver.TestMailServers;
import io.oauthlinks.mailserver.mailbox.MailboxFailure.Kind;
import io.oauthlinks.message.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when a channel cannot be fetched. */
class FetchFailuresTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;
    private FetchFixture it;

    @BeforeEach
    void start() {
        it = FetchFixture.imap(folder);
    }

    @Test
    @DisplayName("M47: failures come less and less often, at last daily, with one notice, and one on recovery")
    void failuresBackOff() {
        it.arrive();
        it.mailbox.atOpen = InMemoryMailbox.failure(Kind.OTHER, "connection-refused");
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            it.fetch();
            Instant now = it.clock.instant();
            waits.add(Duration.between(now, it.state().nextFetch()).toMinutes());
            assertThat(it.notices.sent).hasSize(i < 3 ? 0 : 1);
            it.clock.advance(Duration.between(now, it.state().nextFetch()));
        }
        assertThat(waits).containsExactly(1L, 2L, 5L, 15L, 30L, 60L, 120L, 240L, 480L, 1440L, 1440L, 1440L);
        assertThat(it.state().failures()).isEqualTo(12);
        assertThat(it.reason()).isEqualTo("connection-refused");
        it.mailbox.atOpen = null;
        it.fetch();
        assertThat(it.state().failures()).isZero();
        assertThat(it.state().failingSince()).isNull();
        assertThat(it.state().problem()).isNull();
        assertThat(it.subjects()).hasSize(1);
        it.fetchAfter(MINUTE);
        assertThat(it.notices.sent).containsExactly("begin mail-channel/1 [JIRAUSER1] oauth-links.mail-server.problem.connection-refused.cause",
                "end mail-channel/1 [one]");
    }

    @Test
    @DisplayName("M47: what passes soon is told to nobody")
    void aShortFailureIsToldToNobody() {
        it.mailbox.atOpen = InMemoryMailbox.failure(Kind.OTHER, "connection-refused");
        it.fetch();
        it.fetchAfter(MINUTE);
        it.mailbox.atOpen = null;
        it.fetchAfter(Duration.ofMinutes(2));
        assertThat(it.notices.sent).isEmpty();
        assertThat(it.state().failures()).isZero();
    }

    @Test
    void reauthorizationIsToldAtOnce() {
        it.mailbox.atOpen = InMemoryMailbox.failure(Kind.REAUTHORIZATION, "grant-revoked");
        it.fetch();
        assertThat(it.notices.sent).hasSize(1);
        assertThat(it.state().told()).isTrue();
        it.fetchAfter(MINUTE);
        assertThat(it.notices.sent).hasSize(1);
    }

    @Test
    void whatMustBeInPlaceIsNamed() {
        it.servers.save(TestMailServers.mailServer().id(it.server.id()).enabled(false).build());
        it.fetch();
        assertThat(it.reason()).isEqualTo("server-draft");
        it.servers.delete(it.server.id());
        it.fetchAfter(MINUTE);
        assertThat(it.reason()).isEqualTo("server-gone");
        it.jira.projects.put(InMemoryJira.SUP, new ProjectFacts.Project(InMemoryJira.SUP, "SUP", "Support", false, true));
        it.fetchAfter(Duration.ofMinutes(2));
        assertThat(it.reason()).isEqualTo("project-archived");
        it.jira.projects.remove(InMemoryJira.SUP);
        it.fetchAfter(Duration.ofMinutes(5));
        assertThat(it.reason()).isEqualTo("project-gone");
        assertThat(it.mailbox.opened).isZero();
    }

    @Test
    @DisplayName("M48: while the shared home is full nothing is taken from the mailbox")
    void aFullHomeTakesNothing() {
        it = new FetchFixture(folder, true, Disposal.Kind.DELETE);
        it.arrive(5);
        Spool real = it.spool;
        it.spool = full(real, 2, true);
        it.anew().fetch();
        assertThat(it.reason()).isEqualTo("home-unwritable");
        assertThat(it.subjects()).containsExactly("Mail 1", "Mail 2");
        assertThat(it.mailbox.mails).hasSizeGreaterThanOrEqualTo(3);
        it.spool = real;
        it.anew().fetchAfter(MINUTE);
        assertThat(it.subjects()).hasSize(5).doesNotHaveDuplicates();
        assertThat(it.mailbox.mails).isEmpty();
    }

    @Test
    @DisplayName("M48: while the shared home is short of space mail stays in the mailbox, people are told, and it is fetched soon after there is room")
    void aHomeThatIsShortOfSpaceTakesNothing() {
        it = new FetchFixture(folder, true, Disposal.Kind.DELETE);
        it.arrive(3);
        Spool real = it.spool;
        it.spool = full(real, 0, true);
        it.anew().fetch();
        for (int i = 0; i < 5; i++) {
            assertThat(it.reason()).isEqualTo("home-short");
            assertThat(it.state().nextFetch()).isBeforeOrEqualTo(it.clock.instant().plus(Duration.ofMinutes(5)));
            it.fetchAfter(Duration.ofMinutes(5));
        }
        assertThat(it.state().told()).isTrue();
        assertThat(it.mailbox.mails).hasSize(3);
        assertThat(it.ledger.entries()).isEmpty();
        it.spool = real;
        it.anew().fetchAfter(Duration.ofMinutes(5));
        assertThat(it.subjects()).hasSize(3);
        assertThat(it.mailbox.mails).isEmpty();
        assertThat(it.state().problem()).isNull();
    }

    @Test
    @DisplayName("M48: what the disk does not keep for certain gets no entry, and stays in the mailbox")
    void whatIsNotSecureStaysInTheMailbox() {
        it = new FetchFixture(folder, true, Disposal.Kind.DELETE);
        it.arrive(3);
        Spool real = it.spool;
        it.spool = full(real, 3, false);
        it.anew().fetch();
        assertThat(it.reason()).isEqualTo("home-unwritable");
        assertThat(it.ledger.entries()).isEmpty();
        assertThat(it.mailbox.mails).hasSize(3);
        it.spool = real;
        it.anew().fetchAfter(Duration.ofMinutes(5));
        assertThat(it.subjects()).hasSize(3).doesNotHaveDuplicates();
    }

    private static Spool full(Spool real, int room, boolean secures) {
        int[] left = {room};
        return new Spool() {
            @Override
            public void requireRoom(long bytes) throws NoRoom {
                if (room == 0) {
                    throw new NoRoom(Problem.named("oauth-links.mail-channel.problem", "home-short", 400, 500));
                }
            }

            @Override
            public Spooled keep(long channelId, String key, InputStream bytes, long most) throws IOException {
                if (left[0]-- <= 0) {
                    throw new IOException("No space left on device");
                }
                return real.keep(channelId, key, bytes, most);
            }

            @Override
            public void secure(long channelId, List<String> keys) throws NotKept {
                if (!secures) {
                    throw new NotKept(new IOException("Input/output error"));
                }
                real.secure(channelId, keys);
            }

            @Override
            public Path file(long channelId, String key) throws IOException {
                return real.file(channelId, key);
            }

            @Override
            public List<Long> channels() throws IOException {
                return real.channels();
            }

            @Override
            public void remove(long channelId, String key) throws IOException {
                real.remove(channelId, key);
            }

            @Override
            public List<String> keys(long channelId) throws IOException {
                return real.keys(channelId);
            }
        };
    }

    @Test
    void whileJiraIsReadOnlyNothingIsParkedAndNobodyIsTold() {
        it.arrive(5);
        it.jira.readOnly = true;
        it.fetch();
        for (int i = 0; i < 10; i++) {
            it.fetchAfter(Duration.ofMinutes(5));
        }
        assertThat(it.reason()).isEqualTo("jira-read-only");
        assertThat(it.state().nextFetch()).isEqualTo(it.clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(it.notices.sent).isEmpty();
        it.jira.readOnly = false;
        it.fetchAfter(Duration.ofMinutes(5));
        assertThat(it.subjects()).containsExactly("Mail 1", "Mail 2", "Mail 3", "Mail 4", "Mail 5");
        assertThat(it.outcomes()).containsOnly(Outcome.CREATED);
    }

    @Test
    @DisplayName("M19, M47: a Jira that fails at the only mail is shown and told; another mail is taken meanwhile, and then the one is parked")
    void aJiraThatFailsIsTold() {
        it.jira.poison = "Mail 1";
        it.arrive();
        for (int i = 0; i < 4; i++) {
            it.fetch();
            assertThat(it.reason()).isEqualTo("jira-failed");
            assertThat(it.state().failures()).isEqualTo(i + 1);
            assertThat(it.notices.sent).hasSize(i < 3 ? 0 : 1);
            it.clock.advance(Duration.between(it.clock.instant(), it.state().nextFetch()));
        }
        it.arrive();
        it.fetch();
        assertThat(it.subjects()).containsExactly("Mail 2");
        assertThat(it.state().failures()).isZero();
        it.fetchAfter(Duration.ofMinutes(5));
        assertThat(it.outcomes()).containsExactly(Outcome.PARKED, Outcome.CREATED);
        assertThat(it.notices.sent).hasSize(2);
    }

    @Test
    @DisplayName("M19: mails at which Jira fails do not keep the channel from its mailbox, however many they are")
    void manyPoisonMailsDoNotCloseTheMailbox() {
        it.jira.poison = "Poison";
        for (int i = 0; i < 7; i++) {
            it.arrive(TestMail.mail("p" + i + "@x", FetchFixture.ALICE, "Poison"));
        }
        it.fetch();
        it.arrive();
        for (int i = 0; i < 8; i++) {
            it.fetchAfter(Duration.ofMinutes(6));
        }
        assertThat(it.subjects()).containsExactly("Mail 1");
        assertThat(it.ledger.entries().stream().filter(MailEntry::isParked)).hasSize(7);
        assertThat(it.state().failures()).isZero();
    }

    @Test
    void aReadOnlyModeThatLastsIsTold() {
        it.jira.readOnly = true;
        it.arrive();
        for (int i = 0; i < 19; i++) {
            it.fetchAfter(Duration.ofMinutes(6));
        }
        assertThat(it.notices.sent).isEmpty();
        it.fetchAfter(Duration.ofMinutes(6));
        assertThat(it.reason()).isEqualTo("jira-read-only");
        assertThat(it.notices.sent).hasSize(1);
    }

    @Test
    void aDatabaseThatFailsIsNamed() {
        it.arrive();
        MailLedger real = it.ledger;
        it.stored = (MailLedger) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {MailLedger.class}, (self, method, arguments) -> {
                    if (method.getName().equals("known")) {
                        throw new IllegalStateException("database");
                    }
                    return method.invoke(real, arguments);
                });
        it.anew().fetch();
        assertThat(it.reason()).isEqualTo("fetch-failed");
        it.stored = it.ledger;
        it.anew().fetchAfter(MINUTE);
        assertThat(it.subjects()).hasSize(1);
    }

    @Test
    @DisplayName("M44: a pause ends a fetch between two mails, and keeps what is left for later")
    void aPauseEndsAFetchBetweenTwoMails() {
        it.arrive(150);
        it.requests = (Requests) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {Requests.class}, (self, method, arguments) -> {
                    if (method.getName().equals("create") && it.jira.issues.size() == 20) {
                        it.channels.save(TestChannels.in(it.channel, MailChannel.State.PAUSED));
                        it.clock.advance(Duration.ofSeconds(1));
                    }
                    return method.invoke(it.jira, arguments);
                });
        it.anew().fetch();
        assertThat(it.subjects()).as("what has begun is not left behind").hasSize(21);
        it.fetchAfter(Duration.ofHours(1));
        assertThat(it.mailbox.opened).isEqualTo(1);
        it.channels.save(it.channel);
        it.requests = it.jira;
        it.anew().fetch();
        assertThat(it.subjects()).hasSize(150).doesNotHaveDuplicates();
    }

    @Test
    void whenTheAppStopsAFetchEndsBetweenTwoMailsAndIsDueAtOnce() {
        it.arrive(30);
        it.requests = (Requests) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {Requests.class}, (self, method, arguments) -> {
                    if (method.getName().equals("create") && it.jira.issues.size() == 20) {
                        it.work.stop(Duration.ZERO);
                    }
                    return method.invoke(it.jira, arguments);
                });
        it.anew().fetch();
        assertThat(it.subjects()).as("what has begun is not left behind").hasSize(21);
        assertThat(it.state().nextFetch()).isEqualTo(it.clock.instant());
        assertThat(it.leases.tryAcquire("mail-channel/1", MINUTE)).isPresent();
        it.fetchAfter(MINUTE);
        assertThat(it.subjects()).as("nothing begins any more").hasSize(21);
    }
}
