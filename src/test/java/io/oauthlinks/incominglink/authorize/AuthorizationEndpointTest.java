package io.oauthlinks.incominglink.authorize;

import static io.oauthlinks.incominglink.TestAuthorizationServer.ADDRESS;
import static io.oauthlinks.incominglink.TestAuthorizationServer.ISSUER;
import static io.oauthlinks.incominglink.TestAuthorizationServer.USER;
import static io.oauthlinks.incominglink.TestAuthorizationServer.parameters;
import static io.oauthlinks.incominglink.TestAuthorizationServer.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.TestAuthorizationServer;
import io.oauthlinks.incominglink.TestAuthorizationServer.Client;
import io.oauthlinks.incominglink.TestIncomingLinks;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an authorization request that is right leads to: a login, a question, a code. */
class AuthorizationEndpointTest {

    private final TestAuthorizationServer server = new TestAuthorizationServer();

    private static URI location(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.GoTo.class);
        return ((Outcome.GoTo) outcome).location();
    }

    private static Outcome.Ask question(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Ask.class);
        return (Outcome.Ask) outcome;
    }

    @Test
    @DisplayName("P53: the question names who asks, for what, and where the browser goes next")
    void theQuestionNamesWhoAsksForWhat() {
        Client client = server.register(TestIncomingLinks.web().redirectUris("https://reports.example:8443/callback?tenant=7"));
        Map<String, String> sent = server.request(client);
        sent.put("scope", "WRITE READ");
        Outcome.Ask ask = question(server.begin(sent));
        assertThat(ask.passwordNeeded()).isFalse();
        assertThat(ask.consent()).isEqualTo(new Consent(client.link(), Set.of(JiraScope.READ, JiraScope.WRITE),
                "https://reports.example:8443/callback?tenant=7", "reports.example:8443", false));
    }

    @Test
    void theQuestionSaysThatALoopbackAddressIsTheUsersOwnComputer() {
        Client client = server.register(TestIncomingLinks.nativeApp());
        Map<String, String> sent = server.request(client);
        sent.put("redirect_uri", "http://127.0.0.1:51004/callback");
        Consent consent = question(server.begin(sent)).consent();
        assertThat(consent.loopback()).isTrue();
        assertThat(consent.destination()).isEqualTo("127.0.0.1:51004");
    }

    @Test
    void theQuestionNamesTheSchemeOfAnApplicationOnTheComputer() {
        Client client = server.register(TestIncomingLinks.nativeApp().redirectUris("com.example.desktop:/callback"));
        Consent consent = question(server.begin(server.request(client))).consent();
        assertThat(consent.destination()).isEqualTo("com.example.desktop:");
        assertThat(consent.loopback()).isFalse();
    }

    @Test
    void aRequestWithoutScopeAsksForTheLeast() {
        Client client = server.register(TestIncomingLinks.web().scopes(JiraScope.SYSTEM_ADMIN));
        assertThat(question(server.begin(server.request(client))).consent().scopes()).containsExactly(JiraScope.READ);
    }

    @Test
    @DisplayName("P56: whoever is not logged in is sent to the login, and nothing is decided before")
    void aLoginComesFirst() {
        Client client = server.register(TestIncomingLinks.web());
        assertThat(server.authorization.begin(parameters(server.request(client)), null, ADDRESS)).isEqualTo(new Outcome.LogIn());
        assertThat(server.audit.lines()).isEmpty();
    }

    @Test
    @DisplayName("P11: the answer to consent carries code, state and iss, and iss is the issuer")
    void consentLeadsToACode() {
        Client client = server.register(TestIncomingLinks.web());
        URI location = location(server.allow(server.request(client)));
        assertThat(location.toString()).startsWith("https://reports.example/callback?");
        assertThat(query(location)).containsOnlyKeys("code", "state", "iss").containsEntry("state", "af0ifjsldkj").containsEntry("iss", ISSUER);
        assertThat(query(location).get("code")).matches("olg_[0-9A-Za-z]{38}");
        assertThat(server.issuer.name()).isEqualTo(ISSUER);
        assertThat(server.audit.lines()).containsExactly("ACCESS_GRANTED Scopes READ, asked");
    }

    @Test
    @DisplayName("P51: whoever says no is sent back with access_denied, state and iss, and no code")
    void aNoIsToldToTheClient() {
        Client client = server.register(TestIncomingLinks.web());
        Outcome outcome = server.authorization.decide(parameters(server.request(client)), USER, false, ADDRESS);
        assertThat(query(location(outcome))).containsEntry("error", "access_denied").containsEntry("state", "af0ifjsldkj")
                .containsEntry("iss", ISSUER).doesNotContainKey("code");
        assertThat(server.storedCodes.all()).isEmpty();
        assertThat(server.audit.lines()).containsExactly("ACCESS_DENIED Scopes READ");
    }

    @Test
    @DisplayName("P72: only the hash of a code is kept")
    void onlyTheHashOfACodeIsKept() {
        Client client = server.register(TestIncomingLinks.web());
        String code = server.code(server.request(client));
        assertThat(server.storedCodes.all().toString()).doesNotContain(code);
        assertThat(server.allow(server.request(client)).toString()).doesNotContain("olg_");
    }

    @Test
    void theQueryOfARegisteredRedirectUriStays() {
        Client client = server.register(TestIncomingLinks.web().redirectUris("https://reports.example/callback?tenant=7"));
        assertThat(location(server.allow(server.request(client))).toString()).startsWith("https://reports.example/callback?tenant=7&code=olg_");
    }

    @Test
    void aStateOfAnyCharactersComesBackAsItWas() {
        Client client = server.register(TestIncomingLinks.web());
        Map<String, String> sent = server.request(client);
        sent.put("state", "a b&c=d#e\"\u00e9\r\nLocation: x");
        URI location = location(server.allow(sent));
        assertThat(query(location)).containsEntry("state", sent.get("state"));
        assertThat(location.toString()).doesNotContain("\r", "\n", "#", "\"");
    }

    @Test
    void aRequestWithoutStateIsAnsweredWithoutState() {
        Client client = server.register(TestIncomingLinks.web());
        Map<String, String> sent = server.request(client);
        sent.remove("state");
        assertThat(query(location(server.allow(sent)))).containsOnlyKeys("code", "iss");
    }

    @Test
    @DisplayName("P25: the only registered redirect URI may be left out")
    void theOnlyRedirectUriMayBeLeftOut() {
        Client client = server.register(TestIncomingLinks.web());
        Map<String, String> sent = server.request(client);
        sent.remove("redirect_uri");
        assertThat(location(server.allow(sent)).toString()).startsWith("https://reports.example/callback?code=");
    }

    @Test
    @DisplayName("P15: a confidential client may leave PKCE out")
    void aConfidentialClientMayLeavePkceOut() {
        Client client = server.register(TestIncomingLinks.web());
        Map<String, String> sent = server.request(client);
        sent.remove("code_challenge");
        sent.remove("code_challenge_method");
        assertThat(query(location(server.allow(sent)))).containsKey("code");
    }

    @Test
    @DisplayName("P18: the method plain, written or left out, works when it is switched on")
    void plainWorksWhenItIsSwitchedOn() {
        server.policy(p -> new io.oauthlinks.settings.IncomingPolicy(p.accessTokenLife(), p.refreshTokenLife(), p.refreshTokenIdle(), p.codeLife(),
                p.refreshGrace(), true, p.corsOrigins(), p.restPaths(), p.failuresPerMinute(), p.endOnPasswordChange(), p.problemRetention()));
        Client client = server.register(TestIncomingLinks.web());
        Map<String, String> sent = server.request(client);
        sent.put("code_challenge_method", "plain");
        assertThat(server.allow(sent)).isInstanceOf(Outcome.GoTo.class);
        sent.remove("code_challenge_method");
        assertThat(query(location(server.allow(sent)))).containsKey("code");
    }

    @Test
    @DisplayName("P57: consent is remembered while a connection with these scopes is live")
    void consentIsRememberedByALiveConnection() {
        Client client = server.register(TestIncomingLinks.web());
        Map<String, String> sent = server.request(client);
        sent.put("scope", "WRITE");
        server.exchange(client, server.code(sent));
        assertThat(query(location(server.begin(sent)))).containsKey("code");
        sent.put("scope", "READ");
        assertThat(query(location(server.begin(sent)))).containsKey("code");
        assertThat(server.audit.lines()).endsWith("ACCESS_GRANTED Scopes READ, remembered");
    }

    @Test
    @DisplayName("P57: a wider scope, another user or another client asks again")
    void consentIsRememberedForThisUserClientAndScope() {
        Client client = server.register(TestIncomingLinks.web());
        Client other = server.register(TestIncomingLinks.web().name("Other"));
        server.connect(client, "READ");
        Map<String, String> wider = server.request(client);
        wider.put("scope", "WRITE");
        question(server.begin(wider));
        question(server.begin(server.request(other)));
        question(server.authorization.begin(parameters(server.request(client)), "JIRAUSER10300", ADDRESS));
    }

    @Test
    @DisplayName("P57: a connection that was revoked or has ended is no consent")
    void aConnectionThatEndedIsNoConsent() {
        Client client = server.register(TestIncomingLinks.web());
        server.connect(client, "READ");
        server.clock.advance(Duration.ofDays(90));
        question(server.begin(server.request(client)));
        server.connect(client, "READ");
        server.storedGrants.revokeOfUser(USER);
        question(server.begin(server.request(client)));
    }

    @Test
    @DisplayName("P57: a code that nobody exchanged is no consent")
    void anUnusedCodeIsNoConsent() {
        Client client = server.register(TestIncomingLinks.web());
        server.code(client, "READ");
        question(server.begin(server.request(client)));
    }

    @Test
    @DisplayName("P57: a public client asks each time, because anybody can use its client ID")
    void aPublicClientAsksEachTime() {
        Client client = server.register(TestIncomingLinks.nativeApp());
        server.connect(client, "READ");
        question(server.begin(server.request(client)));
    }

    @Test
    @DisplayName("P58: ADMIN and SYSTEM_ADMIN need a confirmed password, each time")
    void administrativeScopesNeedAPassword() {
        Client client = server.register(TestIncomingLinks.web().scopes(JiraScope.SYSTEM_ADMIN));
        for (String scope : new String[] {"ADMIN", "READ SYSTEM_ADMIN"}) {
            Map<String, String> sent = server.request(client);
            sent.put("scope", scope);
            assertThat(question(server.begin(sent)).passwordNeeded()).isTrue();
            server.exchange(client, server.code(sent));
            assertThat(question(server.begin(sent)).passwordNeeded()).isTrue();
        }
    }
}
