package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** For how long a user's answer holds, and that nothing goes to a client without one. */
class RememberedConsentTest {

    private static RunningHost host;
    private static Registrations registrations;

    @BeforeAll
    static void start() {
        host = RunningHost.shared();
        registrations = new Registrations(host);
    }

    @Test
    @DisplayName("RFC 9700 section 4.11.2: an error sends nobody to the client who has not logged in; an unknown client is a page at once")
    void nobodyIsSentAwayBeforeTheLogin() {
        ClientApplication client = registrations.web();
        HttpUser nobody = HttpUser.anonymous(host);
        assertThat(HttpUser.location(nobody.get(client.authorizationRequest(Map.of("scope", "NONSENSE")))).getPath()).endsWith("/login.jsp");
        assertThat(nobody.get(client.authorizationRequest(Map.of("redirect_uri", "https://evil.example/"))).statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("P50: a session cannot get a token from the token endpoint without a code that was allowed")
    void aSessionAloneMintsNothing() {
        ClientApplication client = registrations.nativeApplication();
        HttpUser user = HttpUser.signedIn(host, "padmin");
        HttpResponse<String> answer = user.postForm(ClientApplication.OAUTH2 + "token", Map.of("grant_type", "authorization_code", "client_id",
                client.clientId(), "code", "", "code_verifier", ClientApplication.VERIFIER, "redirect_uri", client.redirectUri()));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(HttpUser.json(answer).has("access_token")).isFalse();
    }

    @Test
    @DisplayName("P57: an answer is remembered for user, client and scopes while the connection lives; more scopes, another user or client ask again")
    void remembered() {
        ClientApplication client = registrations.web();
        HttpUser user = HttpUser.signedIn(host, "padmin");
        ClientApplication.Tokens tokens = client.connect(user, "READ");
        assertThat(Query.of(HttpUser.location(user.get(client.authorizationRequest(Map.of()))))).as("not asked again").containsKey("code");
        assertThat(ConsentForm.open(user, client.authorizationRequest(Map.of("scope", "READ WRITE"))).isShown()).as("more scopes").isTrue();
        assertThat(ConsentForm.open(HttpUser.signedIn(host, "agent"), client.authorizationRequest(Map.of())).isShown()).as("another user").isTrue();
        assertThat(ConsentForm.open(user, registrations.web().authorizationRequest(Map.of())).isShown()).as("another client").isTrue();
        assertThat(client.revoke(Map.of("token", tokens.refreshToken())).statusCode()).isEqualTo(200);
        assertThat(ConsentForm.open(user, client.authorizationRequest(Map.of())).isShown()).as("after a revocation").isTrue();
    }

    @Test
    @DisplayName("P57: a public client, whose name anybody can use, is asked about each time")
    void neverRememberedForPublicClients() {
        HttpUser user = HttpUser.signedIn(host, "padmin");
        for (ClientApplication client : List.of(registrations.nativeApplication(), registrations.browserBased())) {
            client.connect(user, "READ");
            assertThat(ConsentForm.open(user, client.authorizationRequest(Map.of())).isShown()).isTrue();
        }
    }

    @Test
    @DisplayName("P57, P58: administrative access is asked about each time, too")
    void neverRememberedForAdministrativeScopes() {
        ClientApplication client = registrations.register("WEB", Registrations.CALLBACK, Map.of("scopes", "READ ADMIN"));
        client.connect(registrations.http, "ADMIN");
        assertThat(ConsentForm.open(registrations.http, client.authorizationRequest(Map.of("scope", "ADMIN"))).isShown()).isTrue();
    }
}
