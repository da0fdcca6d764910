package io.oauthlinks.incominglink.grant;

import static io.oauthlinks.incominglink.grant.TestTokens.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.secret.Sha256;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link AuthorizationCodes} does. */
public abstract class AuthorizationCodesContract {

    protected abstract AuthorizationCodes codes();

    @Test
    void givesBackWhatWasSaved() {
        AuthorizationCode plain = new AuthorizationCode(Sha256.hex("plain"), 7, "JIRAUSER1", Set.of(JiraScope.READ, JiraScope.SYSTEM_ADMIN),
                "https://app.example/" + "p".repeat(1000), false, new CodeChallenge("v".repeat(128), CodeChallenge.Method.PLAIN), NOW);
        codes().save(plain);
        codes().save(TestTokens.code("without"));
        assertThat(codes().byHash(Sha256.hex("plain"))).contains(plain);
        assertThat(codes().byHash(Sha256.hex("without"))).contains(TestTokens.code("without"));
        assertThat(codes().byHash(Sha256.hex("unknown"))).isEmpty();
    }

    @Test
    void expiredOnesAreDeletedInBatches() {
        for (int i = 0; i < 5; i++) {
            codes().save(expiring("old " + i, NOW.minusSeconds(1)));
        }
        codes().save(expiring("young", NOW.plusSeconds(1)));
        assertThat(codes().deleteExpired(NOW, 3)).isEqualTo(3);
        assertThat(codes().deleteExpired(NOW, 3)).isEqualTo(2);
        assertThat(codes().deleteExpired(NOW, 3)).isZero();
        assertThat(codes().byHash(Sha256.hex("young"))).isPresent();
    }

    private static AuthorizationCode expiring(String code, Instant expiresAt) {
        AuthorizationCode any = TestTokens.code(code);
        return new AuthorizationCode(any.hash(), any.linkId(), any.userKey(), any.scopes(), any.redirectUri(), true, null, expiresAt);
    }
}
