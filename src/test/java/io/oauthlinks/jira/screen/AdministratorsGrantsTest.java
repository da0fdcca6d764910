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

class AdministratorsGrantsTest {

    private static final String BASE = "/plugins/servlet/oauth-links";

    private final GrantPorts ports = new GrantPorts();
    private final RenderedTemplates templates = new RenderedTemplates();
    private final UserOfRequest users = new UserOfRequest(ports.owners);
    private final LinkGrantsScreen ofLink = new LinkGrantsScreen(Samples.readers(), ports.views);
    private final LinkGrantsRevokeScreen revokeOfLink = new LinkGrantsRevokeScreen(Samples.readers(), ports.views, ports.revocations);
    private final UserGrantsScreen ofUser = new UserGrantsScreen(Samples.readers(), ports.views, users);
    private final UserGrantsRevokeScreen revokeOfUser = new UserGrantsRevokeScreen(Samples.readers(), ports.views, users, ports.revocations);
    private final GrantRevokeScreen revoke = new GrantRevokeScreen(Samples.readers(), ports.views, ports.revocations);

    private final IncomingLink link = ports.links.save(TestIncomingLinks.web().name("Reports").build());

    private String pageOfLink(IncomingLink shown, String... parameters) {
        return templates.render(ofLink.get(Samples.request("GET", "/incoming-links/" + shown.id() + "/grants", parameters)));
    }

    private String pageOfUser(String... parameters) {
        return templates.render(ofUser.get(Samples.request("GET", "/grants", parameters)));
    }

    @Test
    void aLinkShowsWhoAllowedItWhat() {
        Grant grant = ports.grant(link, GrantPorts.ME, Duration.ofDays(3), JiraScope.READ, JiraScope.WRITE);
        ports.grants.used(grant.id(), Samples.NOW.minus(Duration.ofHours(2)));
        ports.grant(link, "JIRAUSER7 &", Duration.ofDays(4), JiraScope.READ);
        assertThat(pageOfLink(link)).contains("Connections of Reports", "2 connections", "Jana Novak", "READ, WRITE", "3 days ago", "192.0.2.44", "2 hours ago",
                "in 87 days", "<td>1</td>", "href=\"/jira" + BASE + "/grants?userKey=JIRAUSER7+%26\"",
                "href=\"/jira" + BASE + "/grants/" + grant.id() + "/revoke\"", "href=\"/jira" + BASE + "/incoming-links/1/grants/revoke\"");
    }

    @Test
    void aLinkWithoutConnectionsOffersNothingToRevoke() {
        assertThat(pageOfLink(link)).contains("Nobody has allowed this application").doesNotContain("Revoke", "<table");
        assertThatThrownBy(() -> ofLink.get(Samples.request("GET", "/incoming-links/99/grants"))).isInstanceOf(Screen.NotFound.class);
    }

    @Test
    void aServiceShowsItsTokens() {
        IncomingLink service = ports.links.save(TestIncomingLinks.service().clientId("olc_s").serviceUser(GrantPorts.ME).build());
        assertThat(pageOfLink(service)).contains("0 live access tokens", "It always acts as Jana Novak").doesNotContain("Revoke all", "Nobody has allowed");
        ports.serviceToken(service);
        assertThat(pageOfLink(service)).contains("1 live access token", "Revoke all");
        String path = "/incoming-links/" + service.id() + "/grants/revoke";
        assertThat(templates.render(revokeOfLink.get(Samples.request("GET", path)))).contains("1 access token ends", "rotate the secret");
        revokeOfLink.post(Samples.request("POST", path));
        assertThat(pageOfLink(service)).contains("0 live access tokens");
    }

    @Test
    void allOfALinkAreRevoked() {
        ports.grant(link, GrantPorts.ME, Duration.ofDays(3), JiraScope.READ);
        ports.grant(link, GrantPorts.OTHER, Duration.ofDays(3), JiraScope.READ);
        Grant ofAnother = ports.grant(ports.links.save(TestIncomingLinks.nativeApp().clientId("olc_2").build()), GrantPorts.ME, Duration.ofDays(1), JiraScope.READ);
        String path = "/incoming-links/" + link.id() + "/grants/revoke";
        assertThat(templates.render(revokeOfLink.get(Samples.request("GET", path)))).contains("2 connections end", "The link itself stays", "Revoke all of Reports",
                "action=\"/jira" + BASE + path + "\"", "name=\"atl_token\"");
        assertThat(revokeOfLink.post(Samples.request("POST", path))).isEqualTo(Response.SeeOther.to(BASE + "/incoming-links/1/grants?revoked=2"));
        assertThat(ports.grants.countOfLink(link.id())).isZero();
        assertThat(ports.grants.byId(ofAnother.id())).isPresent();
        assertThat(ports.audit.lines()).containsExactly("GRANTS_REVOKED Connections: 2");
    }

