package io.oauthlinks.incominglink.authorize;

import static io.oauthlinks.incominglink.TestAuthorizationServer.ADDRESS;
import static io.oauthlinks.incominglink.TestAuthorizationServer.CHALLENGE;
import static io.oauthlinks.incominglink.TestAuthorizationServer.ISSUER;
import static io.oauthlinks.incominglink.TestAuthorizationServer.USER;
import static io.oauthlinks.incominglink.TestAuthorizationServer.parameters;
import static io.oauthlinks.incominglink.TestAuthorizationServer.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.LinkProblem;
import io.oauthlinks.incominglink.SentParameters;
import io.oauthlinks.incominglink.TestAuthorizationServer;
import io.oauthlinks.incominglink.TestAuthorizationServer.Client;
import io.oauthlinks.incominglink.TestIncomingLinks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an authorization request that is wrong leads to: a page, or an error for the client. */
class AuthorizationErrorsTest {

    private final TestAuthorizationServer server = new TestAuthorizationServer();
    private final Client client = server.register(TestIncomingLinks.web());

    private Outcome.Refused refused(Map<String, String> sent) {
        return refused(parameters(sent));
    }

    private Outcome.Refused refused(SentParameters sent) {
        Outcome outcome = server.authorization.begin(sent, USER, ADDRESS);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(server.authorization.decide(sent, USER, true, ADDRESS)).isInstanceOf(Outcome.Refused.class);
        assertThat(server.storedCodes.all()).isEmpty();
        return (Outcome.Refused) outcome;
    }

    /** Both the GET and the POST answer so. */
    private Map<String, String> sentBack(SentParameters sent) {
        Outcome outcome = server.authorization.begin(sent, USER, ADDRESS);
        assertThat(outcome).isInstanceOf(Outcome.GoTo.class);
        assertThat(server.authorization.decide(sent, USER, true, ADDRESS)).isEqualTo(outcome);
        Map<String, String> query = query(((Outcome.GoTo) outcome).location());
        assertThat(query).containsKey("error").doesNotContainKey("code").containsEntry("iss", ISSUER);
        assertThat(server.storedCodes.all()).isEmpty();
        return query;
    }

    private Map<String, String> sentBack(Client of, Map<String, String> sent) {
        Map<String, String> query = sentBack(parameters(sent));
        assertThat(query).containsEntry("state", "af0ifjsldkj");
        assertThat(server.problemsOf(of)).isNotEmpty();
        return query;
    }

    private static SentParameters twice(Map<String, String> sent, String name, String second) {
        Map<String, List<String>> all = new HashMap<>(parameters(sent).values());
        all.put(name, List.of(sent.get(name), second));
        return new SentParameters(all);
    }

    @Test
    @DisplayName("P8: an unknown client ID leads to a page and never to a redirect")
    void anUnknownClientLeadsToAPage() {
        Map<String, String> sent = server.request(client);
        sent.put("client_id", "olc_00000000000000000000");
        Outcome.Refused refused = refused(sent);
        assertThat(refused.error().reason()).isEqualTo("client-unknown");
        assertThat(refused.error().getMessage()).contains("olc_00000000000000000000", "Compare it");
        assertThat(refused.link()).isNull();
        LinkProblem problem = server.problems.ofLink(0).get(0);
        assertThat(problem.reason()).isEqualTo("client-unknown");
        assertThat(problem.sent()).isEqualTo("olc_00000000000000000000");
        assertThat(problem.count()).isEqualTo(2);
    }

    @ParameterizedTest
    @DisplayName("P1, P4, P8: a redirect URI that differs in anything leads to a page")
    @ValueSource(strings = {"https://reports.example/Callback", "https://reports.example/callback/", "https://reports.example/callback?x=1",
        "https://reports.example:443/callback", "http://reports.example/callback", "https://REPORTS.example/callback",
        "https://reports.example/callback#", "https://reports.example/callback#f", "https://reports.example/./callback",
        "https://reports.example/x/../callback", "https://reports.example//callback", "https://reports.example/%63allback",
        "https://user@reports.example/callback", "https://reports.example@evil.example/callback", "https://reports.example.evil.example/callback",
        "https://evil.example/?https://reports.example/callback", "//reports.example/callback", "https:reports.example/callback",
        "https:/reports.example/callback", "https:\\\\reports.example\\callback", "https://reports.example\t/callback",
        " https://reports.example/callback", "https://reports.example/callback%00", "javascript:alert(1)", "data:text/html,x", "/callback",
        "https://reports.example/callback https://evil.example", "https://rep\u00f6rts.example/callback", "http://127.0.0.1:4711/callback"})
    void anotherRedirectUriLeadsToAPage(String uri) {
        Map<String, String> sent = server.request(client);
        sent.put("redirect_uri", uri);
        Outcome.Refused refused = refused(sent);
        assertThat(refused.error().reason()).isEqualTo("redirect-uri-not-registered");
        assertThat(refused.error().sent()).isEqualTo(uri);
        assertThat(refused.link()).isEqualTo(client.link());
        assertThat(server.problems.ofLink(client.link().id()).get(0).sent()).isEqualTo(uri);
    }

