package io.oauthlinks.mailchannel;

import static io.oauthlinks.mailserver.TestMailServers.mailServer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.MovableClock;
import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.lease.InMemoryLeases;
import io.oauthlinks.lease.Turns;
import io.oauthlinks.mailserver.InMemoryMailServers;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.notice.InMemoryCurrentNotices;
import io.oauthlinks.notice.Notices;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MailChannelEditorTest {

    private static final Actor PADMIN = new Actor("padmin", "Pavel Adler", "127.0.0.1");
    private static final long SUP = 10000;
    private static final long DEV = 10001;

    private final MovableClock clock = new MovableClock();
    private final InMemoryMailChannels channels = new InMemoryMailChannels();
    private final InMemoryMailServers servers = new InMemoryMailServers();
    private final InMemoryProjectServers shared = new InMemoryProjectServers();
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final TestProjects projects = new TestProjects();
    private final InMemoryCurrentNotices notices = new InMemoryCurrentNotices();
    private final Turns turns = new Turns(new InMemoryLeases(clock), pause -> { });
    private final MailChannelEditor editor = node(channels);

    private final long imap = servers.save(mailServer().name("IMAP").build()).id();
    private final long pop3 = servers.save(mailServer().name("POP3").at(MailProtocol.POP3, TlsMode.IMPLICIT, 995).build()).id();
    private final long draft = servers.save(mailServer().name("Draft").enabled(false).build()).id();

    MailChannelEditorTest() {
        shared.share(imap, java.util.List.of(SUP, DEV));
        shared.share(pop3, java.util.List.of(ProjectServers.EVERY_PROJECT));
        shared.own(draft, SUP);
    }

    private MailChannelEditor node(MailChannels its) {
        return new MailChannelEditor(its, channels.states(), new MailChannelRules(its, projects, shared, servers), turns,
                channel -> notices.unsent(clock).drop(channel.matter()), audit, clock);
    }

    /** A node on which something happens elsewhere right after it has read a channel for the n-th time. */
    private MailChannelEditor nodeThatReads(int nth, Runnable elsewhere) {
        AtomicInteger calls = new AtomicInteger();
        return node((MailChannels) Proxy.newProxyInstance(MailChannels.class.getClassLoader(), new Class<?>[] {MailChannels.class}, (self, called, arguments) -> {
            Object answer = called.invoke(channels, arguments);
            if (called.getName().equals("byId") && calls.incrementAndGet() == nth) {
                elsewhere.run();
            }
            return answer;
        }));
    }

    private MailChannelForm form(String... changes) {
        Map<String, String> typed = new HashMap<>(Map.of(MailChannelForm.NAME, "Support requests", MailChannelForm.SERVER_ID, String.valueOf(imap),
                MailChannelForm.REQUEST_TYPE, "3", MailChannelForm.ISSUE_TYPE, ""));
        for (int i = 0; i < changes.length; i += 2) {
            typed.put(changes[i], changes[i + 1]);
        }
        return MailChannelForm.blank().with(typed);
    }

    private String refused(long project, long id, MailChannelForm form) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> editor.save(project, id, form, PADMIN));
        Map<String, ?> byField = refused.errors().byField();
        assertThat(byField).hasSize(1);
        String field = byField.keySet().iterator().next();
        return field + ": " + refused.errors().byField().get(field).key().replaceFirst("oauth-links\\.(mail-channel\\.edit\\.error|common\\.field)\\.", "");
    }

    private static String reason(Runnable work) {
        return catchThrowableOfType(Refusal.class, work::run).problem().reason();
    }

    @Test
    void aChannelIsSavedAndDueAtOnce() {
        MailChannel saved = editor.save(SUP, 0, form(), PADMIN);
        assertThat(channels.byId(saved.id())).contains(saved);
        assertThat(saved.state()).isEqualTo(MailChannel.State.ENABLED);
        assertThat(saved.ownerKey()).isEqualTo("padmin");
        assertThat(saved.createdAt()).isEqualTo(clock.instant());
        assertThat(channels.states().due(clock.instant(), 10)).containsExactly(saved.id());
        assertThat(audit.lines()).containsExactly("MAIL_CHANNEL_CREATED enabled");
    }

    @Test
    void whatChangedIsAuditedByName() {
        MailChannel saved = editor.save(SUP, 0, form(), PADMIN);
        clock.advance(Duration.ofHours(1));
        MailChannel changed = editor.save(SUP, saved.id(), form(MailChannelForm.INTERVAL, "5", MailChannelForm.REFUSED_DOMAINS, "offers.example"), PADMIN);
        assertThat(changed.createdAt()).isEqualTo(saved.createdAt());
        assertThat(changed.changedAt()).isEqualTo(clock.instant());
        assertThat(audit.lines()).last().isEqualTo("MAIL_CHANNEL_CHANGED refusedDomains, interval");
    }

    @Test
    void onlyMailServersOfTheProjectAreUsed() {
        assertThat(refused(DEV, 0, form(MailChannelForm.SERVER_ID, String.valueOf(draft), MailChannelForm.REQUEST_TYPE, "", MailChannelForm.ISSUE_TYPE, "1")))
                .isEqualTo("serverId: choice-unknown");
        assertThat(refused(SUP, 0, form(MailChannelForm.SERVER_ID, "99"))).isEqualTo("serverId: choice-unknown");
        assertThat(refused(SUP, 0, form(MailChannelForm.SERVER_ID, ""))).isEqualTo("serverId: empty");
        assertThat(editor.save(SUP, 0, form(MailChannelForm.SERVER_ID, String.valueOf(draft)), PADMIN).state()).isEqualTo(MailChannel.State.DRAFT);
    }

    @Test
    void whatTheProtocolCannotDoIsRefused() {
        assertThat(refused(SUP, 0, form(MailChannelForm.DISPOSAL, "LEAVE"))).isEqualTo("disposal: disposal.imap");
        String[] byPop3 = {MailChannelForm.SERVER_ID, String.valueOf(pop3), MailChannelForm.FOLDER, "inbox", MailChannelForm.DISPOSAL, "LEAVE"};
        assertThat(editor.save(SUP, 0, form(byPop3), PADMIN).folder()).isEqualTo("INBOX");
        byPop3[3] = "Archive";
        assertThat(refused(SUP, 0, form(byPop3))).isEqualTo("folder: folder.pop3");
        byPop3[3] = "INBOX";
        byPop3[5] = "SEEN";
        assertThat(refused(SUP, 0, form(byPop3))).isEqualTo("disposal: disposal.pop3");
    }

    @Test
    void theTargetMustExistInTheProject() {
        assertThat(refused(SUP, 0, form(MailChannelForm.REQUEST_TYPE, ""))).isEqualTo("requestTypeId: requestTypeId.missing");
        assertThat(refused(SUP, 0, form(MailChannelForm.REQUEST_TYPE, "4"))).isEqualTo("requestTypeId: choice-unknown");
        assertThat(refused(DEV, 0, form(MailChannelForm.REQUEST_TYPE, "", MailChannelForm.ISSUE_TYPE, ""))).isEqualTo("issueTypeId: empty");
        assertThat(refused(DEV, 0, form(MailChannelForm.REQUEST_TYPE, "", MailChannelForm.ISSUE_TYPE, "9"))).isEqualTo("issueTypeId: choice-unknown");
        assertThat(refused(SUP, 0, form(MailChannelForm.PRIORITY, "9"))).isEqualTo("priorityId: choice-unknown");
        assertThat(refused(SUP, 0, form(MailChannelForm.COMPONENTS, "100 101"))).isEqualTo("componentIds: choice-unknown");
        assertThat(editor.save(SUP, 0, form(MailChannelForm.PRIORITY, "2", MailChannelForm.COMPONENTS, "100"), PADMIN).target().componentIds()).containsExactly(100L);
    }

    @Test
    @DisplayName("M39: customers are made in service projects only, and a fallback reporter is somebody who may create")
    void unknownSenders() {
        String[] ofDev = {MailChannelForm.REQUEST_TYPE, "", MailChannelForm.ISSUE_TYPE, "1", MailChannelForm.UNKNOWN_SENDER, "CREATE_CUSTOMER"};
        assertThat(refused(DEV, 0, form(ofDev))).isEqualTo("unknownSender: unknownSender.no-customers");
        assertThat(editor.save(SUP, 0, form(MailChannelForm.UNKNOWN_SENDER, "CREATE_CUSTOMER"), PADMIN).senders().unknown())
                .isEqualTo(SenderPolicy.Unknown.CREATE_CUSTOMER);
        String[] fallback = {MailChannelForm.NAME, "Second", MailChannelForm.FOLDER, "Second", MailChannelForm.UNKNOWN_SENDER, "FALLBACK",
            MailChannelForm.FALLBACK_REPORTER, "nobody"};
        assertThat(refused(SUP, 0, form(fallback))).isEqualTo("fallbackReporter: fallbackReporter.unknown");
        fallback[7] = "gone";
        assertThat(refused(SUP, 0, form(fallback))).isEqualTo("fallbackReporter: fallbackReporter.may-not");
        fallback[7] = "agent";
        assertThat(editor.save(SUP, 0, form(fallback), PADMIN).senders().fallbackReporterKey()).isEqualTo("JIRAUSER-agent");
    }

    @Test
    void aProjectHasNoMoreChannelsThanAnybodySetsUpByHand() {
        MailChannel first = editor.save(SUP, 0, form(), PADMIN);
        for (int i = 2; i <= MailChannelRules.MOST_IN_PROJECT; i++) {
            channels.save(TestChannels.channel("Channel " + i));
        }
        MailChannelForm another = form(MailChannelForm.NAME, "One more", MailChannelForm.FOLDER, "One more");
        assertThat(reason(() -> editor.save(SUP, 0, another, PADMIN))).isEqualTo("too-many-channels");
        assertThat(editor.save(SUP, first.id(), form(MailChannelForm.INTERVAL, "5"), PADMIN).interval()).isEqualTo(Duration.ofSeconds(5));
        channels.delete(first.id());
        assertThat(editor.save(SUP, 0, another, PADMIN).id()).isPositive();
    }

    @Test
    void namesAndFoldersAreTakenOnce() {
        editor.save(SUP, 0, form(), PADMIN);
        assertThat(refused(SUP, 0, form(MailChannelForm.FOLDER, "Other", MailChannelForm.NAME, "SUPPORT REQUESTS"))).isEqualTo("name: name.taken");
        assertThat(refused(SUP, 0, form(MailChannelForm.NAME, "Other"))).isEqualTo("folder: folder.taken");
    }

    @Test
    void aChannelKeepsToItsMailbox() {
        MailChannel saved = editor.save(SUP, 0, form(), PADMIN);
        assertThat(refused(SUP, saved.id(), form(MailChannelForm.FOLDER, "Other"))).isEqualTo("folder: folder.fixed");
        assertThat(refused(SUP, saved.id(), form(MailChannelForm.SERVER_ID, String.valueOf(draft)))).isEqualTo("serverId: serverId.fixed");
    }

    @Test
    @DisplayName("M44: a paused channel fetches nothing until it is resumed")
    void pauseAndResume() {
        MailChannel saved = editor.save(SUP, 0, form(), PADMIN);
        assertThat(editor.pause(SUP, saved.id(), PADMIN).state()).isEqualTo(MailChannel.State.PAUSED);
        assertThat(channels.states().due(clock.instant(), 10)).isEmpty();
        assertThat(editor.resume(SUP, saved.id(), PADMIN).state()).isEqualTo(MailChannel.State.ENABLED);
        assertThat(channels.states().due(clock.instant(), 10)).containsExactly(saved.id());
        MailChannel waiting = editor.save(SUP, 0, form(MailChannelForm.SERVER_ID, String.valueOf(draft), MailChannelForm.NAME, "Waiting"), PADMIN);
        assertThat(reason(() -> editor.resume(SUP, waiting.id(), PADMIN))).isEqualTo("server-draft");
        assertThat(audit.lines()).containsSubsequence("MAIL_CHANNEL_PAUSED", "MAIL_CHANNEL_RESUMED");
    }

    @Test
    @DisplayName("M44: who pauses a channel does not undo what somebody saves at the same time")
    void aPauseOverwritesNoChange() {
        MailChannel saved = editor.save(SUP, 0, form(), PADMIN);
        List<String> reasons = new ArrayList<>();
        nodeThatReads(2, () -> reasons.add(reason(() -> editor.save(SUP, saved.id(), form(MailChannelForm.INTERVAL, "5"), PADMIN)))).pause(SUP, saved.id(), PADMIN);
        assertThat(reasons).as("not between read and write").containsExactly("being-changed");
        assertThat(channels.byId(saved.id()).orElseThrow().state()).isEqualTo(MailChannel.State.PAUSED);
        editor.resume(SUP, saved.id(), PADMIN);
        nodeThatReads(1, () -> editor.save(SUP, saved.id(), form(MailChannelForm.INTERVAL, "5"), PADMIN)).pause(SUP, saved.id(), PADMIN);
        assertThat(channels.byId(saved.id()).orElseThrow()).extracting(MailChannel::state, MailChannel::interval)
                .containsExactly(MailChannel.State.PAUSED, Duration.ofSeconds(5));
    }

    @Test
    @DisplayName("M44: who saves a channel does not resume what somebody pauses at the same time")
    void aChangeUndoesNoPause() {
        MailChannel saved = editor.save(SUP, 0, form(), PADMIN);
        nodeThatReads(1, () -> editor.pause(SUP, saved.id(), PADMIN)).save(SUP, saved.id(), form(MailChannelForm.INTERVAL, "5"), PADMIN);
        assertThat(channels.byId(saved.id()).orElseThrow()).extracting(MailChannel::state, MailChannel::interval)
                .containsExactly(MailChannel.State.PAUSED, Duration.ofSeconds(5));
        assertThat(editor.save(SUP, saved.id(), form(), PADMIN).state()).as("whose form says so resumes it").isEqualTo(MailChannel.State.ENABLED);
    }

    @Test
    void aMailboxThatIsReadyEnablesNoChannelThatWasPausedMeanwhile() {
        MailChannel waiting = editor.save(SUP, 0, form(MailChannelForm.SERVER_ID, String.valueOf(draft)), PADMIN);
        editor.pause(SUP, waiting.id(), PADMIN);
        editor.ready(waiting, PADMIN);
        assertThat(channels.byId(waiting.id()).orElseThrow().state()).isEqualTo(MailChannel.State.PAUSED);
    }

    @Test
    void aChannelOfAnotherProjectIsNotThere() {
        MailChannel saved = editor.save(SUP, 0, form(), PADMIN);
        assertThat(reason(() -> editor.pause(DEV, saved.id(), PADMIN))).isEqualTo("channel-gone");
        assertThat(reason(() -> editor.resume(DEV, saved.id(), PADMIN))).isEqualTo("channel-gone");
        assertThat(reason(() -> editor.delete(DEV, saved.id(), PADMIN))).isEqualTo("channel-gone");
        assertThat(reason(() -> editor.save(DEV, saved.id(), form(), PADMIN))).isEqualTo("channel-gone");
        assertThat(reason(() -> editor.save(99, 0, form(), PADMIN))).isEqualTo("project-gone");
        notices.add(new Notices.Notice(saved.matter(), Message.of("title"), Message.of("text"), "/", List.of()), clock.instant());
        assertThat(editor.delete(SUP, saved.id(), PADMIN)).isEqualTo(saved);
        assertThat(notices.all()).as("nothing tells of a channel that is gone").isEmpty();
        assertThat(reason(() -> editor.delete(SUP, saved.id(), PADMIN))).isEqualTo("channel-gone");
        assertThat(Set.copyOf(audit.lines())).contains("MAIL_CHANNEL_DELETED");
    }
}
