package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The question that Jira puts to a user, and what counts as an answer. */
class ConsentTest {

    private static final String HOSTILE = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>";

    private static RunningHost host;
    private static Registrations registrations;
    private static ClientApplication client;
    private static HttpUser alice;

    @BeforeAll
    static void register() {
        host = RunningHost.shared();
        registrations = new Registrations(host);
        client = registrations.web();
        alice = HttpUser.signedIn(host, "alice");
    }

    private static ConsentForm ask(HttpUser user, Map<String, String> changed) {
        return ConsentForm.open(user, client.authorizationRequest(changed));
    }

    @Test
    @DisplayName("P51, P55: Deny is answered with 303, access_denied and the state; Allow with 303 and a code")
    void theAnswerGoesToTheClient() {
        HttpResponse<String> denied = ask(alice, Map.of()).press("deny");
        assertThat(denied.statusCode()).isEqualTo(303);
        assertThat(Query.of(HttpUser.location(denied))).containsEntry("error", "access_denied").containsEntry("state", ClientApplication.STATE)
                .doesNotContainKey("code");
        HttpResponse<String> allowed = ask(alice, Map.of()).press("allow");
        assertThat(allowed.statusCode()).isEqualTo(303);
        assertThat(HttpUser.location(allowed).toString()).startsWith(Registrations.CALLBACK + "?");
        assertThat(Query.of(HttpUser.location(allowed))).containsKey("code").containsEntry("state", ClientApplication.STATE);
        assertThat(allowed.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    @DisplayName("P51: a GET never allows anything, whatever it says")
    void aGetIsNoAnswer() {
        assertThat(ask(alice, Map.of("decision", "allow", "atl_token", alice.xsrfToken(), "ol_user", "alice")).isShown()).isTrue();
    }

    @Test
    @DisplayName("P51: an answer without a valid XSRF token is not taken; the question comes again, says why and has lost nothing")
    void anAnswerFromElsewhereIsNotTaken() {
        ConsentForm question = ask(alice, Map.of("scope", "WRITE"));
        for (String token : List.of("", "0".repeat(40) + "_lin")) {
            List<Map.Entry<String, String>> fields = new ArrayList<>(question.fields());
            fields.removeIf(field -> field.getKey().equals("atl_token"));
            fields.add(Map.entry("atl_token", token));
            fields.add(Map.entry("decision", "allow"));
            HttpResponse<String> answer = alice.postForm(ClientApplication.OAUTH2 + "authorize", fields);
            assertThat(answer.statusCode()).isEqualTo(303);
            URI again = HttpUser.location(answer);
            assertThat(again.getPath()).isEqualTo("/jira" + ClientApplication.OAUTH2 + "authorize");
            ConsentForm second = ConsentForm.open(alice, again.toString());
            assertThat(second.text()).contains("Answer once more", "Nothing has been allowed or denied");
            assertThat(without(second.fields(), "atl_token")).isEqualTo(without(question.fields(), "atl_token"));
            assertThat(second.allow().toString()).contains("code=");
        }
    }

    private static List<Map.Entry<String, String>> without(List<Map.Entry<String, String>> fields, String name) {
        return fields.stream().filter(field -> !field.getKey().equals(name)).toList();
    }

    @Test
    void anAnswerIsForTheUserWhoWasAsked() {
        HttpUser browser = HttpUser.signedIn(host, "alice");
        List<Map.Entry<String, String>> fields = new ArrayList<>(without(ask(browser, Map.of()).fields(), "atl_token"));
        HttpUser other = HttpUser.signedIn(host, "agent");
        fields.add(Map.entry("atl_token", other.xsrfToken()));
        fields.add(Map.entry("decision", "allow"));
        HttpResponse<String> answer = other.postForm(ClientApplication.OAUTH2 + "authorize", fields);
        assertThat(ConsentForm.open(other, HttpUser.location(answer).toString()).text()).contains("You are now logged in as");
    }

    @Test
    @DisplayName("P52: no site may frame the question or what went wrong")
    void nobodyFramesThePages() {
        for (ConsentForm page : List.of(ask(alice, Map.of()), ask(alice, Map.of("client_id", "olc_nobody")))) {
            assertThat(page.answer().headers().allValues("X-Frame-Options")).containsExactly("DENY");
            assertThat(page.answer().headers().allValues("Content-Security-Policy")).anyMatch(policy -> policy.contains("frame-ancestors 'none'"))
                    .anyMatch(policy -> policy.startsWith("default-src 'none'") && !policy.contains("unsafe"));
            assertThat(page.answer().headers().firstValue("Cache-Control")).contains("no-store");
        }
    }

    @Test
    @DisplayName("P53: the page says who asks, for what, as whom and where the browser goes next; names that carry markup are text")
    void thePageSaysEverything() {
        ClientApplication hostile = registrations.register("WEB", Registrations.CALLBACK, Map.of("name", HOSTILE));
        ConsentForm question = ConsentForm.open(alice, hostile.authorizationRequest(Map.of("state", HOSTILE, "scope", "WRITE")));
        assertThat(question.text()).contains(HOSTILE, "(alice)", "See what you can see", "Create, change and delete as you", "reports.acme.example",
                "Log in as someone else");
        assertThat(question.answer().body()).doesNotContain("<script>alert", "<img src=x");
        assertThat(Query.of(question.allow())).containsEntry("state", HOSTILE);
    }

    @Test
    @DisplayName("P56: who is not logged in comes back to the same request")
    void theLoginLeadsBack() {
        HttpUser browser = HttpUser.anonymous(host);
        HttpResponse<String> answer = browser.get(client.authorizationRequest(Map.of("scope", "WRITE")));
        URI login = HttpUser.location(answer);
        assertThat(login.toString()).contains("/login.jsp");
        String destination = Query.of(login).get("os_destination");
        HttpResponse<String> loggedIn = browser.postForm("/login.jsp", Map.of("os_username", "alice", "os_password", "alice", "os_destination", destination));
        ConsentForm question = ConsentForm.open(browser, HttpUser.location(loggedIn).toString());
        assertThat(question.text()).contains("Create, change and delete as you");
        assertThat(Query.of(question.allow())).containsKey("code").containsEntry("state", ClientApplication.STATE);
    }

    @Test
    void someoneElseLogsInAndComesBackToTheSameRequest() {
        HttpUser browser = HttpUser.signedIn(host, "alice");
        String login = ask(browser, Map.of()).page().select("a:containsOwn(Log in as someone else)").first().absUrl("href");
        HttpResponse<String> form = browser.get(login);
        assertThat(form.statusCode()).as("the form, although somebody is logged in").isEqualTo(200);
        String destination = Query.of(URI.create(login)).get("os_destination");
        HttpResponse<String> loggedIn = browser.postForm("/login.jsp", Map.of("os_username", "agent", "os_password", "agent", "os_destination", destination,
                "atl_token", browser.xsrfToken()));
        assertThat(ConsentForm.open(browser, HttpUser.location(loggedIn).toString()).text()).contains("(agent)");
    }

    @Test
    @DisplayName("P58: an administrator confirms the password before ADMIN is put to them, and who cannot do that cannot allow it")
    void administrativeScopesNeedThePassword() {
        ClientApplication powerful = registrations.register("WEB", Registrations.CALLBACK, Map.of("scopes", "SYSTEM_ADMIN"));
        for (String scope : List.of("ADMIN", "SYSTEM_ADMIN", "READ ADMIN")) {
            String request = powerful.authorizationRequest(Map.of("scope", scope));
            HttpUser unconfirmed = HttpUser.signedIn(host, "admin");
            HttpResponse<String> answer = unconfirmed.get(request);
            assertThat(HttpUser.location(answer).toString()).as(scope).contains("WebSudoAuthenticate");
            ConsentForm question = ConsentForm.open(HttpUser.administrator(host), request);
            assertThat(question.text()).contains("This is access for administrators");
            assertThat(question.allow().toString()).contains("code=");
            ConsentForm ofOthers = ConsentForm.open(alice, request);
            assertThat(ofOthers.text()).contains("Only administrators can allow this");
            assertThat(HttpUser.location(ofOthers.press("allow")).getPath()).as("no code").endsWith("/authorize");
            assertThat(Query.of(ofOthers.deny())).containsEntry("error", "access_denied");
        }
    }

    @Test
    void anAnswerWithAnAdministrativeScopePutInIsNotTakenWithoutThePassword() {
        ClientApplication powerful = registrations.register("WEB", Registrations.CALLBACK, Map.of("scopes", "SYSTEM_ADMIN"));
        HttpUser unconfirmed = HttpUser.signedIn(host, "admin");
        ConsentForm question = ConsentForm.open(unconfirmed, powerful.authorizationRequest(Map.of("scope", "READ")));
        List<Map.Entry<String, String>> fields = new ArrayList<>(without(question.fields(), "scope"));
        fields.add(Map.entry("scope", "ADMIN"));
        fields.add(Map.entry("decision", "allow"));
        HttpResponse<String> answer = unconfirmed.postForm(ClientApplication.OAUTH2 + "authorize", fields);
        assertThat(HttpUser.location(unconfirmed.get(HttpUser.location(answer).toString())).toString()).contains("WebSudoAuthenticate");
    }

    @Test
    @DisplayName("P76: with an http base URL and without the override a page says that it is off, and what to do")
    void anHttpBaseUrlSwitchesItOff() {
        Administrator admin = new Administrator(host);
        admin.setting("developmentOverride", "");
        try {
            ConsentForm page = ask(alice, Map.of());
            assertThat(page.answer().statusCode()).isEqualTo(503);
            assertThat(page.text()).contains("OAuth 2.0 is off", host.url().toString(), "https").doesNotContain("Open general configuration");
            assertThat(ask(registrations.http, Map.of()).text()).contains("Open general configuration");
            HttpResponse<String> token = client.refresh("olr_x", Map.of());
            assertThat(token.statusCode()).isEqualTo(503);
            assertThat(HttpUser.json(token).path("error").asText()).isEqualTo("temporarily_unavailable");
            assertThat(alice.get("/.well-known/oauth-authorization-server").statusCode()).isEqualTo(503);
        } finally {
            admin.setting("developmentOverride", "true");
        }
        assertThat(ask(alice, Map.of()).text()).as("the override shows as a warning").contains("This Jira is for development");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void otherMethodsAreRefused(String method) {
        HttpRequest.Builder request = alice.request(client.authorizationRequest(Map.of())).header("X-Atlassian-Token", "no-check")
                .method(method, HttpRequest.BodyPublishers.noBody());
        HttpResponse<String> answer = alice.send(request);
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, POST");
    }

    @Test
    @DisplayName("P47: an access token in the address opens nothing here")
    void anAccessTokenInTheAddressIsNobody() {
        HttpUser nobody = HttpUser.anonymous(host);
        // of its own: a connection is remembered, and the others would not be asked
        String token = registrations.web().connect(alice, "READ").accessToken();
        HttpResponse<String> answer = nobody.get(client.authorizationRequest(Map.of()) + "&access_token=" + token);
        assertThat(answer.statusCode()).isIn(303, 302, 400, 401);
        assertThat(answer.body()).doesNotContain("(alice)");
    }
}
