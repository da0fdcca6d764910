package io.oauthlinks.jira.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.outgoinglink.flow.PendingAuthorization;
import io.oauthlinks.outgoinglink.flow.PendingAuthorizations;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.secret.Sha256;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AoPendingAuthorizationsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Parameter
    private TestDatabase database;
    private final PlacedVault vault = new PlacedVault();
    private ActiveObjects ao;
    private AoPendingAuthorizations pending;

    @BeforeEach
    void start() {
        ao = database.empty();
        pending = new AoPendingAuthorizations(ao, vault);
    }

    private static PendingAuthorization flow(String state, Instant expires) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("name", "IT helpdesk \uD83D\uDCE7");
        typed.put("trustedCertificate", "-----BEGIN\n" + "x".repeat(5000));
        return new PendingAuthorization(Sha256.hex(state), Sha256.hex("browser"), "JIRAUSER1", 3, 4, "a@example.com",
                Secret.of("verifier"), "https://jira.example/callback/k", "https://login.example/token",
                "/plugins/servlet/oauth-links/mail-servers/new", typed, expires);
    }

    @Test
    void whatIsAddedIsFound() {
        pending.add(flow("s", NOW));
        assertThat(pending.find(Sha256.hex("s"))).contains(flow("s", NOW));
        assertThat(pending.find(Sha256.hex("other"))).isEmpty();
    }

    @Test
    @DisplayName("C1: a state is taken exactly once")
    void takenOnce() {
        pending.add(flow("s", NOW));
        assertThat(pending.take(Sha256.hex("s"))).isTrue();
        assertThat(pending.take(Sha256.hex("s"))).isFalse();
        assertThat(pending.find(Sha256.hex("s"))).isEmpty();
    }

    @Test
    @DisplayName("C3: the code verifier rests sealed; C34: without its key the flow is unknown")
    void sealedVerifier() {
        pending.add(flow("s", NOW));
        assertThat(ao.find(PendingRow.class)[0].getCodeVerifier()).startsWith("AuthFlow/" + Sha256.hex("s") + "/codeVerifier:");
        vault.loseKeys(true);
        assertThat(pending.find(Sha256.hex("s"))).isEmpty();
    }

    @Test
    void typedValuesAreForTheirUserOnlyUntilTheyExpireAndSurviveReading() {
        String key = pending.keepTyped("JIRAUSER1", Map.of("name", "x", "accountId", "7"), NOW.plusSeconds(60));
        assertThat(key).hasSizeGreaterThanOrEqualTo(22);
        assertThat(pending.typed(key, "JIRAUSER1", NOW)).contains(Map.of("name", "x", "accountId", "7"));
        assertThat(pending.typed(key, "JIRAUSER1", NOW)).isPresent();
        assertThat(pending.typed(key, "JIRAUSER2", NOW)).isEmpty();
        assertThat(pending.typed(key, "JIRAUSER1", NOW.plusSeconds(60))).isEmpty();
        assertThat(pending.typed("nonsense", "JIRAUSER1", NOW)).isEmpty();
        assertThat(ao.find(TypedFormRow.class)[0].getKeyHash()).isNotEqualTo(key);
    }

    @Test
    void expiredOnesAreDeletedInBatches() {
        Instant dayBefore = NOW.minus(PendingAuthorizations.REMEMBERED);
        for (int i = 0; i < 5; i++) {
            pending.add(flow("old " + i, dayBefore));
        }
        pending.add(flow("young", dayBefore.plusSeconds(60)));
        pending.keepTyped("u", Map.of(), NOW);
        pending.keepTyped("u", Map.of(), NOW.plusSeconds(60));
        assertThat(pending.deleteExpired(NOW.plusSeconds(1), 3)).isEqualTo(4);
        assertThat(pending.deleteExpired(NOW.plusSeconds(1), 3)).isEqualTo(2);
        assertThat(pending.deleteExpired(NOW.plusSeconds(1), 3)).isZero();
        assertThat(pending.find(Sha256.hex("young"))).isPresent();
        assertThat(ao.count(TypedFormRow.class)).isEqualTo(1);
    }
}
