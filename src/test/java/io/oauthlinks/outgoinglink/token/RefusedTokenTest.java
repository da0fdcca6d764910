package io.oauthlinks.outgoinglink.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.MovableClock;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.lease.InMemoryLeases;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.outbound.PinnedHttp;
import io.oauthlinks.outgoinglink.InMemoryOutgoingLinks;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.TestLinks;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.settings.InMemorySettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mail server refuses a token that should live for another hour. */
@Timeout(60)
class RefusedTokenTest {

    private static final Secret REFUSED = Secret.of("access-1");
    private final MovableClock clock = new MovableClock();
    private final TokenServer server = new TokenServer();
    private final InMemorySettings settings = InMemorySettings.forLoopback();
    private final PinnedHttp http = new PinnedHttp(settings);
    private final InMemoryOutgoingLinks links = new InMemoryOutgoingLinks();
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final Refresh refresh = new Refresh(links, accounts, new TokenEndpoint(http, clock), new InMemoryLeases(clock),
            new InMemoryAuditLog(clock), clock);
    private final AccessTokens tokens = new AccessTokens(accounts, refresh, settings, Runnable::run, clock::advance, clock);
    private OutgoingLink link;
    private long id;

    @BeforeEach
    void authorize() {
        link = links.save(TestLinks.custom(server.origin()).build());
        id = account("refresh-1");
    }

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    @Test
    @DisplayName("M10: a refused token is replaced by one refresh before its time")
    void isReplaced() {
        server.grants("access-2", "refresh-2", 3600);
        assertThat(instead(REFUSED)).contains("access-2");
        assertThat(tokens.current(id).value().reveal()).isEqualTo("access-2");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    @DisplayName("M10: who comes with a token that has been replaced already gets the new one without a request")
    void isReplacedOnce() {
        server.grants("access-2", "refresh-2", 3600);
        instead(REFUSED);
        assertThat(instead(REFUSED)).contains("access-2");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    @DisplayName("M10: a mailbox that refuses every token leads to one refresh in five minutes")
    void aWrongMailboxDoesNotHammerTheProvider() {
        server.grants("access-2", "refresh-2", 3600).grants("access-3", "refresh-3", 3600);
        assertThat(instead(REFUSED)).contains("access-2");
        for (int poll = 0; poll < 4; poll++) {
            clock.advance(Duration.ofMinutes(1));
            assertThat(instead(Secret.of("access-2"))).isEmpty();
        }
        assertThat(server.received()).hasSize(1);
        clock.advance(Duration.ofMinutes(1));
        assertThat(instead(Secret.of("access-2"))).contains("access-3");
        assertThat(server.received()).hasSize(2);
    }

    @Test
    @DisplayName("M10: one account's forced refresh does not keep another account from its own")
    void accountsAreCountedApart() {
        server.grants("access-2", "refresh-2", 3600);
        instead(REFUSED);
        long other = account("refresh-1");
        assertThat(tokens.insteadOf(REFUSED, other)).isPresent();
    }

    @Test
    @DisplayName("M10: when the refresh shows that the grant is dead, that is the cause")
    void aDeadGrantIsTheCause() {
        server.refuses("invalid_grant", "AADSTS50173: The grant was revoked.");
        TokenUnavailable none = catchThrowableOfType(TokenUnavailable.class, () -> instead(REFUSED));
        assertThat(none.problem().reason()).isEqualTo("grant-revoked");
    }

    @Test
    @DisplayName("M10: when the provider fails, the refusal stands and the token stays")
    void aFailingProviderChangesNothing() {
        server.answers(503, "{}");
        assertThat(instead(REFUSED)).isEmpty();
        assertThat(tokens.current(id).value().reveal()).isEqualTo("access-1");
    }

    @Test
    @DisplayName("M10: a provider that has asked for a pause gets it")
    void aBusyProviderIsLeftAlone() {
        server.answers(429, Map.of("Retry-After", "3600"), "{}", StandardCharsets.UTF_8);
        assertThat(instead(REFUSED)).isEmpty();
        clock.advance(Duration.ofMinutes(6));
        assertThat(instead(REFUSED)).isEmpty();
        assertThat(server.received()).hasSize(1);
    }

    @Test
    @DisplayName("M10: without a refresh token there is nothing to try")
    void withoutRefreshToken() {
        id = account(null);
        assertThat(instead(REFUSED)).isEmpty();
        assertThat(accounts.byId(id).orElseThrow().state()).isEqualTo(AccountState.VALID);
        assertThat(server.received()).isEmpty();
    }

    private Optional<String> instead(Secret refused) {
        return tokens.insteadOf(refused, id).map(token -> token.value().reveal());
    }

    private long account(String refreshToken) {
        Tokens first = new Tokens(REFUSED, refreshToken == null ? null : Secret.of(refreshToken), clock.instant(),
                clock.instant().plus(Duration.ofHours(1)), Scopes.of("mail"));
        return accounts.save(Account.authorized(Account.unauthorized(link.id(), "it@acme.example"), first,
                link.endpoints().token().toString(), "admin")).id();
    }
}