    @ParameterizedTest
    @DisplayName("P2: a loopback address varies in its port alone, and only for a native client")
    @ValueSource(strings = {"http://127.0.0.1:0x50/callback", "http://127.0.0.1:51004/Callback", "http://localhost:51004/callback",
        "http://127.0.0.2:51004/callback", "http://127.0.0.1.evil.example:51004/callback", "https://127.0.0.1:51004/callback",
        "http://127.0.0.1:51004/callback?x=1", "http://127.0.0.1:51004@evil.example/callback", "http://[::1]:51004/callback",
        "http://127.0.0.1:510041/callback", "http://127.0.0.1:/callback"})
    void aLoopbackAddressVariesInItsPortAlone(String uri) {
        Client desktop = server.register(TestIncomingLinks.nativeApp());
        Map<String, String> sent = server.request(desktop);
        sent.put("redirect_uri", uri);
        assertThat(refused(sent).error().reason()).isEqualTo("redirect-uri-not-registered");
    }

    @Test
    void aMissingRedirectUriLeadsToAPageWhenThereAreSeveral() {
        Client two = server.register(TestIncomingLinks.web().name("Two").redirectUris("https://a.example/", "https://b.example/"));
        Map<String, String> sent = server.request(two);
        sent.put("redirect_uri", "");
        assertThat(refused(sent).error().reason()).isEqualTo("redirect-uri-missing");
    }

    @Test
    void aMissingOrEmptyClientIdLeadsToAPage() {
        Map<String, String> sent = server.request(client);
        sent.put("client_id", "");
        assertThat(refused(sent).error().reason()).isEqualTo("parameter-missing");
    }

    @Test
    @DisplayName("P8: a client ID or redirect URI that is sent twice leads to a page")
    void aRepeatedClientIdOrRedirectUriLeadsToAPage() {
        assertThat(refused(twice(server.request(client), "client_id", client.id())).error().reason()).isEqualTo("parameter-repeated");
        Outcome.Refused refused = refused(twice(server.request(client), "redirect_uri", "https://evil.example/"));
        assertThat(refused.error().reason()).isEqualTo("parameter-repeated");
        assertThat(refused.link()).isEqualTo(client.link());
    }

    @Test
    void anOversizedParameterLeadsToAPage() {
        Map<String, String> sent = server.request(client);
        sent.put("redirect_uri", "https://reports.example/" + "a".repeat(5000));
        assertThat(refused(sent).error().reason()).isEqualTo("parameter-too-long");
    }

    @Test
    void aDisabledLinkLeadsToAPage() {
        Client off = server.register(TestIncomingLinks.web().name("Off").enabled(false));
        assertThat(refused(server.request(off)).error().reason()).isEqualTo("link-disabled");
    }

    @Test
    @DisplayName("P71: a service sends no browser")
    void aServiceSendsNoBrowser() {
        Client service = server.register(TestIncomingLinks.service());
        assertThat(refused(Map.of("client_id", service.id(), "response_type", "code")).error().reason()).isEqualTo("service-asks-nobody");
    }

    @Test
    @DisplayName("P9: nobody is redirected with an error before a login")
    void aLoginComesBeforeAnErrorForTheClient() {
        Map<String, String> sent = server.request(client);
        sent.put("response_type", "token");
        assertThat(server.authorization.begin(parameters(sent), null, ADDRESS)).isEqualTo(new Outcome.LogIn());
    }

    @ParameterizedTest
    @DisplayName("P12: a response type other than code is refused")
    @ValueSource(strings = {"token", "id_token", "code id_token", "none", "CODE"})
    void otherResponseTypesAreRefused(String type) {
        Map<String, String> sent = server.request(client);
        sent.put("response_type", type);
        assertThat(sentBack(client, sent)).containsEntry("error", "unsupported_response_type");
    }

