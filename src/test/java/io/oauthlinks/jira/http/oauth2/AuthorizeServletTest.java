package io.oauthlinks.jira.http.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.LinkProblem;
import io.oauthlinks.incominglink.TestIncomingLinks;
import io.oauthlinks.jira.http.oauth2.Question.Notice;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizeServletTest {

    private static final String CLIENT = "olc_" + "a".repeat(20);
    private static final String REQUEST = "response_type=code&client_id=" + CLIENT + "&state=st+te%2F1&scope=READ";
    private static final String HERE = "/jira/plugins/servlet/oauth-links/oauth2/authorize";

    private final AskingJira jira = new AskingJira().with(TestIncomingLinks.web().scopes(JiraScope.SYSTEM_ADMIN).build());

    private Exchange ask(String query) {
        return jira.visit(Exchange.get("/oauth2/authorize").query(query));
    }

    private Exchange answer(String decision) {
        ask(REQUEST);
        return jira.visit(jira.answer(decision));
    }

    @Test
    void theUserIsAskedOnAPageThatNobodyFramesOrKeeps() {
        Exchange answer = ask(REQUEST);
        assertThat(answer.status).isEqualTo(200);
        assertThat(jira.question.consent().scopes()).containsExactly(JiraScope.READ);
        assertThat(jira.question.mayBeAllowed()).isTrue();
        assertThat(jira.question.notice()).isNull();
        assertThat(answer.answeredHeader("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.answered.get("Content-Security-Policy")).anyMatch(policy -> policy.contains("frame-ancestors 'none'"))
                .anyMatch(policy -> policy.contains("default-src 'none'") && !policy.contains("unsafe") && !policy.contains("form-action"));
        assertThat(answer.answeredHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    @DisplayName("P55: 303 after Allow, with code, state and iss")
    void allowingSendsACode() {
        Exchange answer = answer("allow");
        assertThat(answer.status).isEqualTo(303);
        assertThat(answer.answeredHeader("Location")).startsWith("https://reports.example/callback?").contains("code=olg_", "state=st", "iss=https")
                .doesNotContain("error");
        assertThat(answer.answeredHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    @DisplayName("P51: 303 after Deny, with access_denied and without a code")
    void denyingSendsAnError() {
        Exchange answer = answer("deny");
        assertThat(answer.status).isEqualTo(303);
        assertThat(answer.answeredHeader("Location")).contains("error=access_denied", "state=st").doesNotContain("code=");
    }

    @Test
    @DisplayName("P51: an answer without a valid XSRF token is not taken, and the question comes again with everything in it")
    void anAnswerFromElsewhereIsNotTaken() {
        ask(REQUEST);
        for (String token : List.of("", "another")) {
            Exchange forged = jira.answer("allow");
            forged.parsed.put("atl_token", new String[] {token});
            assertAskedAgain(jira.visit(forged), "expired");
        }
        Exchange bare = AskingJira.form(List.of("client_id=" + CLIENT, "response_type=code", "decision=allow"));
        assertAskedAgain(jira.visit(bare), "expired");
        assertThat(jira.audit.lines()).as("nothing is allowed or denied").isEmpty();
    }

    private void assertAskedAgain(Exchange answer, String notice) {
        assertThat(answer.status).isEqualTo(303);
        String location = answer.answeredHeader("Location");
        assertThat(location).startsWith(HERE + "?client_id=" + CLIENT).doesNotContain("atl_token", "decision", "ol_user").doesNotContain("code=olg");
        assertThat(location.endsWith("&ol_notice=" + notice)).isTrue();
        ask(URI.create(location).getRawQuery());
        assertThat(jira.question.notice()).isEqualTo(Notice.valueOf(notice.toUpperCase(java.util.Locale.ROOT)));
    }

    @Test
    void anAnswerIsForTheUserWhoWasAsked() {
        ask(REQUEST);
        Exchange answer = jira.answer("allow");
        jira.user = "bob";
        assertAskedAgain(jira.visit(answer), "other_user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "ALLOW"})
    void anythingElseIsNoAnswer(String decision) {
        Exchange answer = answer(decision);
        assertThat(answer.status).isEqualTo(303);
        assertThat(answer.answeredHeader("Location")).startsWith(HERE + "?");
    }

    @Test
    @DisplayName("P56: who is not logged in logs in and comes back to the same request, as the base URL names it")
    void whoIsLoggedOutComesBack() {
        jira.user = null;
        Exchange answer = ask(REQUEST + "&x=%F0%9F%9A%80&x=%7C");
        assertThat(answer.answeredHeader("Location")).isEqualTo("/jira/login.jsp?to=https://jira.example.com" + HERE + "?client_id=" + CLIENT
                + "&response_type=code&scope=READ&state=st+te%2F1&x=%F0%9F%9A%80&x=%7C");
    }

    @Test
    void whoIsLoggedOutWhileAskedComesBackToTheQuestion() {
        ask(REQUEST);
        Exchange answer = jira.answer("allow");
        jira.user = null;
        assertThat(jira.visit(answer).answeredHeader("Location")).startsWith("/jira/login.jsp?to=https://jira.example.com" + HERE + "?client_id=")
                .doesNotContain("ol_", "atl_token");
    }

    @Test
    @DisplayName("P8: an unknown client or redirect URI is a page, also for who is not logged in")
    void nobodyIsRedirectedToAStranger() {
        for (String user : new String[] {"alice", null}) {
            jira.user = user;
            assertThat(ask("client_id=olc_unknown&redirect_uri=https://evil.example/").status).isEqualTo(400);
            assertThat(jira.refusal.error().reason()).isEqualTo("client-unknown");
            Exchange answer = ask("client_id=" + CLIENT + "&redirect_uri=https%3A%2F%2Fevil.example%2F");
            assertThat(answer.status).isEqualTo(400);
            assertThat(answer.answered).doesNotContainKey("Location");
            assertThat(jira.refusal.error().reason()).isEqualTo("redirect-uri-not-registered");
            assertThat(jira.refusal.correlationId()).isNotEmpty();
        }
    }

    @Test
    void theAnswerIsCheckedOnceMore() {
        ask(REQUEST);
        Exchange answer = jira.answer("allow");
        answer.parsed.put("redirect_uri", new String[] {"https://evil.example/"});
        assertThat(jira.visit(answer).status).isEqualTo(400);
        answer.parsed.put("redirect_uri", new String[] {"https://reports.example/callback", "https://reports.example/callback"});
        assertThat(jira.visit(answer).status).as("sent twice").isEqualTo(400);
    }

    @Test
    @DisplayName("P58: the password is asked for before an administrative scope is put to the user, and again before the answer counts")
    void administrativeScopesNeedThePassword() {
        jira.administrator = true;
        String request = REQUEST.replace("READ", "READ+ADMIN");
        ask(request);
        assertThat(jira.passwordAsked).isTrue();
        assertThat(jira.question).isNull();
        jira.passwordConfirmed = true;
        ask(request);
        Exchange answer = jira.answer("allow");
        jira.passwordConfirmed = false;
        assertThat(jira.visit(answer).answeredHeader("Location")).startsWith(HERE + "?");
        assertThat(jira.audit.lines()).isEmpty();
        jira.passwordConfirmed = true;
        assertThat(jira.visit(answer).answeredHeader("Location")).contains("code=olg_");
    }

    @Test
    void denyingNeedsNoPassword() {
        jira.administrator = true;
        jira.passwordConfirmed = true;
        ask(REQUEST.replace("READ", "SYSTEM_ADMIN"));
        Exchange answer = jira.answer("deny");
        jira.passwordConfirmed = false;
        assertThat(jira.visit(answer).answeredHeader("Location")).contains("error=access_denied");
    }

    @Test
    void whoDoesNotAdministerCannotAllowIt() {
        ask(REQUEST.replace("READ", "ADMIN"));
        assertThat(jira.question.mayBeAllowed()).isFalse();
        assertThat(jira.passwordAsked).as("Jira would not let such a user confirm it").isFalse();
        jira.passwordConfirmed = true;
        Exchange allow = jira.answer("allow");
        Exchange deny = jira.answer("deny");
        assertThat(jira.visit(allow).answeredHeader("Location")).startsWith(HERE + "?");
        assertThat(jira.visit(deny).answeredHeader("Location")).contains("error=access_denied");
    }

    @Test
    void aClientCannotFillInTheUsersFields() {
        ask(REQUEST + "&decision=allow&ol_user=bob&atl_token=x&ol_notice=expired");
        List<Map<String, String>> fields = new ArrayList<>(jira.question.fields());
        assertThat(fields).extracting(field -> field.get("name")).containsExactly("client_id", "response_type", "scope", "state", "ol_user");
        assertThat(fields).contains(Map.of("name", "ol_user", "value", "alice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=%zz", "state=%ff", "state=%00", "client_id=a\u00e4"})
    void aRequestThatCannotBeReadIsAPage(String query) {
        assertThat(ask(query).status).isEqualTo(400);
        assertThat(jira.refusal.error().reason()).isEqualTo("wrong-encoding");
        assertThat(jira.problems.ofLink(0)).extracting(LinkProblem::correlationId).containsExactly(jira.refusal.correlationId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "multipart/form-data; boundary=x", "text/plain"})
    void anAnswerThatIsNoFormIsAPage(String type) {
        Exchange exchange = AskingJira.form(List.of("client_id=" + CLIENT));
        exchange.contentType = type;
        assertThat(jira.visit(exchange).status).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void otherMethodsAreRefused(String method) {
        Exchange exchange = Exchange.get("/oauth2/authorize").query(REQUEST);
        exchange.method = method;
        assertThat(jira.visit(exchange).status).isEqualTo(405);
        assertThat(exchange.answeredHeader("Allow")).isEqualTo("GET, POST");
    }

    @Test
    @DisplayName("P77: no CORS at the authorization endpoint")
    void scriptsReadNothing() {
        Exchange exchange = Exchange.get("/oauth2/authorize").query(REQUEST).header("Origin", "https://app.example");
        assertThat(jira.visit(exchange).answered).doesNotContainKey("Access-Control-Allow-Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/authorize/", "/oauth2/authorize;x=1", "/oauth2/%61uthorize", "/oauth2/../oauth2/authorize"})
    void otherSpellingsOfTheAddressAreNotServed(String path) {
        assertThat(jira.visit(Exchange.get(path).query(REQUEST)).status).isEqualTo(404);
    }

    @Test
    @DisplayName("P76: with an http base URL a page says that it is off, before anything else")
    void anHttpBaseUrlSwitchesItOff() {
        jira.baseUrl = URI.create("http://jira.example.com/jira");
        assertThat(ask("state=%zz").status).isEqualTo(503);
        assertThat(jira.switchedOff).isTrue();
    }
}
