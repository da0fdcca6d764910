package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailchannel.ProjectServers;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.OtherReader;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import io.oauthlinks.mailserver.diagnosis.Verdict;
import io.oauthlinks.outgoinglink.Provider;
import io.oauthlinks.outgoinglink.token.AccountState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailServerListScreenTest {

    private final Ports ports = new Ports();
    private final ChannelPorts channels = new ChannelPorts(ports);
    private final List<OtherReader> otherReaders = new ArrayList<>();
    private final MailServerListScreen screen = new MailServerListScreen(Samples.readers(), ports.servers, ports.tests, ports.links, ports.accounts,
            () -> otherReaders, channels.sharing);
    private final RenderedTemplates templates = new RenderedTemplates();

    private String page(String... parameters) {
        return templates.render(screen.get(Samples.request("GET", "/mail-servers", parameters)));
    }

    @Test
    void withoutLinksTheWayStartsAtAnOutgoingLink() {
        assertThat(page()).contains("No mail servers yet", "Create outgoing link", "/outgoing-links/new").doesNotContain("<table");
    }

    @Test
    void withALinkTheWayStartsAtAMailServer() {
        ports.links.save(Samples.link(1, "Google mail", Provider.GOOGLE));

        assertThat(page()).contains("/mail-servers/new").doesNotContain("Create outgoing link");
    }

    @Test
    void stateOfServerAccountAndTestIsSeenAtAGlance() {
        ports.links.save(Samples.link(1, "Google mail", Provider.GOOGLE));
        ports.accounts.save(Samples.account(11, 1, AccountState.RE_AUTHORIZATION_NEEDED));
        ports.servers.save(Samples.server(3, "A healthy one", 0, 0));
        ports.servers.save(tested(Samples.server(4, "Support mailbox", 1, 11), 9));
        ports.tests.save(new TestRun(9, 4, "JIRAUSER10000", "f", Samples.NOW.minus(Duration.ofHours(1)), Samples.NOW.minus(Duration.ofMinutes(59)),
                Verdict.PASSED, List.of(), List.of()));

        String page = page();

        assertThat(page).contains("2 mail servers, 1 needs attention", "Re-authorization needed", "for <time", "2 hours", ">Passed</span>", "59 minutes ago",
                "mail-servers/4/authorize", ">Never</td>", ">Password</span>");
        assertThat(page.indexOf("Support mailbox")).isLessThan(page.indexOf("A healthy one"));
    }

    @Test
    void aMailboxThatJirasOwnHandlersReadIsMarked() {
        ports.servers.save(Samples.server(4, "Support mailbox", 0, 0));
        ports.servers.save(Samples.server(5, "Another mailbox", 0, 0));
        assertThat(page()).contains("Jira&#39;s own mail handlers do not use them").doesNotContain("Also read by");

        otherReaders.add(new OtherReader("Old support", "pop.example.com", ports.servers.byId(4).orElseThrow().login().userName()));

        assertThat(page()).contains("Also read by Jira&#39;s mail server Old support");
    }

    @Test
    void whichProjectsMayUseAServerIsSeenAtOnce() {
        for (long id = 3; id <= 6; id++) {
            ports.servers.save(Samples.server(id, "Mailbox " + id, 0, 0));
        }
        channels.shared.own(4, 10000);
        channels.shared.share(5, List.of(10000L, 10001L));
        channels.shared.share(6, List.of(ProjectServers.EVERY_PROJECT));

        assertThat(page("shared", "5")).contains("mail-servers/3/share\" aria-label=\"Mailbox 3: Shared with no project. Change\"", ">Own mail server of SUP</a>",
                ">Shared with DEV, SUP</a>", ">Shared with all projects</a>", "<p>Mailbox 5: Shared with DEV, SUP.");
    }

    @Test
    void aServerWhoseLinkIsGoneHasNoPassword() {
        ports.servers.save(Samples.server(4, "Support mailbox", 99, 11));

        assertThat(page()).contains("OAuth 2.0: choose an outgoing link").doesNotContain(">Password</span>");
    }

    @Test
    void aServerThatWasNeverAuthorizedOffersIt() {
        ports.links.save(Samples.link(1, "Google mail", Provider.GOOGLE));
        ports.servers.save(Samples.server(4, "Support mailbox", 1, 0));

        assertThat(page()).contains("Never authorized", "aria-label=\"Authorize box4@acme.example\"");
    }

    @Test
    void aLongListComesByPages() {
        for (int i = 1; i <= 150; i++) {
            ports.servers.save(Samples.server(i, "Server %03d".formatted(i), 0, 0));
        }

        assertThat(page()).contains("150 mail servers", ">Server 100</a>", "Page 1 of 2", "mail-servers?page=2\"").doesNotContain(">Server 101</a>", "rel=\"prev\"");
        assertThat(page("page", "2")).contains(">Server 101</a>", ">Server 150</a>", "mail-servers?page=1\"").doesNotContain(">Server 100</a>", "rel=\"next\"");
        assertThat(page("page", "99")).as("beyond the last page").contains("mail-servers?page=2\"").doesNotContain(">Server");
    }

    @Test
    void savingTellsAServerFromADraft() {
        ports.servers.save(Samples.server(3, "One", 0, 0));
        ports.servers.save(draft(Samples.server(4, "Two", 0, 0)));

        assertThat(page("saved", "3")).contains("The mail server &quot;One&quot; is saved and enabled.");
        assertThat(page("saved", "4")).contains("The mail server &quot;Two&quot; is saved as a draft");
        assertThat(page("saved", "77")).doesNotContain("aui-message-success");
    }

    @Test
    void hostileNamesAreShownAsText() {
        ports.servers.save(Samples.server(3, Samples.HOSTILE, 0, 0));

        assertThat(page()).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    private static MailServer tested(MailServer server, long testId) {
        return new MailServer(server.id(), server.name(), server.description(), server.preset(), server.endpoint(), server.login(), true, testId,
                server.createdAt(), server.changedAt(), false);
    }

    private static MailServer draft(MailServer server) {
        return new MailServer(server.id(), server.name(), server.description(), server.preset(), server.endpoint(), server.login(), false, 0,
                server.createdAt(), server.changedAt(), false);
    }
}