    @Test
    void aUserIsFoundByName() {
        ports.grant(link, GrantPorts.OTHER, Duration.ofDays(3), JiraScope.READ);
        assertThat(pageOfUser()).contains("name=\"user\"").doesNotContain("<table", "There is no user");
        assertThat(pageOfUser("user", " alice ")).contains("Alice Martin", "1 connection", "Reports", "fromUser=true",
                "href=\"/jira" + BASE + "/grants/revoke?userKey=JIRAUSER10100\"", "href=\"/jira" + BASE + "/incoming-links/1/grants\"");
        assertThat(pageOfUser("user", "jana")).contains("No application may use Jira as this user").doesNotContain("Revoke all");
        assertThat(pageOfUser("user", "<nobody>")).contains("There is no user with the username &quot;&lt;nobody&gt;&quot;", "aria-invalid=\"true\"");
    }

    @Test
    void theKeyOfOneIsNotTakenForTheNameOfAnother() {
        ports.owners.with("alice", "alicia", "Alicia Old");
        ports.grant(link, "alice", Duration.ofDays(3), JiraScope.READ);
        assertThat(pageOfUser("userKey", "alice")).contains("Alicia Old", "1 connection");
        assertThat(pageOfUser("user", "alice")).contains("Alice Martin", "0 connections");
    }

    @Test
    void whatADeletedUserHasLeftCanBeSeenAndRevoked() {
        ports.grant(link, "JIRAUSER9", Duration.ofDays(3), JiraScope.READ);
        assertThat(pageOfUser("userKey", "JIRAUSER9")).contains("JIRAUSER9", "deactivated or deleted", "1 connection", "Revoke all");
        assertThat(revokeOfUser.post(Samples.request("POST", "/grants/revoke", "userKey", "JIRAUSER9")))
                .isEqualTo(Response.SeeOther.to(BASE + "/grants?userKey=JIRAUSER9&revoked=1"));
        assertThat(ports.grants.ofUser("JIRAUSER9")).isEmpty();
    }

    @Test
    void allOfAUserAreRevoked() {
        ports.grant(link, GrantPorts.OTHER, Duration.ofDays(3), JiraScope.READ);
        Grant mine = ports.grant(link, GrantPorts.ME, Duration.ofDays(3), JiraScope.READ);
        assertThat(templates.render(revokeOfUser.get(Samples.request("GET", "/grants/revoke", "userKey", GrantPorts.OTHER))))
                .contains("1 connection ends", "Revoke all connections of Alice Martin", "<input type=\"hidden\" name=\"userKey\" value=\"JIRAUSER10100\">");
        revokeOfUser.post(Samples.request("POST", "/grants/revoke", "userKey", GrantPorts.OTHER));
        assertThat(ports.grants.ofLink(link.id(), 0, 10)).containsExactly(mine);
        assertThatThrownBy(() -> revokeOfUser.post(Samples.request("POST", "/grants/revoke"))).isInstanceOf(Screen.NotFound.class);
    }

    @Test
    void servicesOfAUserAreNamed() {
        ports.links.save(TestIncomingLinks.service().clientId("olc_s").serviceUser(GrantPorts.OTHER).build());
        assertThat(pageOfUser("user", "alice")).contains("Services that act as this user", "Nightly import");
    }

    @Test
    void oneIsRevokedAndTheWayLeadsBackToTheListItCameFrom() {
        Grant first = ports.grant(link, GrantPorts.OTHER, Duration.ofDays(3), JiraScope.READ);
        Grant second = ports.grant(link, GrantPorts.OTHER, Duration.ofDays(3), JiraScope.READ);
        String path = "/grants/" + first.id() + "/revoke";
        assertThat(templates.render(revoke.get(Samples.request("GET", path)))).contains("Reports can no longer use Jira as JIRAUSER10100",
                "href=\"/jira" + BASE + "/incoming-links/1/grants\"").doesNotContain("name=\"fromUser\"");
        assertThat(templates.render(revoke.get(Samples.request("GET", path, "fromUser", "true")))).contains("name=\"fromUser\"",
                "href=\"/jira" + BASE + "/grants?userKey=JIRAUSER10100\"");
        assertThat(revoke.post(Samples.request("POST", path))).isEqualTo(Response.SeeOther.to(BASE + "/incoming-links/1/grants?revoked=1"));
        assertThat(revoke.post(Samples.request("POST", "/grants/" + second.id() + "/revoke", "fromUser", "true")))
                .isEqualTo(Response.SeeOther.to(BASE + "/grants?userKey=JIRAUSER10100&revoked=1"));
        assertThat(ports.grants.ofUser(GrantPorts.OTHER)).isEmpty();
        assertThatThrownBy(() -> revoke.get(Samples.request("GET", path))).isInstanceOf(Screen.NotFound.class);
        assertThat(revoke.post(Samples.request("POST", path))).as("the second of two clicks").isEqualTo(Response.SeeOther.to(BASE + "/grants?revoked=0"));
        assertThat(pageOfUser("revoked", "0")).contains("There was nothing left to revoke");
    }
}
