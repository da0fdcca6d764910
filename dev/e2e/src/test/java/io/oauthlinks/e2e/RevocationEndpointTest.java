package io.oauthlinks.e2e;

import static io.oauthlinks.e2e.ClientApplication.form;
import static io.oauthlinks.e2e.TokenEndpointTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.ClientApplication.Tokens;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Revocation by the client (RFC 7009). */
class RevocationEndpointTest {

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

    @Test
    @DisplayName("P59, P61: either token ends the connection at once, for confidential and public clients, whatever the hint says")
    void eitherTokenEndsTheConnection() {
        for (ClientApplication client : List.of(web, desktop)) {
            for (String hint : List.of("", "access_token", "refresh_token", "nonsense")) {
                Tokens tokens = client.connect(user, "READ");
                assertThat(client.myself(tokens.accessToken())).as("remembered by the bearer check").isEqualTo(200);
                String token = hint.startsWith("r") || hint.isEmpty() ? tokens.refreshToken() : tokens.accessToken();
                assertThat(client.revoke(Map.of("token", token, "token_type_hint", hint)).statusCode()).as(hint).isEqualTo(200);
                assertThat(client.myself(tokens.accessToken())).as(hint).isEqualTo(401);
                refused(client.refresh(tokens.refreshToken(), Map.of()), 400, "invalid_grant");
                assertThat(client.revoke(Map.of("token", token)).statusCode()).as("again").isEqualTo(200);
            }
        }
    }

    @Test
    @DisplayName("P59: what is no token is answered with 200, too; without a token it is an invalid request")
    void unknownToken() {
        for (String token : List.of("x", "olr_0000000000000000000000000000000000000000", "olg_0000000000000000000000000000000000000000", "\u00e4")) {
            assertThat(web.revoke(Map.of("token", token)).statusCode()).as(token).isEqualTo(200);
        }
        refused(web.revoke(Map.of("token_type_hint", "access_token")), 400, "invalid_request");
    }

    @Test
    @DisplayName("P59: a token of another client is left alone")
    void tokenOfAnotherClient() {
        Tokens tokens = web.connect(user, "READ");
        for (ClientApplication other : List.of(desktop, registrations.web(), registrations.service("padmin"))) {
            HttpResponse<String> answer = other.revoke(Map.of("token", tokens.refreshToken()));
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400);
        }
        assertThat(web.myself(tokens.accessToken())).isEqualTo(200);
        Tokens.of(web.refresh(tokens.refreshToken(), Map.of()));
    }

    @Test
    @DisplayName("P59: without or with wrong credentials it is 401")
    void wrongCredentials() {
        Tokens tokens = web.connect(user, "READ");
        refused(web.withSecret("wrong").revoke(Map.of("token", tokens.refreshToken())), 401, "invalid_client");
        refused(web.withSecret("").revoke(Map.of("token", tokens.refreshToken())), 401, "invalid_client");
        refused(web.post("revoke", form(Map.of("token", tokens.refreshToken())), Map.of()), 401, "invalid_client");
        assertThat(web.myself(tokens.accessToken())).isEqualTo(200);
    }

    @Test
    @DisplayName("A service revokes one of its tokens and keeps the others")
    void tokenOfAService() {
        ClientApplication service = registrations.service("padmin");
        Tokens one = Tokens.of(service.token(Map.of("grant_type", "client_credentials")));
        Tokens two = Tokens.of(service.token(Map.of("grant_type", "client_credentials")));
        assertThat(service.revoke(Map.of("token", one.accessToken())).statusCode()).isEqualTo(200);
        assertThat(service.myself(one.accessToken())).isEqualTo(401);
        assertThat(service.myself(two.accessToken())).isEqualTo(200);
    }

    @Test
    @DisplayName("P33: other methods, JSON and parameters in the query are refused")
    void wrongForm() {
        HttpUser nobody = HttpUser.anonymous(host);
        HttpResponse<String> get = nobody.send(nobody.request(ClientApplication.OAUTH2 + "revoke?token=x").method("GET", HttpRequest.BodyPublishers.noBody()));
        assertThat(get.statusCode()).isEqualTo(405);
        assertThat(get.headers().firstValue("Allow").orElse("")).contains("POST");
        Tokens tokens = desktop.connect(user, "READ");
        HttpResponse<String> json = desktop.post("revoke", "{\"token\":\"x\"}", Map.of("Content-Type", "application/json"));
        assertThat(json.statusCode()).isIn(400, 415);
        refused(desktop.post("revoke?token=" + tokens.accessToken(), "client_id=" + desktop.clientId(), Map.of()), 400, "invalid_request");
        refused(desktop.post("revoke", "client_id=" + desktop.clientId() + "&token=a&token=b", Map.of()), 400, "invalid_request");
        assertThat(desktop.myself(tokens.accessToken())).isEqualTo(200);
    }
}
