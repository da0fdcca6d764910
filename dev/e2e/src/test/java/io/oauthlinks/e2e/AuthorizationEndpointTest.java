package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the authorization endpoint says to a request, before anybody is asked anything. */
class AuthorizationEndpointTest {

    private static RunningHost host;
    private static Registrations registrations;
    private static HttpUser user;
    private static ClientApplication web;
    private static ClientApplication desktop;

    @BeforeAll
    static void register() {
        host = RunningHost.shared();
        registrations = new Registrations(host);
        user = HttpUser.signedIn(host, "padmin");
        web = registrations.web();
        desktop = registrations.nativeApplication();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://reports.acme.example/oauth/Callback", "https://reports.acme.example/oauth/callback/",
            "https://reports.acme.example/oauth/callback?a=b", "https://reports.acme.example/oauth/callback?", "https://reports.acme.example:443/oauth/callback",
            "https://reports.acme.example:8443/oauth/callback", "http://reports.acme.example/oauth/callback", "https://REPORTS.acme.example/oauth/callback",
            "HTTPS://reports.acme.example/oauth/callback", "https://reports.acme.example/oauth/%63allback", "https://reports.acme.example/oauth/./callback",
            "https://reports.acme.example/oauth/callback/../callback", "https://reports.acme.example//oauth/callback",
            "https://reports.acme.example/oauth/callback#", "https://reports.acme.example/oauth/callback#x", "https://reports.acme.example./oauth/callback",
            "https://user@reports.acme.example/oauth/callback", "https://reports.acme.example@evil.example/oauth/callback",
            "https://evil.example/https://reports.acme.example/oauth/callback", "https://reports.acme.example.evil.example/oauth/callback",
            "https://evil.example\\@reports.acme.example/oauth/callback", "//reports.acme.example/oauth/callback", "/oauth/callback",
            "javascript:alert(1)", "data:text/html,x", " https://reports.acme.example/oauth/callback", "https://reports.acme.example/oauth/callback ",
            "https://reports.acme.example/oauth/callb\u0430ck", "https://reports.acme.example/oauth/*"})
    @DisplayName("P1, P4, P8: a redirect URI that differs in any character is refused on a page, without a redirect")
    void redirectUriThatIsNotRegistered(String uri) {
        ConsentForm shown = ConsentForm.open(user, web.authorizationRequest(Map.of("redirect_uri", uri)));
        isErrorPage(shown);
        assertThat(shown.text()).as("cause and remedy").containsIgnoringCase("redirect").contains(web.clientId());
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:1/callback,true", "http://127.0.0.1:50999/callback,true", "http://127.0.0.1/callback,true",
            "http://127.0.0.1:50999/Callback,false", "http://127.0.0.1:50999/callback/,false", "http://127.0.0.1:50999/callback?a=b,false",
            "http://127.0.0.1:50999/,false", "http://[::1]:50999/callback,false", "http://localhost:50999/callback,false",
            "https://127.0.0.1:50999/callback,false", "http://127.0.0.2:50999/callback,false", "http://127.0.0.1.evil.example:50999/callback,false",
            "http://127.0.0.1:50999@evil.example/callback,false", "http://127.0.0.1:x/callback,false", "http://127.1:50999/callback,false",
            "http://2130706433:50999/callback,false", "http://127.0.0.1:50999:80/callback,false"})
    @DisplayName("P2: a loopback address of a native application may differ in its port and in nothing else")
    void loopbackPort(String uri, boolean accepted) {
        ConsentForm shown = ConsentForm.open(user, desktop.authorizationRequest(Map.of("redirect_uri", uri)));
        if (accepted) {
            assertThat(shown.isShown()).as(shown.text()).isTrue();
            assertThat(shown.allow().toString()).startsWith(uri + "?");
        } else {
            isErrorPage(shown);
        }
    }

    @Test
    @DisplayName("P2: the port of a web application is fixed, also on the loopback address")
    void loopbackPortOfAWebApplication() {
        ClientApplication fixed = registrations.register("WEB", "http://127.0.0.1:50999/callback", Map.of());
        assertThat(ConsentForm.open(user, fixed.authorizationRequest(Map.of())).isShown()).isTrue();
        isErrorPage(ConsentForm.open(user, fixed.authorizationRequest(Map.of("redirect_uri", "http://127.0.0.1:50998/callback"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"olc_00000000000000000000", "", "<script>alert(1)</script>", "' or 1=1 --", "x"})
    @DisplayName("P8: an unknown client ID is a page, without a redirect")
    void unknownClient(String clientId) {
        ConsentForm shown = ConsentForm.open(user, web.authorizationRequest(Map.of("client_id", clientId)));
        isErrorPage(shown);
        assertThat(shown.answer().body()).as("P53: escaped").doesNotContain("<script>alert");
    }

    @Test
    void aDisabledLinkIsAPage() {
        ClientApplication disabled = registrations.web();
        registrations.change(disabled, Map.of("enabled", "false"));
        isErrorPage(ConsentForm.open(user, disabled.authorizationRequest(Map.of())));
    }

    @Test
    @DisplayName("RFC 6749 section 3.1.2.3: with one registered redirect URI it may be left out; with two it may not")
    void redirectUriLeftOut() {
        assertThat(web.authorized(user, Map.of("redirect_uri", "")).toString()).startsWith(Registrations.CALLBACK + "?");
        ClientApplication two = registrations.register("WEB", Registrations.CALLBACK + "\nhttps://reports.acme.example/other", Map.of());
        isErrorPage(ConsentForm.open(user, two.authorizationRequest(Map.of("redirect_uri", ""))));
    }

    @ParameterizedTest
    @CsvSource({"response_type,token,unsupported_response_type", "response_type,code token,unsupported_response_type",
            "response_type,id_token,unsupported_response_type", "response_type,tök\"en\\,unsupported_response_type", "response_type,'',invalid_request", "scope,WRITE_ALL,invalid_scope",
            "scope,read,invalid_scope", "scope,READ ADMIN,invalid_scope", "scope,SYSTEM_ADMIN,invalid_scope", "code_challenge_method,plain,invalid_request",
            "code_challenge_method,'',invalid_request", "code_challenge_method,S512,invalid_request", "code_challenge,short,invalid_request",
            "code_challenge,E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM,invalid_request", "code_challenge,'',invalid_request"})
    @DisplayName("P9, P11, P12, P14, P18, P42: every other error goes back to the client, with state and issuer, never with a code")
    void otherErrorsGoBackToTheClient(String parameter, String value, String error) {
        // without a challenge only a public client is refused
        URI end = HttpUser.location(user.get(desktop.authorizationRequest(Map.of(parameter, value, "redirect_uri", "http://127.0.0.1:50999/callback"))));
        assertThat(end.toString()).startsWith("http://127.0.0.1:50999/callback?");
        assertThat(Query.of(end)).containsEntry("error", error).containsEntry("state", ClientApplication.STATE)
                .containsEntry("iss", host.url().toString()).doesNotContainKey("code");
        assertThat(Query.of(end).get("error_description")).as("RFC 6749 section 4.1.2.1").matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]{10,}");
    }

    @Test
    @DisplayName("P14: a confidential client may do without PKCE; a public one may not")
    void pkceIsOptionalForConfidentialClients() {
        assertThat(web.code(user, Map.of("code_challenge", "", "code_challenge_method", ""))).isNotEmpty();
    }

    @Test
    @DisplayName("P18: plain is accepted by an explicit setting only")
    void plainByASetting() {
        Administrator admin = new Administrator(host);
        admin.setting("plainChallenge", "true");
        try {
            String code = desktop.code(user, Map.of("code_challenge", ClientApplication.VERIFIER, "code_challenge_method", "plain"));
            assertThat(desktop.exchange(code, Map.of()).statusCode()).isEqualTo(200);
            code = desktop.code(user, Map.of("code_challenge", ClientApplication.VERIFIER, "code_challenge_method", ""));
            assertThat(desktop.exchange(code, Map.of()).statusCode()).as("plain is the default of RFC 7636").isEqualTo(200);
        } finally {
            admin.setting("plainChallenge", "false");
        }
    }

    @Test
    @DisplayName("P11, P42: the answer carries code, state and issuer; duplicate scopes collapse")
    void goodAnswer() {
        URI end = web.authorized(user, Map.of("scope", "READ WRITE READ"));
        assertThat(end.toString()).startsWith(Registrations.CALLBACK + "?");
        assertThat(Query.of(end)).containsOnlyKeys("code", "state", "iss").containsEntry("state", ClientApplication.STATE)
                .containsEntry("iss", host.url().toString());
        assertThat(ClientApplication.Tokens.of(web.exchange(Query.of(end).get("code"), Map.of())).scope()).isEqualTo("READ WRITE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "scope", "response_type", "code_challenge"})
    void aRepeatedParameterIsRefused(String parameter) {
        HttpResponse<String> answer = user.get(web.authorizationRequest(Map.of()) + "&" + parameter + "=again");
        if (answer.statusCode() / 100 == 3) {
            assertThat(Query.of(HttpUser.location(answer))).containsEntry("error", "invalid_request").doesNotContainKey("code");
        } else {
            assertThat(answer.statusCode()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "redirect_uri"})
    @DisplayName("P8: a repeated client ID or redirect URI is a page, without a redirect")
    void aRepeatedAddressIsAPage(String parameter) {
        isErrorPage(ConsentForm.open(user, web.authorizationRequest(Map.of()) + "&" + parameter + "=https%3A%2F%2Fevil.example"));
    }

    @Test
    void oversizedParametersAreRefused() {
        HttpResponse<String> answer = user.get(web.authorizationRequest(Map.of("state", "x".repeat(4500))));
        assertThat(answer.statusCode()).as(answer.body()).isIn(302, 303, 400, 414);
        answer.headers().firstValue("Location").ifPresent(location -> assertThat(location).contains("error=invalid_request"));
    }

    @Test
    @DisplayName("P77: no script of another site may read the answer")
    void noCors() {
        Administrator admin = new Administrator(host);
        admin.setting("corsOrigins", "https://board.acme.example");
        try {
            HttpResponse<String> answer = user.send(user.request(web.authorizationRequest(Map.of())).header("Origin", "https://board.acme.example").GET());
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        } finally {
            admin.setting("corsOrigins", "");
        }
    }

    private static void isErrorPage(ConsentForm shown) {
        assertThat(shown.answer().statusCode()).as(shown.text()).isEqualTo(400);
        assertThat(shown.answer().headers().firstValue("Location")).isEmpty();
        assertThat(shown.isShown()).isFalse();
        assertThat(shown.text()).as("says what to do").hasSizeGreaterThan(100);
    }
}
