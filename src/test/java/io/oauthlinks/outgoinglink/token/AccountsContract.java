package io.oauthlinks.outgoinglink.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import io.oauthlinks.message.Problem;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Accounts} does. */
public abstract class AccountsContract {

    private static final Instant NOW = MovableClock.START;

    protected abstract Accounts accounts();

    /** A link that accounts may belong to. */
    protected abstract long linkId();

    @Test
    @DisplayName("C25: tokens of 20,000 characters come back in full")
    void givesBackLongTokens() {
        Tokens tokens = new Tokens(Secret.of("a1".repeat(10_000)), Secret.of("r2".repeat(10_000)), NOW, NOW.plusSeconds(3600), Scopes.of("mail"));
        Account saved = accounts().save(Account.authorized(Account.unauthorized(linkId(), "it@acme.example"), tokens, "https://login.example/token", "admin"));
        assertThat(saved.id()).isPositive();
        assertThat(accounts().byId(saved.id())).contains(saved);
        assertThat(saved.tokens()).isEqualTo(tokens);
    }

    @Test
    void keepsStateAndProblem() {
        Account saved = accounts().save(account());
        Problem problem = Problem.named("oauth-links.token.problem", "grant-refused", "Mail 📬").inWordsOf("invalid_grant: <b>gone</b>");
        accounts().save(saved.failing(problem, NOW, NOW.plusSeconds(30), NOW));
        Account failing = accounts().byId(saved.id()).orElseThrow();
        assertThat(failing.state()).isEqualTo(AccountState.FAILING);
        assertThat(failing.problem()).isEqualTo(problem);
        assertThat(failing.nextTry()).isEqualTo(NOW.plusSeconds(30));
        assertThat(failing.refreshingSince()).isEqualTo(NOW);
        accounts().save(failing.refreshed(saved.tokens()));
        Account valid = accounts().byId(saved.id()).orElseThrow();
        assertThat(valid.problem()).isNull();
        assertThat(valid.nextTry()).isNull();
        assertThat(valid.refreshingSince()).isNull();
    }

    @Test
    @DisplayName("C19: that the refresh token is being sent is noted, and nothing else is changed")
    void notesThatTheRefreshTokenIsSent() {
        Account saved = accounts().save(account());
        accounts().sendsRefreshToken(saved.id(), NOW.plusSeconds(1));
        Account refreshing = accounts().byId(saved.id()).orElseThrow();
        assertThat(refreshing.refreshingSince()).isEqualTo(NOW.plusSeconds(1));
        assertThat(refreshing).usingRecursiveComparison().ignoringFields("refreshingSince").isEqualTo(saved);
        accounts().sendsRefreshToken(saved.id() + 1000, NOW);
        assertThat(accounts().all()).hasSize(1);
    }

    @Test
    void anAbsentRefreshTokenAndExpiryStayAbsent() {
        Tokens tokens = new Tokens(Secret.of("access"), null, NOW, null, Scopes.NONE);
        Account saved = accounts().save(Account.authorized(Account.unauthorized(linkId(), "m"), tokens, "https://login.example/token", "admin"));
        assertThat(accounts().byId(saved.id()).orElseThrow().tokens()).isEqualTo(tokens);
    }

    @Test
    void listsByLinkAndDeletesInBatches() {
        Account first = accounts().save(account());
        Account second = accounts().save(account());
        Account third = accounts().save(account());
        assertThat(accounts().ofLink(linkId())).containsExactlyInAnyOrder(first, second, third);
        assertThat(accounts().ofLink(linkId() + 1000)).isEmpty();
        assertThat(accounts().all()).hasSize(3);
        assertThat(accounts().deleteUnused(NOW, 10)).isEmpty();
        assertThat(accounts().deleteUnused(NOW.plus(Duration.ofDays(1)), 2)).hasSize(2);
        assertThat(accounts().all()).hasSize(1);
        long rest = accounts().all().get(0).id();
        assertThat(accounts().delete(rest)).isTrue();
        assertThat(accounts().delete(rest)).isFalse();
    }

    private Account account() {
        Tokens tokens = new Tokens(Secret.of("access"), Secret.of("refresh"), NOW, NOW.plusSeconds(3600), Scopes.of("mail"));
        return Account.authorized(Account.unauthorized(linkId(), "it@acme.example"), tokens, "https://login.example/token", "admin");
    }
}
