package io.oauthlinks.e2e;

import static io.oauthlinks.e2e.TokenEndpointTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.ClientApplication.Tokens;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refresh tokens rotate, and an old one is worth nothing, or the end of the connection. */
class RefreshTokenGrantTest {

    private static Administrator admin;
    private static Registrations registrations;
    private static HttpUser user;
    private static ClientApplication web;
    private static ClientApplication desktop;

    @BeforeAll
    static void register() {
        RunningHost host = RunningHost.shared();
        admin = new Administrator(host);
        registrations = new Registrations(host);
        user = HttpUser.signedIn(host, "padmin");
        web = registrations.web();
        desktop = registrations.nativeApplication();
    }

    @AfterEach
    void usualSettings() {
        admin.setting("refreshGrace", "10");
    }

    @Test
    @DisplayName("P35: a refresh gives a new pair; the access token from before lives on until it expires")
    void rotation() {
        for (ClientApplication client : List.of(web, desktop)) {
            Tokens first = client.connect(user, "READ WRITE");
            Tokens second = Tokens.of(client.refresh(first.refreshToken(), Map.of()));
            assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
            assertThat(second.accessToken()).isNotEqualTo(first.accessToken());
            assertThat(second.scope()).isEqualTo("READ WRITE");
            assertThat(client.myself(first.accessToken())).isEqualTo(200);
            assertThat(client.myself(second.accessToken())).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("P36: an old refresh token ends the whole connection, and no other one of the same user and client")
    void reuse() {
        admin.setting("refreshGrace", "0");
        Tokens other = web.connect(user, "READ");
        Tokens first = web.connect(user, "READ");
        Tokens second = Tokens.of(web.refresh(first.refreshToken(), Map.of()));
        refused(web.refresh(first.refreshToken(), Map.of()), 400, "invalid_grant");
        refused(web.refresh(second.refreshToken(), Map.of()), 400, "invalid_grant");
        assertThat(web.myself(first.accessToken())).isEqualTo(401);
        assertThat(web.myself(second.accessToken())).isEqualTo(401);
        assertThat(web.myself(other.accessToken())).isEqualTo(200);
        Eventually.until("the alarm in the audit log", () -> FormPage.open(admin.http, "/audit-log").text(), text -> text.toLowerCase(Locale.ROOT).contains("reuse")
                || text.toLowerCase(Locale.ROOT).contains("used again"));
    }

    @Test
    @DisplayName("P36: also one from many refreshes ago")
    void lateReuse() {
        Tokens first = web.connect(user, "READ");
        Tokens last = first;
        for (int refresh = 0; refresh < 4; refresh++) {
            last = Tokens.of(web.refresh(last.refreshToken(), Map.of()));
        }
        refused(web.refresh(first.refreshToken(), Map.of()), 400, "invalid_grant");
        assertThat(web.myself(last.accessToken())).isEqualTo(401);
    }

    @Test
    @DisplayName("P37: a client whose answer got lost repeats the refresh within the grace period, once, and gets a working pair")
    void grace() {
        Tokens first = web.connect(user, "READ");
        Tokens lost = Tokens.of(web.refresh(first.refreshToken(), Map.of()));
        Tokens repeated = Tokens.of(web.refresh(first.refreshToken(), Map.of()));
        assertThat(web.myself(repeated.accessToken())).isEqualTo(200);
        assertThat(repeated.refreshToken()).isNotEqualTo(lost.refreshToken());
        Tokens next = Tokens.of(web.refresh(repeated.refreshToken(), Map.of()));
        assertThat(web.myself(next.accessToken())).isEqualTo(200);
        refused(web.refresh(first.refreshToken(), Map.of()), 400, "invalid_grant");
        assertThat(web.myself(next.accessToken())).as("a third use is an alarm").isEqualTo(401);
    }

    @Test
    @DisplayName("P37: the pair whose answer got lost is dead after the repetition; whoever uses it sets off the alarm")
    void theLostPairIsDead() {
        Tokens first = web.connect(user, "READ");
        Tokens lost = Tokens.of(web.refresh(first.refreshToken(), Map.of()));
        Tokens repeated = Tokens.of(web.refresh(first.refreshToken(), Map.of()));
        Tokens.of(web.refresh(repeated.refreshToken(), Map.of()));
        refused(web.refresh(lost.refreshToken(), Map.of()), 400, "invalid_grant");
        assertThat(web.myself(repeated.accessToken())).isEqualTo(401);
    }

    @Test
    @DisplayName("P39: a refresh may ask for less, never for more; the connection keeps what the user allowed")
    void scope() {
        Tokens both = web.connect(user, "READ WRITE");
        Tokens narrow = Tokens.of(web.refresh(both.refreshToken(), Map.of("scope", "READ")));
        assertThat(narrow.scope()).isEqualTo("READ");
        Tokens wide = Tokens.of(web.refresh(narrow.refreshToken(), Map.of("scope", "READ WRITE")));
        assertThat(wide.scope()).isEqualTo("READ WRITE");
        refused(web.refresh(wide.refreshToken(), Map.of("scope", "READ ADMIN")), 400, "invalid_scope");
        refused(web.refresh(wide.refreshToken(), Map.of("scope", "NONSENSE")), 400, "invalid_scope");
        Tokens.of(web.refresh(wide.refreshToken(), Map.of()));
        Tokens reading = web.connect(user, "READ");
        refused(web.refresh(reading.refreshToken(), Map.of("scope", "WRITE")), 400, "invalid_scope");
    }

    @Test
    @DisplayName("P40: a refresh token of another client is refused, and its owner's connection goes on")
    void tokenOfAnotherClient() {
        Tokens tokens = web.connect(user, "READ");
        refused(registrations.web().refresh(tokens.refreshToken(), Map.of()), 400, "invalid_grant");
        refused(desktop.refresh(tokens.refreshToken(), Map.of()), 400, "invalid_grant");
        Tokens.of(web.refresh(tokens.refreshToken(), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"olr_0000000000000000000000000000000000000000", "olr_", "x", "\u00e4"})
    void tokensThatNobodyIssued(String token) {
        refused(web.refresh(token, Map.of()), 400, "invalid_grant");
    }

    @Test
    void anAccessTokenIsNoRefreshToken() {
        Tokens tokens = web.connect(user, "READ");
        refused(web.refresh(tokens.accessToken(), Map.of()), 400, "invalid_grant");
        refused(web.refresh("", Map.of()), 400, "invalid_request");
        assertThat(web.myself(tokens.refreshToken())).as("and the other way round").isEqualTo(401);
        assertThat(web.myself(tokens.accessToken())).isEqualTo(200);
    }

    @Test
    @DisplayName("P44: a scope that the administrator has taken from the link is gone at the next refresh")
    void scopesOfTheLinkShrink() {
        ClientApplication client = registrations.web();
        Tokens tokens = client.connect(user, "READ WRITE");
        registrations.change(client, Map.of("scopes", "READ"));
        HttpResponse<String> answer = client.refresh(tokens.refreshToken(), Map.of());
        if (answer.statusCode() == 200) {
            assertThat(Tokens.of(answer).scope()).isEqualTo("READ");
        } else {
            refused(answer, 400, "invalid_scope");
        }
    }

    @Test
    @DisplayName("Deleting the link ends everything")
    void deletedLink() {
        ClientApplication client = registrations.web();
        Tokens tokens = client.connect(user, "READ");
        registrations.delete(client);
        assertThat(client.myself(tokens.accessToken())).isEqualTo(401);
        refused(client.refresh(tokens.refreshToken(), Map.of()), 401, "invalid_client");
    }
}
