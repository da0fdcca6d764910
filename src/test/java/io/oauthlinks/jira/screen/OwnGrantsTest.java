package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.TestIncomingLinks;
import io.oauthlinks.incominglink.grant.Grant;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnGrantsTest {

    private static final String LIST = "/plugins/servlet/oauth-links/authorized-applications";

    private final GrantPorts ports = new GrantPorts();
    private final RenderedTemplates templates = new RenderedTemplates();
    private final OwnGrantsScreen list = new OwnGrantsScreen(Samples.readers(), ports.views);
    private final OwnGrantRevokeScreen revoke = new OwnGrantRevokeScreen(Samples.readers(), ports.views, ports.revocations);
    private final OwnGrantsRevokeScreen revokeAll = new OwnGrantsRevokeScreen(Samples.readers(), ports.views, ports.revocations);

    private String page(String... parameters) {
        return templates.render(list.get(Samples.request("GET", "/authorized-applications", parameters)));
    }

    private IncomingLink web() {
        return ports.links.save(TestIncomingLinks.web().clientId("olc_web").name("Reports").build());
    }

    private IncomingLink desktop() {
        return ports.links.save(TestIncomingLinks.nativeApp().clientId("olc_desktop").name("Desktop").build());
    }

    @Test
    void whoAllowedNothingIsToldWhatWouldBeHere() {
        assertThat(page()).contains("No application may use Jira as you", "Jana Novak", "/jira/secure/ViewProfile.jspa")
                .doesNotContain("<table", "Revoke all");
    }

    @Test
    void eachConnectionIsARowWithAllThatThereIsToKnow() {
        IncomingLink desktop = desktop();
        Grant used = ports.grant(web(), GrantPorts.ME, Duration.ofDays(3), JiraScope.READ);
        ports.grants.used(used.id(), Samples.NOW.minus(Duration.ofMinutes(5)));
        ports.grant(desktop, GrantPorts.ME, Duration.ofDays(2), JiraScope.READ, JiraScope.WRITE);
        ports.grant(desktop, GrantPorts.ME, Duration.ofDays(60), JiraScope.WRITE);
        ports.grant(desktop, GrantPorts.OTHER, Duration.ofDays(1), JiraScope.SYSTEM_ADMIN);

        String page = page();

        assertThat(page.split("<tr>")).as("head and three rows").hasSize(5);
        assertThat(page).contains("<strong>Reports</strong>", "reports.example", "See what you can see", "READ", "3 days ago", "5 minutes ago",
                "in 87 days", "<strong>Desktop</strong>", "Native application", "See and change as you", "READ, WRITE", "2 days ago", "Never",
                "aria-label=\"Revoke Desktop, allowed 2 days ago\"", "href=\"" + "/jira" + LIST + "/" + used.id() + "/revoke\"", "Revoke all")
                .doesNotContain("SYSTEM_ADMIN", "192.0.2.44");
    }

    @ParameterizedTest
    @CsvSource({"READ,See what you can see", "WRITE,See and change as you", "ADMIN,'See, change and administer as you'",
        "SYSTEM_ADMIN,'Everything that you may, system administration included'"})
    void scopesAreSaidInPlainWordsToo(JiraScope scope, String words) {
        ports.grant(web(), GrantPorts.ME, Duration.ofDays(1), scope);
        assertThat(page()).contains(words, scope.name());
    }

    @Test
    void whatHasEndedAndOnlyWaitsForTheCleanUpIsNotShown() {
        ports.grant(web(), GrantPorts.ME, Duration.ofDays(91), JiraScope.READ);
        assertThat(page()).contains("No application may use Jira as you");
    }

    @Test
    void aDisabledApplicationSaysSo() {
        IncomingLink off = ports.links.save(TestIncomingLinks.web().enabled(false).build());
        ports.grant(off, GrantPorts.ME, Duration.ofDays(1), JiraScope.READ);
        assertThat(page()).contains("Disabled by an administrator");
    }

    @Test
    void aLogoIsShownWhereThereIsOne() {
        IncomingLink link = web();
        IncomingLink withLogo = new IncomingLink(link.id(), link.clientId(), link.name(), "", "", link.kind(), link.redirectUris(), link.scopes(), link.lifetimes(), "",
                true, "ab12", null, link.createdAt(), "", link.changedAt(), null);
        ports.grant(ports.links.save(withLogo), GrantPorts.ME, Duration.ofDays(1), JiraScope.READ);
        assertThat(page()).contains("<img class=\"ol-logo\" src=\"/jira/plugins/servlet/oauth-links/logos/1/ab12\" alt=\"\"").doesNotContain(">R</text>");
    }

    @Test
    void aLinkThatIsGoneDoesNotBreakThePage() {
        IncomingLink gone = web();
        ports.grant(gone, GrantPorts.ME, Duration.ofDays(1), JiraScope.READ);
        ports.links.delete(gone.id());
        assertThat(page()).contains("Deleted application");
    }

    @Test
    void aServiceThatActsAsTheUserIsShownButCannotBeRevokedByTheUser() {
        ports.links.save(TestIncomingLinks.service().serviceUser(GrantPorts.ME).build());
        ports.links.save(TestIncomingLinks.service().clientId("olc_other").name("Other service").serviceUser(GrantPorts.OTHER).build());
        assertThat(page()).contains("Services that act as you", "Nightly import", "ask an administrator").doesNotContain("Other service", "/revoke\"");
    }

    @Test
    void hostileNamesAreText() {
        IncomingLink hostile = ports.links.save(TestIncomingLinks.web().name(Samples.HOSTILE).build());
        Grant grant = ports.grant(hostile, GrantPorts.ME, Duration.ofDays(1), JiraScope.READ);
        assertThat(page()).doesNotContain("<script>", "onload=\"").contains("&lt;script&gt;");
        assertThat(templates.render(revoke.get(Samples.request("GET", "/authorized-applications/" + grant.id() + "/revoke"))))
                .doesNotContain("<script>", "onload=\"").contains("&lt;script&gt;");
    }

    @Test
    void beforeRevokingOneItIsSaidWhatHappens() {
        Grant grant = ports.grant(web(), GrantPorts.ME, Duration.ofDays(1), JiraScope.READ);
        String page = templates.render(revoke.get(Samples.request("GET", "/authorized-applications/" + grant.id() + "/revoke")));
        assertThat(page).contains("Reports can no longer use Jira as you", "from its next request on", "stays as it is", "1 day ago",
                "method=\"post\"", "name=\"atl_token\"", "action=\"/jira" + LIST + "/" + grant.id() + "/revoke\"", "Cancel");
        assertThat(ports.grants.byId(grant.id())).as("looking changes nothing").isPresent();
    }

    @Test
    void oneIsRevokedAndTheOthersStay() {
        IncomingLink desktop = desktop();
        Grant stays = ports.grant(desktop, GrantPorts.ME, Duration.ofDays(2), JiraScope.READ);
        Grant goes = ports.grant(desktop, GrantPorts.ME, Duration.ofDays(1), JiraScope.READ);
        Response answer = revoke.post(Samples.request("POST", "/authorized-applications/" + goes.id() + "/revoke"));
        assertThat(answer).isEqualTo(Response.SeeOther.to(LIST + "?revoked=1"));
        assertThat(ports.grants.ofUser(GrantPorts.ME)).containsExactly(stays);
        assertThat(ports.grants.byAccessToken("a-grant-2")).isEmpty();
        assertThat(page("revoked", "1")).contains("1 connection is revoked");
        assertThat(ports.audit.lines()).hasSize(1).first().asString().startsWith("GRANT_REVOKED");
        assertThat(ports.audit.entries().get(0).actorKey()).isEqualTo(GrantPorts.ME);
    }

    @Test
    void somebodyElsesLooksLikeNone() {
        Grant foreign = ports.grant(web(), GrantPorts.OTHER, Duration.ofDays(1), JiraScope.READ);
        String path = "/authorized-applications/" + foreign.id() + "/revoke";
        assertThatThrownBy(() -> revoke.get(Samples.request("GET", path))).isInstanceOf(Screen.NotFound.class);
        assertThatThrownBy(() -> revoke.get(Samples.request("GET", "/authorized-applications/99/revoke"))).isInstanceOf(Screen.NotFound.class);
        assertThat(revoke.post(Samples.request("POST", path))).isEqualTo(revoke.post(Samples.request("POST", "/authorized-applications/99/revoke")))
                .isEqualTo(Response.SeeOther.to(LIST + "?revoked=0"));
        assertThat(ports.grants.byId(foreign.id())).isPresent();
        assertThat(ports.audit.lines()).isEmpty();
        assertThat(page("revoked", "0")).contains("There was nothing left to revoke.");
    }

    @Test
    void allAreRevokedAndThoseOfOthersStay() {
        ports.grant(web(), GrantPorts.ME, Duration.ofDays(1), JiraScope.READ);
        ports.grant(desktop(), GrantPorts.ME, Duration.ofDays(2), JiraScope.READ);
        Grant foreign = ports.grant(ports.links.byId(1).orElseThrow(), GrantPorts.OTHER, Duration.ofDays(2), JiraScope.READ);
        String question = templates.render(revokeAll.get(Samples.request("GET", "/authorized-applications/revoke")));
        assertThat(question).contains("2 connections end", "Your personal access tokens stay", "Reports", "Desktop", "Revoke all 2 connections");
        assertThat(revokeAll.post(Samples.request("POST", "/authorized-applications/revoke"))).isEqualTo(Response.SeeOther.to(LIST + "?revoked=2"));
        assertThat(ports.grants.ofUser(GrantPorts.ME)).isEmpty();
        assertThat(ports.grants.ofUser(GrantPorts.OTHER)).containsExactly(foreign);
        assertThat(page("revoked", "2")).contains("2 connections are revoked");
        assertThat(revokeAll.get(Samples.request("GET", "/authorized-applications/revoke"))).as("nothing left to ask about")
                .isEqualTo(Response.SeeOther.to(LIST));
    }

    @Test
    void manyComeByPages() {
        IncomingLink link = web();
        for (int i = 0; i < 101; i++) {
            ports.grant(link, GrantPorts.ME, Duration.ofDays(1), JiraScope.READ);
        }
        assertThat(page().split("<tr>")).hasSize(102);
        assertThat(page()).contains("rel=\"next\"");
        assertThat(page("page", "2").split("<tr>")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"-1", "x", "99999999999", "<b>", "''"})
    void noOtherNoticeCanBePutOnThePage(String parameter) {
        assertThat(page("revoked", parameter)).doesNotContain("role=\"status\"");
    }
}
