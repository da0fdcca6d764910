package io.oauthlinks.mailchannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.MovableClock;
import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.lease.InMemoryLeases;
import io.oauthlinks.lease.Turns;
import io.oauthlinks.mailserver.AccountCheck;
import io.oauthlinks.mailserver.InMemoryMailServers;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServerEditor;
import io.oauthlinks.mailserver.MailServerRules;
import io.oauthlinks.mailserver.TestEvidence;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import io.oauthlinks.mailserver.diagnosis.Verdict;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.settings.MailPolicy;
import io.oauthlinks.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OwnMailboxesTest {

    private static final Actor PADMIN = new Actor("padmin", "Pavel Adler", "");
    private static final long SUP = 10000;

    private final MovableClock clock = new MovableClock();
    private final InMemoryMailChannels channels = new InMemoryMailChannels();
    private final InMemoryMailServers servers = new InMemoryMailServers();
    private final InMemoryProjectServers shared = new InMemoryProjectServers();
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final TestProjects projects = new TestProjects();
    private final InMemorySettings settings = new InMemorySettings(Settings.DEFAULTS);
    private final Turns turns = new Turns(new InMemoryLeases(clock), pause -> { });
    private final List<Long> endedAccounts = new ArrayList<>();
    private final List<Consumer<TestRun>> running = new ArrayList<>();
    private TestEvidence.Answer evidence = TestEvidence.Answer.NONE;

    private final MailServerEditor serverEditor = new MailServerEditor(servers, new MailServerRules(servers, (login, server, endpoint) -> AccountCheck.Answer.FITS),
            (values, run) -> evidence, id -> channels.usingServer(id).stream().map(MailChannel::name).toList(), turns, audit, clock);
    private final MailChannelEditor channelEditor = new MailChannelEditor(channels, channels.states(), new MailChannelRules(channels, projects, shared, servers),
            turns, channel -> { }, audit, clock);
    private final OwnMailboxes own = new OwnMailboxes(new OwnMailboxes.Ports(channels, servers, shared, projects,
            (server, actor) -> endedAccounts.add(server.login().accountId())), serverEditor, channelEditor, (server, form, actor, whenEnded) -> {
                running.add(whenEnded);
                return run(server, Verdict.RUNNING);
            }, settings, new TestPace(new InMemoryLeases(clock)));

    private TestRun run(long server, Verdict verdict) {
        return new TestRun(5, server, "padmin", "f", clock.instant(), null, verdict, List.of(), List.of());
    }

    private static MailChannelForm form(String name) {
        return MailChannelForm.blank().with(Map.of(MailChannelForm.NAME, name, MailChannelForm.SERVER_ID, OwnMailboxes.OWN, MailChannelForm.REQUEST_TYPE, "3"));
    }

    private static Map<String, String> typed(String... changes) {
        Map<String, String> typed = new HashMap<>(Map.of(OwnMailboxes.PLACE, "GMAIL:IMAP:imap.gmail.com", OwnMailboxes.LINK_ID, "1",
                OwnMailboxes.USER_NAME, " support@acme.example "));
        for (int i = 0; i < changes.length; i += 2) {
            typed.put(changes[i], changes[i + 1]);
        }
        return typed;
    }

    private MailChannel created() {
        return own.create(SUP, form("Support"), typed(), PADMIN);
    }

    private Map<String, ?> refused(MailChannelForm form, String... changes) {
        Map<String, ?> errors = catchThrowableOfType(InvalidInput.class, () -> own.create(SUP, form, typed(changes), PADMIN)).errors().byField();
        assertThat(servers.all()).hasSize(channels.all().size());
        return errors;
    }

    private void end(Verdict verdict, TestEvidence.Answer answer) {
        evidence = answer;
        running.remove(0).accept(run(0, verdict));
    }

    @Test
    void serverAndChannelAreDraftsOfTheProject() {
        MailChannel draft = created();
        assertThat(draft.state()).isEqualTo(MailChannel.State.DRAFT);
        MailServer server = own.of(draft).orElseThrow();
        assertThat(server.enabled()).isFalse();
        assertThat(server.name()).isEqualTo("SUP: support@acme.example");
        assertThat(server.login().userName()).isEqualTo("support@acme.example");
        assertThat(server.endpoint().host()).isEqualTo("imap.gmail.com");
        assertThat(server.endpoint().port()).isEqualTo(993);
        assertThat(server.endpoint().tlsMode()).isEqualTo(TlsMode.IMPLICIT);
        assertThat(shared.ownerOf(server.id())).contains(SUP);
        assertThat(shared.usableBy(10001)).isEmpty();
    }

    @Test
    @DisplayName("project administrators reach the presets' hosts and those that the settings list, and no other")
    void onlyListedHostsAreReached() {
        assertThat(refused(form("Support"), OwnMailboxes.PLACE, "CUSTOM:IMAP:10.0.0.1")).containsOnlyKeys(OwnMailboxes.PLACE);
        assertThat(refused(form("Support"), OwnMailboxes.PLACE, "GMAIL:IMAP:10.0.0.1")).containsOnlyKeys(OwnMailboxes.PLACE);
        assertThat(refused(form("Support"), OwnMailboxes.PLACE, "CUSTOM:IMAP:")).containsOnlyKeys(OwnMailboxes.PLACE);
        settings.save(Settings.DEFAULTS.with(new MailPolicy(Duration.ofDays(90), Duration.ofDays(30), List.of("mail.acme.example", "other.acme.example:1995"), 50, 50)));
        MailChannel draft = own.create(SUP, form("Support").with(Map.of(MailChannelForm.DISPOSAL, "LEAVE")), typed(OwnMailboxes.PLACE, "CUSTOM:POP3:mail.acme.example"), PADMIN);
        assertThat(own.of(draft).orElseThrow().endpoint().port()).isEqualTo(995);
        assertThat(refused(form("Other"), OwnMailboxes.PLACE, "CUSTOM:POP3:other.acme.example")).containsOnlyKeys(OwnMailboxes.PLACE);
        MailChannel other = own.create(SUP, form("Other").with(Map.of(MailChannelForm.DISPOSAL, "LEAVE")),
                typed(OwnMailboxes.PLACE, "CUSTOM:POP3:other.acme.example:1995", OwnMailboxes.USER_NAME, "other@acme.example"), PADMIN);
        assertThat(own.of(other).orElseThrow().endpoint().place()).contains("other.acme.example").contains("1995");
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsLeftBehind() {
        assertThat(refused(form("Support"), OwnMailboxes.LINK_ID, "")).containsOnlyKeys(OwnMailboxes.LINK_ID);
        assertThat(refused(form("Support"), OwnMailboxes.USER_NAME, " ")).containsOnlyKeys(OwnMailboxes.USER_NAME);
        assertThat(refused(form("Support"), OwnMailboxes.USER_NAME, "a b@acme.example")).containsOnlyKeys(OwnMailboxes.USER_NAME);
        assertThat(refused(form(""))).containsOnlyKeys(MailChannelForm.NAME);
        created();
        assertThat(refused(form("Another"))).containsOnlyKeys(OwnMailboxes.USER_NAME);
    }

    @Test
    void anAuthorizedMailboxIsFetchedOnceItsTestHasPassed() {
        MailChannel draft = created();
        own.authorized(draft, 11, PADMIN);
        assertThat(own.of(draft).orElseThrow()).satisfies(server -> {
            assertThat(server.login().accountId()).isEqualTo(11);
            assertThat(server.enabled()).isFalse();
            assertThat(server.lastTestId()).isEqualTo(5);
        });
        end(Verdict.PASSED, TestEvidence.Answer.PASSED);
        assertThat(own.of(draft).orElseThrow().enabled()).isTrue();
        assertThat(channels.byId(draft.id()).orElseThrow().state()).isEqualTo(MailChannel.State.ENABLED);
        assertThat(channels.states().due(clock.instant(), 10)).containsExactly(draft.id());
    }

    @Test
    void aFailedTestLeavesTheDraftToBeTestedAgain() {
        MailChannel draft = created();
        own.authorized(draft, 11, PADMIN);
        end(Verdict.FAILED, TestEvidence.Answer.FAILED);
        assertThat(channels.byId(draft.id()).orElseThrow().state()).isEqualTo(MailChannel.State.DRAFT);
        clock.advance(Duration.ofSeconds(5));
        own.test(draft, PADMIN);
        end(Verdict.WARNING, TestEvidence.Answer.PASSED);
        assertThat(channels.byId(draft.id()).orElseThrow().state()).isEqualTo(MailChannel.State.ENABLED);
    }

    @Test
    @DisplayName("M42: the mailboxes of a project are tested one at once, and not again within some seconds")
    void testsAreNoScan() {
        MailChannel first = created();
        MailChannel second = own.create(SUP, form("Second"), typed(OwnMailboxes.USER_NAME, "second@acme.example"), PADMIN);
        own.test(first, PADMIN);
        clock.advance(Duration.ofMinutes(1));
        assertThat(refused(second)).as("while one runs").isEqualTo("tests-too-often");
        end(Verdict.FAILED, TestEvidence.Answer.FAILED);
        own.test(second, PADMIN);
        end(Verdict.FAILED, TestEvidence.Answer.FAILED);
        assertThat(refused(first)).as("right after it").isEqualTo("tests-too-often");
        assertThat(running).isEmpty();
        clock.advance(Duration.ofSeconds(5));
        own.test(first, PADMIN);
        clock.advance(Duration.ofMinutes(5));
        own.test(second, PADMIN);
        assertThat(running).as("a test whose node has died keeps nobody waiting for ever").hasSize(2);
    }

    @Test
    void whoHasJustAuthorizedAMailboxWaitsForNoOtherTest() {
        MailChannel first = created();
        MailChannel second = own.create(SUP, form("Second"), typed(OwnMailboxes.USER_NAME, "second@acme.example"), PADMIN);
        own.test(first, PADMIN);
        own.authorized(second, 11, PADMIN);
        assertThat(running).hasSize(2);
        end(Verdict.FAILED, TestEvidence.Answer.FAILED);
        end(Verdict.PASSED, TestEvidence.Answer.PASSED);
        assertThat(channels.byId(second.id()).orElseThrow().state()).isEqualTo(MailChannel.State.ENABLED);
        assertThat(refused(first)).isEqualTo("tests-too-often");
    }

    private String refused(MailChannel channel) {
        return catchThrowableOfType(Refusal.class, () -> own.test(channel, PADMIN)).problem().reason();
    }

    @Test
    void valuesThatChangedDuringTheTestAreNotEnabled() {
        MailChannel draft = created();
        own.authorized(draft, 11, PADMIN);
        end(Verdict.PASSED, TestEvidence.Answer.NONE);
        assertThat(own.of(draft).orElseThrow().enabled()).isFalse();
        assertThat(channels.byId(draft.id()).orElseThrow().state()).isEqualTo(MailChannel.State.DRAFT);
    }

    @Test
    void renewedConsentKeepsTheServerRunningAndPausedChannelsPaused() {
        MailChannel draft = created();
        own.authorized(draft, 11, PADMIN);
        end(Verdict.PASSED, TestEvidence.Answer.PASSED);
        channelEditor.pause(SUP, draft.id(), PADMIN);
        clock.advance(Duration.ofSeconds(5));
        own.authorized(draft, 11, PADMIN);
        assertThat(own.of(draft).orElseThrow().enabled()).isTrue();
        end(Verdict.PASSED, TestEvidence.Answer.PASSED);
        assertThat(channels.byId(draft.id()).orElseThrow().state()).isEqualTo(MailChannel.State.PAUSED);
    }

    @Test
    @DisplayName("M44: a channel that is deleted takes its own mail server and the authorization with it, a paused one keeps them")
    void deletionTakesTheOwnMailServerAlong() {
        MailChannel draft = created();
        own.authorized(draft, 11, PADMIN);
        channelEditor.pause(SUP, draft.id(), PADMIN);
        assertThat(endedAccounts).isEmpty();
        assertThat(own.of(draft).orElseThrow().login().accountId()).isEqualTo(11);
        own.delete(draft, PADMIN);
        assertThat(channels.all()).isEmpty();
        assertThat(servers.all()).isEmpty();
        assertThat(endedAccounts).containsExactly(11L);
    }

    @Test
    @DisplayName("M44: a mail server that is shared, or that another channel uses, stays")
    void otherMailServersStay() {
        MailChannel first = created();
        long server = first.serverId();
        MailChannel second = channelEditor.save(SUP, 0, form("Returns").with(Map.of(MailChannelForm.SERVER_ID, String.valueOf(server), MailChannelForm.FOLDER, "Returns")), PADMIN);
        own.delete(first, PADMIN);
        assertThat(servers.byId(server)).isPresent();
        own.delete(second, PADMIN);
        assertThat(servers.byId(server)).isEmpty();
        MailChannel foreign = channels.save(TestChannels.inProject(TestChannels.at(TestChannels.channel("Foreign"), 99, "INBOX"), 10001));
        shared.own(99, SUP);
        assertThat(own.of(foreign)).isEmpty();
        own.authorized(foreign, 11, PADMIN);
        own.test(foreign, PADMIN);
        assertThat(running).isEmpty();
    }
}
