package io.oauthlinks.outgoinglink.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One node stores the end of a token by its clock, another one compares it with its own. */
class FreshnessTest {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration BEFORE = Settings.DEFAULTS.refreshBefore();
    private static final Instant ISSUED = MovableClock.START;

    private static Account account() {
        Tokens tokens = new Tokens(Secret.of("a"), Secret.of("r"), ISSUED, ISSUED.plus(LIFE), Scopes.NONE);
        return Account.authorized(Account.unauthorized(1, "support@example.com"), tokens, "https://login.example/token", "admin");
    }

    @ParameterizedTest
    @ValueSource(longs = {-60, 60})
    @DisplayName("C39: a node whose clock is a minute off refreshes before the access token is dead, and not long before")
    void aMinuteIsTolerated(long ahead) {
        Instant dead = ISSUED.plus(LIFE);
        assertThat(Freshness.isDue(account(), dead.minusSeconds(60).plusSeconds(ahead), BEFORE)).as("due a minute before its end").isTrue();
        assertThat(Freshness.isDue(account(), dead.minus(BEFORE).minusSeconds(61).plusSeconds(ahead), BEFORE)).as("due too early").isFalse();
    }
}
