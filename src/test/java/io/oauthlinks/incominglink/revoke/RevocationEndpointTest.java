package io.oauthlinks.incominglink.revoke;

import static io.oauthlinks.incominglink.TestAuthorizationServer.ADDRESS;
import static io.oauthlinks.incominglink.TestAuthorizationServer.accessToken;
import static io.oauthlinks.incominglink.TestAuthorizationServer.body;
import static io.oauthlinks.incominglink.TestAuthorizationServer.parameters;
import static io.oauthlinks.incominglink.TestAuthorizationServer.refreshToken;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.incominglink.CredentialFormat;
import io.oauthlinks.incominglink.TestAuthorizationServer;
import io.oauthlinks.incominglink.TestAuthorizationServer.Client;
import io.oauthlinks.incominglink.TestIncomingLinks;
import io.oauthlinks.incominglink.token.EndpointAnswer;
import io.oauthlinks.incominglink.token.EndpointRequest;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RevocationEndpointTest {

    private final TestAuthorizationServer server = new TestAuthorizationServer();
    private final Client client = server.register(TestIncomingLinks.web());

    private void assertRevoked(EndpointAnswer answer) {
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        assertThat(answer.json()).isEmpty();
    }

    @Test
    @DisplayName("P59: either token revokes the whole grant, and no other")
    void eitherTokenRevokesTheGrant() {
        EndpointAnswer other = server.connect(client, "READ");
        EndpointAnswer one = server.connect(client, "READ");
        assertRevoked(server.revoke(client, refreshToken(one)));
        assertThat(server.storedGrants.pairs()).hasSize(1);
        assertRevoked(server.revoke(client, accessToken(other)));
        assertThat(server.storedGrants.pairs()).isEmpty();
        assertThat(server.audit.lines()).last().asString().startsWith("GRANT_REVOKED User \"ada\", scopes READ");
    }

    @Test
    @DisplayName("P59: an old refresh token revokes the grant too")
    void anOldRefreshTokenRevokesTheGrant() {
        EndpointAnswer first = server.connect(client, "READ");
        server.refresh(client, refreshToken(first));
        assertRevoked(server.revoke(client, refreshToken(first)));
        assertThat(server.storedGrants.pairs()).isEmpty();
    }

    @Test
    @DisplayName("P59: a token that is unknown, revoked or none of ours counts as revoked")
    void unknownTokensCountAsRevoked() {
        EndpointAnswer one = server.connect(client, "READ");
        assertRevoked(server.revoke(client, refreshToken(one)));
        assertRevoked(server.revoke(client, refreshToken(one)));
        assertRevoked(server.revoke(client, CredentialFormat.ACCESS_TOKEN.generate().reveal()));
        assertRevoked(server.revoke(client, "45ghiukldjahdnhzdauz"));
        assertRevoked(server.revocation.answer(new EndpointRequest(parameters(body(client, "token", "x", "token_type_hint", "strange")), false, null,
                ADDRESS)));
        assertThat(server.problemsOf(client)).isEmpty();
    }

    @Test
    @DisplayName("P59: a token of another client stays")
    void aTokenOfAnotherClientStays() {
        Client other = server.register(TestIncomingLinks.web().name("Other"));
        EndpointAnswer one = server.connect(other, "READ");
        EndpointAnswer refused = server.revoke(client, refreshToken(one));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(server.problemsOf(client)).containsExactly("token-of-another-client");
        assertThat(server.refresh(other, refreshToken(one)).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("P59: a wrong secret is 401, and the token stays")
    void aWrongSecretIs401() {
        EndpointAnswer one = server.connect(client, "READ");
        EndpointAnswer refused = server.revocation.answer(new EndpointRequest(parameters(Map.of("client_id", client.id(), "client_secret", "wrong",
                "token", refreshToken(one))), false, null, ADDRESS));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(server.refresh(client, refreshToken(one)).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("P61: a public client revokes its own token, and nobody else's")
    void aPublicClientRevokesItsOwnToken() {
        Client desktop = server.register(TestIncomingLinks.nativeApp());
        Client other = server.register(TestIncomingLinks.browser());
        EndpointAnswer one = server.connect(desktop, "READ");
        assertThat(server.revoke(other, accessToken(one)).status()).isEqualTo(400);
        assertRevoked(server.revoke(desktop, accessToken(one)));
        assertThat(server.storedGrants.pairs()).isEmpty();
    }

    @Test
    void aServiceRevokesOneTokenOfItsOwn() {
        Client service = server.register(TestIncomingLinks.service());
        EndpointAnswer one = server.token(service, "grant_type", "client_credentials");
        server.token(service, "grant_type", "client_credentials");
        assertRevoked(server.revoke(service, accessToken(one)));
        assertThat(server.storedGrants.pairs()).hasSize(1);
    }

    @Test
    void aDisabledLinkMayRevoke() {
        EndpointAnswer one = server.connect(client, "READ");
        server.links.save(client.link().disabled(server.clock.instant()));
        assertRevoked(server.revoke(client, refreshToken(one)));
        assertThat(server.storedGrants.pairs()).isEmpty();
    }

    @Test
    void aMissingTokenAndAQueryAreRefused() {
        assertThat(server.revoke(client, "").json()).containsEntry("error", "invalid_request");
        EndpointAnswer query = server.revocation.answer(new EndpointRequest(parameters(body(client, "token", "x")), true, null, ADDRESS));
        assertThat(query.json()).containsEntry("error", "invalid_request");
        assertThat(server.problemsOf(client)).contains("parameters-in-query", "parameter-missing");
    }

    @Test
    void aDatabaseErrorIsNotAnsweredAsRevoked() {
        EndpointAnswer one = server.connect(client, "READ");
        server.grants.failAt("revoke");
        assertThat(server.revoke(client, refreshToken(one)).status()).isEqualTo(500);
        server.grants.failAt("");
        assertThat(server.refresh(client, refreshToken(one)).status()).isEqualTo(200);
    }
}