    @ParameterizedTest
    @DisplayName("P9: the client is told what is wrong with its request, with the state it sent")
    @CsvSource({"response_type,'',invalid_request,parameter-missing", "response_mode,fragment,invalid_request,response-mode-unsupported",
        "response_mode,form_post,invalid_request,response-mode-unsupported", "scope,read,invalid_scope,scope-unknown",
        "scope,READ openid,invalid_scope,scope-unknown", "scope,ADMIN,invalid_scope,scope-not-permitted",
        "code_challenge,abc,invalid_request,challenge-malformed", "code_challenge,'',invalid_request,challenge-missing",
        "code_challenge_method,S512,invalid_request,challenge-method-unsupported",
        "code_challenge_method,s256,invalid_request,challenge-method-unsupported",
        "code_challenge_method,plain,invalid_request,challenge-method-plain", "code_challenge_method,'',invalid_request,challenge-method-plain"})
    void theClientIsTold(String parameter, String value, String error, String reason) {
        Map<String, String> sent = server.request(client);
        sent.put(parameter, value);
        Map<String, String> answer = sentBack(client, sent);
        assertThat(answer).containsEntry("error", error);
        assertThat(answer.get("error_description")).isNotBlank();
        assertThat(server.problemsOf(client)).containsExactly(reason);
    }

    @Test
    @DisplayName("P42: a scope that the link does not permit is refused, and both are named")
    void aScopeThatIsNotPermittedIsNamed() {
        Map<String, String> sent = server.request(client);
        sent.put("scope", "SYSTEM_ADMIN READ");
        assertThat(sentBack(client, sent).get("error_description")).contains("'READ SYSTEM_ADMIN'", "'WRITE'");
        assertThat(client.link().scopes()).containsExactly(JiraScope.WRITE);
    }

    @Test
    @DisplayName("P14: a public client must send a code challenge")
    void aPublicClientMustSendAChallenge() {
        for (Client open : List.of(server.register(TestIncomingLinks.nativeApp()), server.register(TestIncomingLinks.browser()))) {
            Map<String, String> sent = server.request(open);
            sent.remove("code_challenge");
            sent.remove("code_challenge_method");
            assertThat(sentBack(open, sent)).containsEntry("error", "invalid_request");
            assertThat(server.problemsOf(open)).containsExactly("challenge-missing");
        }
    }

    @Test
    void aChallengeOfS256HasExactly43Characters() {
        Map<String, String> sent = server.request(client);
        sent.put("code_challenge", CHALLENGE + "=");
        sentBack(client, sent);
        assertThat(server.problemsOf(client)).containsExactly("challenge-malformed");
    }

    @Test
    void aStateThatIsSentTwiceIsEchoedNeitherWay() {
        Map<String, String> query = sentBack(twice(server.request(client), "state", "other"));
        assertThat(query).containsEntry("error", "invalid_request").doesNotContainKey("state");
    }

    @ParameterizedTest
    @ValueSource(ints = {1366, 5000})
    void aStateThatFitsIntoNoHeaderIsRefusedWithoutIt(int length) {
        Map<String, String> sent = server.request(client);
        sent.put("state", "/".repeat(length));
        assertThat(sentBack(parameters(sent))).containsEntry("error", "invalid_request").doesNotContainKey("state");
        assertThat(server.problemsOf(client)).containsExactly("parameter-too-long");
    }

    @Test
    void aDescriptionFitsIntoAHeader() {
        Map<String, String> sent = server.request(client);
        sent.put("scope", "\u00e9".repeat(4000));
        assertThat(sentBack(client, sent).get("error_description")).hasSizeLessThan(810);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scope", "response_type", "code_challenge", "code_challenge_method"})
    void aParameterThatIsSentTwiceIsRefused(String name) {
        Map<String, String> sent = server.request(client);
        sent.putIfAbsent("scope", "READ");
        assertThat(sentBack(twice(sent, name, sent.get(name)))).containsEntry("error", "invalid_request");
        assertThat(server.problemsOf(client)).containsExactly("parameter-repeated");
    }

    @Test
    @DisplayName("P78: a secret that a client puts into a wrong place is shown and kept nowhere")
    void aSecretInAWrongPlaceIsMasked() {
        Map<String, String> sent = server.request(client);
        sent.put("redirect_uri", "https://evil.example/" + client.secret());
        Outcome.Refused refused = refused(sent);
        assertThat(refused.error().getMessage() + refused.error().sent() + server.problems.ofLink(client.link().id()))
                .contains("ols_...").doesNotContain(client.secret());
    }
}
