package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.MovableClock;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.lease.InMemoryLeases;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.MailChannelEditor;
import io.oauthlinks.mailchannel.MailChannelRules;
import io.oauthlinks.mailchannel.OwnMailboxes;
import io.oauthlinks.mailchannel.TestChannels;
import io.oauthlinks.mailchannel.TestPace;
import io.oauthlinks.mailserver.AccountCheck;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServerEditor;
import io.oauthlinks.mailserver.MailServerRules;
import io.oauthlinks.mailserver.TestEvidence;
import io.oauthlinks.mailserver.diagnosis.ConnectionTest;
import io.oauthlinks.mailserver.diagnosis.ConnectionTests;
import io.oauthlinks.mailserver.diagnosis.Step;
import io.oauthlinks.mailserver.diagnosis.StepResult;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import io.oauthlinks.mailserver.diagnosis.Verdict;
import io.oauthlinks.message.Message;
import io.oauthlinks.outgoinglink.AccountMatch;
import io.oauthlinks.outgoinglink.AccountRules;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.Provider;
import io.oauthlinks.outgoinglink.RedirectUrls;
import io.oauthlinks.outgoinglink.flow.AuthorizationFlow;
import io.oauthlinks.outgoinglink.flow.AuthorizationRequests;
import io.oauthlinks.outgoinglink.flow.KeptProblem;
import io.oauthlinks.outgoinglink.flow.PendingAuthorization;
import io.oauthlinks.outgoinglink.token.AccountState;
import io.oauthlinks.outgoinglink.token.AuthorizedAccounts;
import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnMailboxScreensTest {

    private static final String[] TYPED = {"name", "Support", "serverId", "own", "folder", "INBOX", "requestTypeId", "3", "unknownSender", "REFUSE", "mostPerHour", "60",
        "disposal", "SEEN", "leaveDays", "14", "interval", "60", "sizeLimit", "25", "ownPlace", "MICROSOFT_365:IMAP:outlook.office365.com", "ownLinkId", "1",
        "ownUserName", "support@acme.example"};

    private final Ports ports = new Ports();
    private final ChannelPorts channels = new ChannelPorts(ports);
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final InMemorySettings settings = new InMemorySettings(Settings.DEFAULTS);
    private final RenderedTemplates templates = new RenderedTemplates();
    private boolean passes;

    private final MailServerRules serverRules = new MailServerRules(ports.servers, (login, server, endpoint) -> AccountCheck.Answer.FITS);
    private final MailServerEditor servers = new MailServerEditor(ports.servers, serverRules, (values, run) -> passes ? TestEvidence.Answer.PASSED : TestEvidence.Answer.NONE,
            id -> List.of(), Samples.turns(), audit, Samples.CLOCK);
    private final MailChannelRules rules = new MailChannelRules(channels.channels, channels.projects, channels.shared, ports.servers);
    private final MailChannelEditor editor = new MailChannelEditor(channels.channels, channels.channels.states(), rules, Samples.turns(),
            channel -> { }, audit, Samples.CLOCK);
    private final MovableClock clock = new MovableClock();
    private final OwnMailboxes own = new OwnMailboxes(new OwnMailboxes.Ports(channels.channels, ports.servers, channels.shared, channels.projects, (server, actor) -> { }),
            servers, editor, (server, form, actor, whenEnded) -> {
                TestRun run = ports.tests.save(run(server, passes ? Verdict.PASSED : Verdict.FAILED));
                whenEnded.accept(run);
                return run;
            }, settings, new TestPace(new InMemoryLeases(clock)));
    private final AuthorizationFlow flow = new AuthorizationFlow(ports.links, new AuthorizedAccounts(ports.accounts, Samples.turns()), ports.pending,
            new AuthorizationFlow.ProviderSide(new AuthorizationRequests(new RedirectUrls(() -> URI.create("https://jira.acme.example")), settings), null),
            (user, page) -> true, audit, Samples.CLOCK);
    private final MailChannelPages pages = new MailChannelPages(Samples.readers(), channels.projects, channels.channels);
    private final MailboxAuthorization authorization = new MailboxAuthorization(flow);
    private final MailChannelEditScreen edit = new MailChannelEditScreen(pages, new MailChannelFormPage(pages, rules, channels.projects, own, ports.links), editor, own,
            authorization);
    private final MailChannelMailboxScreen mailbox = new MailChannelMailboxScreen(pages, own, new MailChannelMailboxScreen.Reads(ports.accounts,
            new ConnectionTests(new ConnectionTests.Records(ports.servers, ports.tests, audit), serverRules, new ConnectionTest(null, settings, Samples.CLOCK), null,
                    Runnable::run, Samples.CLOCK), ports.pending, channels.channels.states()), Samples.CLOCK);
    private final Screen renew = MailChannelAuthorizeScreen.renewing(pages, own, mailbox, authorization);
    private final Screen test = MailChannelAuthorizeScreen.testing(pages, own, mailbox);
    private final MailChannelListScreen list = new MailChannelListScreen(pages, channels.list, id -> Optional.empty());

    @BeforeEach
    void anOutgoingLink() {
        ports.links.save(Samples.link(1, "Microsoft 365 mail", Provider.MICROSOFT));
    }

    private static TestRun run(long server, Verdict verdict) {
        StepResult step = new StepResult(Step.LOGIN, verdict, 12, Message.of("oauth-links.mail-server.edit.no-tls.text"),
                verdict == Verdict.FAILED ? Samples.problem("NO box 10.1.2.3 unknown") : null);
        return new TestRun(0, server, "JIRAUSER10000", "f", Samples.NOW, Samples.NOW, verdict, List.of(step), List.of("S: NO box 10.1.2.3 unknown"));
    }

    private static Request request(String method, long channel, String... parameters) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            values.computeIfAbsent(parameters[i], name -> new ArrayList<>()).add(parameters[i + 1]);
        }
        Map<String, String> path = channel == 0 ? Map.of("project", "10000") : Map.of("project", "10000", "id", String.valueOf(channel));
        return new Request(method, "/", path, values, Map.of(), Samples.ADMIN, "https://jira.acme.example", Locale.ENGLISH, ZoneId.of("UTC"));
    }

    private void onlyOtherDomainsAreAllowed() {
        OutgoingLink link = ports.links.byId(1).orElseThrow();
        ports.links.save(new OutgoingLink(1, link.key(), link.name(), "", link.authority(), link.client(), link.endpoints(), link.scopes(), Map.of(),
                new AccountRules(List.of("other.example"), AccountMatch.LENIENT), "", link.createdAt(), link.changedAt(), false));
    }

    private MailChannel draft() {
        edit.post(request("POST", 0, TYPED));
        return channels.channels.all().get(0);
    }

    @Test
    void theFormOffersAMailboxOfTheProjectWithoutAnySharedServer() {
        assertThat(templates.render(edit.get(request("GET", 0)))).contains("<option value=\"own\" selected>A mailbox of this project",
                "value=\"GMAIL:IMAP:imap.gmail.com\"", "<option value=\"1\" selected>Microsoft 365 mail", "Save and authorize").doesNotContain("id=\"no-servers\"");
        ports.links.delete(1);
        assertThat(templates.render(edit.get(request("GET", 0)))).contains("id=\"no-servers\"").doesNotContain("Save and authorize");
    }

    @Test
    void saveAndAuthorizeLeadsToTheProviderAndComesBackToTheMailbox() {
        Response.SeeOther answer = (Response.SeeOther) edit.post(request("POST", 0, TYPED));

        assertThat(answer.location()).startsWith("https://auth.acme.example/authorize?");
        assertThat(answer.cookie().name()).isEqualTo(AuthorizationFlow.COOKIE);
        MailChannel channel = channels.channels.all().get(0);
        assertThat(channel.state()).isEqualTo(MailChannel.State.DRAFT);
        PendingAuthorization pending = ports.pending.all().get(0);
        assertThat(pending.returnPath()).isEqualTo("/plugins/servlet/oauth-links/projects/10000/mail-channels/" + channel.id() + "/mailbox");
        assertThat(pending.mailbox()).isEqualTo("support@acme.example");
        assertThat(pending.typed()).containsEntry("host", "outlook.office365.com");
    }

    @Test
    void whatIsRefusedComesBackAndNothingIsSaved() {
        onlyOtherDomainsAreAllowed();

        Response refused = edit.post(request("POST", 0, TYPED));

        assertThat(((Response.Page) refused).status()).isEqualTo(400);
        assertThat(templates.render(refused)).contains("id=\"ownUserName-error\"", "value=\"support@acme.example\"", "<option value=\"own\" selected>",
                "value=\"MICROSOFT_365:IMAP:outlook.office365.com\" selected");
        assertThat(channels.channels.all()).isEmpty();
        assertThat(ports.servers.all()).isEmpty();
    }

    @Test
    void whenTheTestHasPassedThePageSaysThatTheChannelIsEnabled() {
        MailChannel channel = draft();
        ports.accounts.save(Samples.account(11, 1, AccountState.VALID));
        passes = true;
        own.authorized(channel, 11, Samples.ADMIN);

        assertThat(templates.render(mailbox.get(request("GET", channel.id())))).contains("The channel Support is enabled. Customers can now raise requests by mail to support@acme.example.",
                ">Valid</span>", "Renew consent", "Test connection");
    }

    @Test
    void aFailedTestIsShownInShortWithoutTheWordsOfTheMailServer() {
        MailChannel channel = draft();
        ports.accounts.save(Samples.account(11, 1, AccountState.VALID));
        own.authorized(channel, 11, Samples.ADMIN);
        assertThat(templates.render(test.post(request("POST", channel.id())))).contains("was tested within the last 5 seconds");
        clock.advance(Duration.ofSeconds(5));
        String path = ((Response.SeeOther) test.post(request("POST", channel.id()))).location();

        assertThat(path).endsWith("/mail-channels/" + channel.id() + "/mailbox");
        assertThat(templates.render(mailbox.get(request("GET", channel.id())))).contains(">Failed</span>", ">Draft</span>")
                .doesNotContain("10.1.2.3", "is enabled. Customers");
    }

    @Test
    void aRefusedAuthorizationIsExplainedOnTheMailboxesPage() {
        MailChannel channel = draft();
        String key = ports.pending.keepTyped(Samples.ADMIN.userKey(), KeptProblem.write(Samples.problem(Samples.HOSTILE)), Samples.NOW.plusSeconds(60));

        assertThat(templates.render(mailbox.get(request("GET", channel.id(), "typed", key)))).contains("id=\"problem\"", "&lt;script&gt;", "Never authorized",
                "Authorize support@acme.example").doesNotContain("<script>");
        assertThat(templates.render(mailbox.get(request("GET", channel.id(), "typed", "forged")))).doesNotContain("id=\"problem\"");
    }

    @Test
    void consentIsRenewedInOneClickForTheOwnMailboxOnly() {
        MailChannel channel = draft();
        ports.servers.save(Samples.server(77, "Shared", 1, 0));
        channels.shared.share(77, List.of(10000L));
        MailChannel sharing = channels.channels.save(TestChannels.at(TestChannels.channel("Returns"), 77, "INBOX"));

        String html = templates.render(list.get(request("GET", 0)));

        assertThat(html).contains("/mail-channels/" + channel.id() + "/authorize", "aria-label=\"Renew consent for Support\"", "Ask a system administrator")
                .doesNotContain("/mail-channels/" + sharing.id() + "/authorize");
        assertThat(((Response.SeeOther) renew.post(request("POST", channel.id()))).location()).startsWith("https://auth.acme.example/authorize?");
        for (Screen screen : List.of(renew, test)) {
            assertThatThrownBy(() -> screen.post(request("POST", sharing.id()))).isInstanceOf(Screen.NotFound.class);
            assertThatThrownBy(() -> screen.get(request("GET", channel.id()))).isInstanceOf(Screen.MethodNotAllowed.class);
        }
        assertThatThrownBy(() -> mailbox.get(request("GET", sharing.id()))).isInstanceOf(Screen.NotFound.class);
    }

    @Test
    void aMailboxThatTheLinkAllowsNoMoreIsNamed() {
        MailChannel channel = draft();
        onlyOtherDomainsAreAllowed();

        Response.Page refused = (Response.Page) renew.post(request("POST", channel.id()));

        assertThat(((Map<?, ?>) refused.model().get("problem")).get("reason")).isEqualTo("mailbox-not-allowed");
        assertThat(templates.render(refused)).contains("The outgoing link no longer allows the mailbox support@acme.example.");
    }

    @Test
    void anOutgoingLinkThatIsGoneIsNamed() {
        MailChannel channel = draft();
        ports.links.delete(1);

        assertThat(templates.render(renew.post(request("POST", channel.id())))).contains("id=\"problem\"", "The outgoing link was deleted");
    }

    @Test
    void deletionSaysThatTheMailServerGoesToo() {
        MailChannel channel = draft();
        MailChannelDeleteScreen delete = new MailChannelDeleteScreen(pages, own);
        MailServer server = own.of(channel).orElseThrow();

        assertThat(templates.render(delete.get(request("GET", channel.id())))).contains("the authorization is revoked");
        delete.post(request("POST", channel.id()));
        assertThat(ports.servers.byId(server.id())).isEmpty();
    }
}
