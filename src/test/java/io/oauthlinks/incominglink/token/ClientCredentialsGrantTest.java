package io.oauthlinks.incominglink.token;

import static io.oauthlinks.incominglink.TestAuthorizationServer.SERVICE_USER;
import static io.oauthlinks.incominglink.TestAuthorizationServer.accessToken;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.TestAuthorizationServer;
import io.oauthlinks.incominglink.TestAuthorizationServer.Client;
import io.oauthlinks.incominglink.TestIncomingLinks;
import io.oauthlinks.incominglink.grant.TokenPair;
import io.oauthlinks.secret.Sha256;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientCredentialsGrantTest {

    private final TestAuthorizationServer server = new TestAuthorizationServer();
    private final Client client = server.register(TestIncomingLinks.service());

    @Test
    @DisplayName("P71: a service gets an access token for its user, and no refresh token")
    void aServiceGetsAnAccessToken() {
        EndpointAnswer answer = server.token(client, "grant_type", "client_credentials", "scope", "WRITE");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).containsOnlyKeys("access_token", "token_type", "expires_in", "scope").containsEntry("scope", "WRITE");
        TokenPair pair = server.storedGrants.byAccessToken(Sha256.hex(accessToken(answer))).orElseThrow();
        assertThat(pair.userKey()).isEqualTo(SERVICE_USER);
        assertThat(pair.refreshHash()).isNull();
        assertThat(pair.grantId()).isZero();
        assertThat(server.audit.lines()).containsExactly("SERVICE_TOKEN_ISSUED Scopes WRITE");
        assertThat(server.audit.entries().get(0).actorName()).isEqualTo("Importer");
    }

    @Test
    void aServiceTokenIsOneInsert() {
        server.token(client, "grant_type", "client_credentials");
        assertThat(server.grants.takeCalls()).containsExactly("issue");
    }

    @Test
    void withoutScopeItReads() {
        assertThat(server.token(client, "grant_type", "client_credentials").json()).containsEntry("scope", "READ");
    }

    @ParameterizedTest
    @DisplayName("P42, P71: a scope that is unknown, administrative or not permitted is refused")
    @CsvSource({"read,scope-unknown", "READ offline_access,scope-unknown", "ADMIN,service-not-administrative",
        "READ SYSTEM_ADMIN,service-not-administrative"})
    void otherScopesAreRefused(String scope, String reason) {
        // Whatever got into the row, a service never administers.
        Client strange = server.register(TestIncomingLinks.service().name("Strange").scopes(JiraScope.SYSTEM_ADMIN));
        EndpointAnswer answer = server.token(strange, "grant_type", "client_credentials", "scope", scope);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()).containsEntry("error", "invalid_scope");
        assertThat(server.problemsOf(strange)).containsExactly(reason);
    }

    @Test
    @DisplayName("P42: a scope beyond the link is refused")
    void aScopeBeyondTheLinkIsRefused() {
        Client reader = server.register(TestIncomingLinks.service().name("Reader").scopes(JiraScope.READ));
        assertThat(server.token(reader, "grant_type", "client_credentials", "scope", "WRITE").json()).containsEntry("error", "invalid_scope");
        assertThat(server.problemsOf(reader)).containsExactly("scope-not-permitted");
    }

    @Test
    @DisplayName("P45, P71: a service whose user is deactivated or deleted gets nothing")
    void aServiceNeedsItsUser() {
        server.owners.deactivate(SERVICE_USER);
        assertThat(server.token(client, "grant_type", "client_credentials").json()).containsEntry("error", "unauthorized_client");
        server.owners.delete(SERVICE_USER);
        assertThat(server.token(client, "grant_type", "client_credentials").status()).isEqualTo(400);
        assertThat(server.problemsOf(client)).containsExactly("service-user-inactive");
        assertThat(server.storedGrants.pairs()).isEmpty();
    }

    @Test
    void aDatabaseErrorGivesNoToken() {
        server.grants.failAt("issue");
        EndpointAnswer answer = server.token(client, "grant_type", "client_credentials");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json()).doesNotContainKey("access_token");
        assertThat(server.audit.lines()).isEmpty();
    }
}
