package io.oauthlinks.outgoinglink.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.secret.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link PendingAuthorizations} does. */
public abstract class PendingAuthorizationsContract {

    private static final Instant NOW = MovableClock.START;

    protected abstract PendingAuthorizations pending();

    @Test
    void givesBackWhatWasAdded() {
        PendingAuthorization flow = flow("state", NOW.plusSeconds(600));
        pending().add(flow);
        assertThat(pending().find(flow.stateHash())).contains(flow);
        assertThat(pending().find(Sha256.hex("other"))).isEmpty();
    }

    @Test
    @DisplayName("C1: a pending authorization is taken once, by one of several callers")
    void isTakenByExactlyOne() {
        PendingAuthorization flow = flow("state", NOW.plusSeconds(600));
        pending().add(flow);
        List<Boolean> taken = IntStream.range(0, 4).parallel().mapToObj(caller -> pending().take(flow.stateHash())).toList();
        assertThat(taken).containsOnlyOnce(true);
        assertThat(pending().find(flow.stateHash())).isEmpty();
    }

    @Test
    void thoseThatNeverCameBackAreListedByTheirLink() {
        pending().add(flow("a", NOW.plusSeconds(600)));
        pending().add(flow("b", NOW.minusSeconds(600)));
        pending().add(flow("taken", NOW.plusSeconds(600)));
        pending().take(Sha256.hex("taken"));
        assertThat(pending().unanswered(7)).extracting(Unanswered::startedAt).containsExactlyInAnyOrder(NOW, NOW.minusSeconds(1200));
        assertThat(pending().unanswered(7)).allSatisfy(one -> {
            assertThat(one.mailbox()).isEqualTo("it@acme.example");
            assertThat(one.userKey()).isEqualTo("admin");
            assertThat(one.redirectUri()).isEqualTo("https://jira.example/plugins/servlet/oauth-links/callback/link-7f3k2q8x");
        });
        assertThat(pending().unanswered(8)).isEmpty();
    }

    @Test
    void expiredOnesAreDeletedADayLaterInBatches() {
        Instant dayBefore = NOW.minus(PendingAuthorizations.REMEMBERED);
        pending().add(flow("a", dayBefore.minusSeconds(1)));
        pending().add(flow("b", dayBefore.minusSeconds(1)));
        pending().add(flow("c", dayBefore.plusSeconds(1)));
        assertThat(pending().deleteExpired(NOW, 1)).isEqualTo(1);
        assertThat(pending().deleteExpired(NOW, 10)).isEqualTo(1);
        assertThat(pending().find(Sha256.hex("c"))).isPresent();
    }

    @Test
    void typedValuesAreReadByTheirUserUntilTheyExpire() {
        Map<String, String> typed = Map.of("name", "Mail 📬 <script>", "host", "imap.example", "empty", "");
        String key = pending().keepTyped("admin", typed, NOW.plusSeconds(60));
        assertThat(pending().typed(key, "admin", NOW)).contains(typed);
        assertThat(pending().typed(key, "admin", NOW)).contains(typed);
        assertThat(pending().typed(key, "mallory", NOW)).isEmpty();
        assertThat(pending().typed(key, "admin", NOW.plusSeconds(61))).isEmpty();
        assertThat(pending().typed("unknown", "admin", NOW)).isEmpty();
    }

    private static PendingAuthorization flow(String state, Instant expiresAt) {
        return new PendingAuthorization(Sha256.hex(state), Sha256.hex("browser"), "admin", 7, 0, "it@acme.example", Secret.of("v".repeat(43)),
                "https://jira.example/plugins/servlet/oauth-links/callback/link-7f3k2q8x", "https://login.example/token",
                "/plugins/servlet/oauth-links/mail-servers/new",
                Map.of("name", "IT", "host", "imap.example"), expiresAt);
    }
}
