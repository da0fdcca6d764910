package io.oauthlinks.outgoinglink.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.outbound.PinnedHttp;
import io.oauthlinks.outgoinglink.ClientAuthentication;
import io.oauthlinks.outgoinglink.Endpoints;
import io.oauthlinks.outgoinglink.InMemoryOutgoingLinks;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.TestLinks;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.settings.InMemorySettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletedAccountsTest {

    private static final Actor ADMIN = new Actor("admin", "Ada Admin", "192.0.2.7");
    private final MovableClock clock = new MovableClock();
    private final TokenServer server = new TokenServer();
    private final PinnedHttp http = new PinnedHttp(InMemorySettings.forLoopback());
    private final InMemoryOutgoingLinks links = new InMemoryOutgoingLinks();
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryAuditLog audit = new InMemoryAuditLog(clock);
    private final DeletedAccounts deleted = new DeletedAccounts(links, accounts, new RevocationEndpoint(http), audit, Runnable::run);

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    private TestLinks.Builder revoking() {
        return TestLinks.custom(server.origin()).endpoints(new Endpoints(null, URI.create(server.origin() + "/authorize"),
                URI.create(server.origin() + "/token"), URI.create(server.origin() + "/revoke"), false));
    }

    private Account account(OutgoingLink link, String mailbox, String signedInAs) {
        Tokens tokens = new Tokens(Secret.of("access"), Secret.of("refresh of " + mailbox), clock.instant(), null, Scopes.NONE);
        return accounts.save(Account.authorized(Account.unauthorized(link.id(), mailbox).signedInAs(signedInAs), tokens,
                link.endpoints().token().toString(), "admin"));
    }

    private void delete(OutgoingLink link, Account account) {
        accounts.delete(account.id());
        deleted.gone(link, List.of(account), ADMIN);
    }

    @Test
    @DisplayName("C33: the refresh token of a deleted account is revoked with the client's proof, and that is audited")
    void revokes() {
        OutgoingLink link = links.save(revoking().authentication(ClientAuthentication.BODY).build());
        server.answers(200, "");
        delete(link, account(link, "it@acme.example", ""));
        assertThat(server.received()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/revoke");
            assertThat(request.form()).containsExactlyInAnyOrderEntriesOf(Map.of("token", "refresh of it@acme.example", "token_type_hint", "refresh_token",
                    "client_id", "jira client", "client_secret", TestLinks.CLIENT_SECRET.reveal()));
        });
        assertThat(audit.lines()).containsExactly("TOKENS_REVOKED Outgoing link \"Practice mail\"");
    }

    @Test
    void aPublicClientNamesItself() {
        OutgoingLink link = links.save(revoking().secret(null).build());
        server.answers(200, "");
        delete(link, account(link, "it@acme.example", ""));
        assertThat(server.received().get(0).form()).containsEntry("client_id", "jira client").doesNotContainKey("client_secret");
        assertThat(server.received().get(0).authorization()).isNull();
    }

    @ParameterizedTest
    @DisplayName("C33: a failure is audited with its reason and blocks nothing")
    @CsvSource({"503,REVOCATION_FAILED HTTP 503", "401,REVOCATION_FAILED HTTP 401", "302,REVOCATION_FAILED HTTP 302"})
    void aFailureIsAudited(int status, String line) {
        OutgoingLink link = links.save(revoking().build());
        server.answers(status, "{\"error\":\"server_error\",\"refresh_token\":\"x\"}");
        delete(link, account(link, "it@acme.example", ""));
        assertThat(audit.lines()).containsExactly(line);
        assertThat(accounts.all()).isEmpty();
    }

    @Test
    @DisplayName("C33: a provider that is away or says nothing blocks nothing")
    void aProviderThatIsAwayIsAudited() {
        OutgoingLink link = links.save(revoking().build());
        Account account = account(link, "it@acme.example", "");
        server.close();
        delete(link, account);
        assertThat(audit.lines()).singleElement().asString().startsWith("REVOCATION_FAILED ");
    }

    @Test
    void aTokenThatTheProviderDoesNotKnowIsRevokedAlready() {
        OutgoingLink link = links.save(revoking().build());
        server.answers(400, Map.of(), "{\n  \"error\": \"invalid_token\",\n \"error_description\": \"gone\" }", StandardCharsets.UTF_8);
        delete(link, account(link, "it@acme.example", ""));
        assertThat(audit.lines()).containsExactly("TOKENS_REVOKED Outgoing link \"Practice mail\"");
    }

    @Test
    void whileAnotherAccountOfTheSameUserLivesNothingIsRevoked() {
        OutgoingLink link = links.save(revoking().build());
        OutgoingLink sameClient = links.save(revoking().name("Same client").build());
        server.answers(200, "");
        Account first = account(link, "it@acme.example", "");
        Account second = account(sameClient, "IT@acme.example", "boss@acme.example");
        Account third = account(link, "shared@acme.example", "boss@acme.example");
        delete(link, first);
        delete(sameClient, second);
        assertThat(server.received()).isEmpty();
        assertThat(audit.lines()).containsExactly("REVOCATION_FAILED another-account-of-the-user", "REVOCATION_FAILED another-account-of-the-user");
        delete(link, third);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void tokensGoOnlyToTheProviderThatIssuedThem() {
        OutgoingLink link = links.save(revoking().build());
        OutgoingLink elsewhere = TestLinks.custom("https://elsewhere.example").endpoints(new Endpoints(null, URI.create("https://elsewhere.example/a"),
                URI.create("https://elsewhere.example/token"), URI.create(server.origin() + "/revoke"), false)).build(link.id());
        delete(elsewhere, account(link, "it@acme.example", ""));
        assertThat(server.received()).isEmpty();
        assertThat(audit.lines()).isEmpty();
    }

    @Test
    void withoutAKnownEndpointOrARefreshTokenNothingIsSent() {
        OutgoingLink unknown = links.save(TestLinks.custom(server.origin()).build());
        delete(unknown, account(unknown, "it@acme.example", ""));
        OutgoingLink link = links.save(revoking().name("b").build());
        Account account = account(link, "it@acme.example", "");
        Tokens only = new Tokens(Secret.of("access"), null, clock.instant(), null, Scopes.NONE);
        delete(link, accounts.save(Account.authorized(account, only, account.tokenEndpoint(), "admin")));
        assertThat(server.received()).isEmpty();
        assertThat(audit.lines()).isEmpty();
    }

    @Test
    void tooManyAtOnceAreAudited() {
        OutgoingLink link = links.save(revoking().build());
        new DeletedAccounts(links, accounts, new RevocationEndpoint(http), audit, work -> {
            throw new RejectedExecutionException("full");
        }).gone(List.of(account(link, "it@acme.example", "")), ADMIN);
        assertThat(audit.lines()).containsExactly("REVOCATION_FAILED too-many-revocations");
    }
}
