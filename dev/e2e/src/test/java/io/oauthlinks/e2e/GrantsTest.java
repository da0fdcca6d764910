package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.e2e.ClientApplication.Tokens;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people and administrators see of the applications that act for somebody, and how they take it back, by page and by REST. */
@Tag("slow")
class GrantsTest {

    private static final String OWN = "/authorized-applications";
    private static RunningHost host;
    private static Registrations registrations;

    @BeforeAll
    static void start() {
        host = RunningHost.start("--tls", "--no-practice");
        registrations = new Registrations(host);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    @DisplayName("one of two connections of one application is revoked: its tokens are dead at the next call, those of the other live")
    void oneConnectionIsRevoked() {
        ClientApplication desktop = registrations.nativeApplication();
        HttpUser padmin = HttpUser.signedIn(host, "padmin");
        Tokens first = desktop.connect(padmin, "READ");
        Tokens second = desktop.connect(padmin, "READ WRITE");
        List<JsonNode> mine = own(padmin, desktop);
        assertThat(mine).hasSize(2);
        assertThat(mine.get(0).path("scopes").toString()).as("newest first").isEqualTo("[\"READ\",\"WRITE\"]");
        assertThat(desktop.myself(second.accessToken())).isEqualTo(200);

        String revoke = OWN + "/" + mine.get(0).path("id").asLong() + "/revoke";
        Document question = page(padmin, revoke);
        assertThat(question.text()).contains("can no longer use Jira as you", "stays as it is");
        HttpResponse<String> answer = padmin.postForm(FormPage.BASE + revoke, Map.of("atl_token", padmin.xsrfToken()));
        assertThat(HttpUser.location(answer).toString()).endsWith(OWN + "?revoked=1");

        assertThat(desktop.myself(second.accessToken())).as("dead at the next call").isEqualTo(401);
        assertThat(HttpUser.json(desktop.refresh(second.refreshToken(), Map.of())).path("error").asText()).isEqualTo("invalid_grant");
        assertThat(desktop.myself(first.accessToken())).isEqualTo(200);
        assertThat(desktop.refresh(first.refreshToken(), Map.of()).statusCode()).isEqualTo(200);
        assertThat(padmin.postForm(FormPage.BASE + revoke, Map.of("atl_token", padmin.xsrfToken())).headers().firstValue("Location").orElseThrow())
                .as("the second of two clicks").endsWith("?revoked=0");
        assertThat(audit("grant-revoked")).contains("READ WRITE", "Pavel Adler");
    }

    @Test
    @DisplayName("a user revokes all; neither another user's connections nor a personal access token are touched")
    void allOfMineAreRevoked() {
        ClientApplication web = registrations.web();
        HttpUser agent = HttpUser.signedIn(host, "agent");
        HttpUser padmin = HttpUser.signedIn(host, "padmin");
        HttpUser script = HttpUser.script(host, "agent");
        Tokens mine = web.connect(agent, "READ");
        Tokens others = web.connect(padmin, "READ");
        assertThat(page(agent, OWN + "/revoke").text()).contains("1 connection ends", "Your personal access tokens stay");
        agent.postForm(FormPage.BASE + OWN + "/revoke", Map.of("atl_token", agent.xsrfToken()));
        assertThat(web.myself(mine.accessToken())).isEqualTo(401);
        assertThat(web.myself(others.accessToken())).isEqualTo(200);
        assertThat(script.send(script.request("/rest/api/2/myself").GET()).statusCode()).isEqualTo(200);
        assertThat(page(agent, OWN).text()).contains("No application may use Jira as you");
    }

    @Test
    @DisplayName("somebody else's connection can be neither seen nor revoked, and looks like one that is gone")
    void foreignConnections() {
        ClientApplication web = registrations.web();
        HttpUser padmin = HttpUser.signedIn(host, "padmin");
        Tokens tokens = web.connect(padmin, "READ");
        long id = own(padmin, web).get(0).path("id").asLong();
        for (HttpUser other : List.of(HttpUser.signedIn(host, "alice"), HttpUser.signedIn(host, "agent"), HttpUser.signedIn(host, "admin"))) {
            assertThat(other.get(FormPage.BASE + OWN + "/" + id + "/revoke").statusCode()).isEqualTo(404);
            assertThat(other.postForm(FormPage.BASE + OWN + "/" + id + "/revoke", Map.of("atl_token", other.xsrfToken())).headers().firstValue("Location")
                    .orElseThrow()).endsWith("?revoked=0");
            assertThat(other.rest("DELETE", "my/grants/" + id, null).statusCode()).isEqualTo(404);
            assertThat(other.rest("DELETE", "my/grants", null).statusCode()).isEqualTo(200);
            assertThat(other.get(FormPage.BASE + OWN).body()).doesNotContain("/" + id + "/revoke");
        }
        assertThat(web.myself(tokens.accessToken())).isEqualTo(200);
    }

    @Test
    @DisplayName("a customer of the portal, who may not use the rest of Jira, looks after what is hers")
    void aPortalCustomer() {
        ClientApplication web = registrations.web();
        HttpUser alice = HttpUser.signedIn(host, "alice");
        assertThat(alice.get("/secure/ViewProfile.jspa").body()).as("avatar menu and profile").contains("oauth-links-authorized-applications",
                "/plugins/servlet/oauth-links/authorized-applications");
        web.connect(alice, "READ");
        assertThat(page(alice, OWN).text()).contains("reports.acme.example", "See what you can see");
        assertThat(alice.rest("DELETE", "my/grants", null).body()).contains("\"revoked\":1");
        assertThat(own(alice, web)).isEmpty();
    }

    @Test
    @DisplayName("my/grants needs a login and no websudo, takes no bearer token of ours, and holds no token")
    void ownGrantsByRest() {
        ClientApplication web = registrations.web();
        HttpUser admin = HttpUser.signedIn(host, "admin");
        Tokens tokens = web.connect(admin, "READ WRITE");
        assertThat(HttpUser.anonymous(host).rest("GET", "my/grants", null).statusCode()).isEqualTo(401);
        HttpResponse<String> answer = admin.rest("GET", "my/grants", null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("olj_", "olr_", "olg_", "Hash");
        assertThat(HttpUser.json(answer).path("values").get(0).fieldNames()).toIterable().containsExactly("id", "application", "clientId", "applicationEnabled",
                "scopes", "createdAt", "lastUsedAt", "expiresAt");
        assertThat(admin.rest("GET", "grants?user=admin", null).statusCode()).as("those of everybody need websudo").isEqualTo(401);
        assertThat(ClientApplication.call(host, tokens.accessToken(), "GET", "/rest/oauth-links/1.0/my/grants", null).statusCode())
                .as("no token widens or ends what it is part of").isIn(401, 403);
        assertThat(ClientApplication.call(host, tokens.accessToken(), "DELETE", "/rest/oauth-links/1.0/my/grants", null).statusCode()).isIn(401, 403);
        assertThat(web.myself(tokens.accessToken())).isEqualTo(200);
    }

    @Test
    @DisplayName("administrators see and revoke the connections of a link and of a user")
    void administrators() {
        ClientApplication web = registrations.web();
        HttpUser padmin = HttpUser.signedIn(host, "padmin");
        Tokens ofPadmin = web.connect(padmin, "READ");
        Tokens again = web.connect(padmin, "READ");
        Tokens ofAgent = web.connect(HttpUser.signedIn(host, "agent"), "READ");
        HttpUser administrator = registrations.http;
        String ofLink = "/incoming-links/" + web.linkId() + "/grants";
        assertThat(page(administrator, ofLink).text()).contains("3 connections", "Pavel Adler", "Aiko Tanaka");
        assertThat(page(administrator, "/grants?user=padmin").text()).contains("Pavel Adler", "reports.acme.example");
        JsonNode byRest = HttpUser.json(administrator.rest("GET", "grants?linkId=" + web.linkId(), null));
        assertThat(byRest.path("total").asInt()).isEqualTo(3);
        assertThat(byRest.path("values").get(0).path("userName").asText()).isEqualTo("agent");
        for (String bad : List.of("grants", "grants?linkId=x", "grants?linkId=1&user=padmin")) {
            assertThat(administrator.rest("GET", bad, null).statusCode()).as(bad).isEqualTo(400);
            assertThat(administrator.rest("DELETE", bad, null).statusCode()).as(bad).isEqualTo(400);
        }
        assertThat(administrator.rest("GET", "grants?user=nobody", null).statusCode()).isEqualTo(404);

        String one = "/grants/" + byRest.path("values").get(1).path("id").asLong() + "/revoke";
        assertThat(HttpUser.location(administrator.postForm(FormPage.BASE + one, Map.of("atl_token", administrator.xsrfToken()))).toString())
                .endsWith(ofLink + "?revoked=1");
        assertThat(web.myself(again.accessToken())).isEqualTo(401);
        assertThat(web.myself(ofPadmin.accessToken())).isEqualTo(200);
        assertThat(administrator.rest("DELETE", "grants?user=padmin", null).body()).contains("\"revoked\":");
        assertThat(web.myself(ofPadmin.accessToken())).isEqualTo(401);
        assertThat(web.myself(ofAgent.accessToken())).isEqualTo(200);
        administrator.postForm(FormPage.BASE + ofLink + "/revoke", Map.of("atl_token", administrator.xsrfToken()));
        assertThat(web.myself(ofAgent.accessToken())).isEqualTo(401);
        assertThat(page(administrator, ofLink).text()).contains("Nobody has allowed this application");
        assertThat(page(administrator, "/audit-log?action=grants-revoked").text()).contains("Connections revoked", "Connections: 1");
    }

    @Test
    @DisplayName("all access tokens of a service end at once; with its secret it can get new ones")
    void service() {
        ClientApplication service = registrations.service("agent");
        Tokens tokens = Tokens.of(service.token(Map.of("grant_type", "client_credentials")));
        HttpUser administrator = registrations.http;
        String ofLink = "/incoming-links/" + service.linkId() + "/grants";
        assertThat(page(administrator, ofLink).text()).contains("1 live access token", "It always acts as Aiko Tanaka");
        assertThat(page(HttpUser.signedIn(host, "agent"), OWN).text()).contains("Services that act as you");
        administrator.postForm(FormPage.BASE + ofLink + "/revoke", Map.of("atl_token", administrator.xsrfToken()));
        assertThat(service.myself(tokens.accessToken())).isEqualTo(401);
        assertThat(page(administrator, ofLink).text()).contains("0 live access tokens");
        assertThat(service.token(Map.of("grant_type", "client_credentials")).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("what was refused stands on the page of the link, or with the links when nobody has the client ID")
    void recentProblems() {
        ClientApplication web = registrations.web();
        HttpUser padmin = HttpUser.signedIn(host, "padmin");
        padmin.get(web.authorizationRequest(Map.of("redirect_uri", "https://reports.acme.example/oauth/calback")));
        web.withSecret("ols_" + "x".repeat(38)).token(Map.of("grant_type", "authorization_code", "code", "x"));
        padmin.get(web.authorizationRequest(Map.of("client_id", "olc_<b>unknown")));
        Document ofLink = page(registrations.http, "/incoming-links/" + web.linkId());
        assertThat(ofLink.select("#recent-problems").text()).contains("redirect URL that is not registered", "https://reports.acme.example/oauth/calback",
                "client secret was mistyped");
        Document list = page(registrations.http, "/incoming-links");
        assertThat(list.select("#recent-problems").text()).contains("olc_<b>unknown", "no incoming link has");
    }

    private static Document page(HttpUser user, String path) {
        HttpResponse<String> answer = user.get(FormPage.BASE + path);
        assertThat(answer.statusCode()).as(path + " " + answer.headers().map().get("Location")).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    /** The user's own grants to this application, newest first. */
    private static List<JsonNode> own(HttpUser user, ClientApplication application) {
        List<JsonNode> grants = new ArrayList<>();
        HttpUser.json(user.rest("GET", "my/grants?limit=1000", null)).path("values").forEach(grant -> {
            if (grant.path("clientId").asText().equals(application.clientId())) {
                grants.add(grant);
            }
        });
        return grants;
    }

    private static String audit(String action) {
        return registrations.http.rest("GET", "audit?action=" + action, null).body();
    }
}
