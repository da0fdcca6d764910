package io.oauthlinks.incominglink;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import io.oauthlinks.secret.Sha256;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link ClientSecrets} does. */
public abstract class ClientSecretsContract {

    private static final Instant NOW = MovableClock.START;

    protected abstract ClientSecrets secrets();

    @Test
    void theFirstSecretHasNoEnd() {
        secrets().rotate(secret(7, "first", NOW), NOW);
        assertThat(secrets().ofLink(7)).containsExactly(secret(7, "first", NOW));
        assertThat(secrets().ofLink(8)).isEmpty();
    }

    @Test
    void theOldSecretEndsWithTheOverlapAndAnOlderOneAtOnce() {
        secrets().rotate(secret(7, "first", NOW), NOW);
        secrets().rotate(secret(7, "second", NOW.plusSeconds(10)), NOW.plusSeconds(100));
        assertThat(secrets().ofLink(7)).containsExactly(secret(7, "second", NOW.plusSeconds(10)), ending("first", NOW, NOW.plusSeconds(100)));
        secrets().rotate(secret(7, "third", NOW.plusSeconds(20)), NOW.plusSeconds(200));
        assertThat(secrets().ofLink(7))
                .containsExactly(secret(7, "third", NOW.plusSeconds(20)), ending("second", NOW.plusSeconds(10), NOW.plusSeconds(200)));
    }

    @Test
    void withoutOverlapTheOldSecretEndsAtOnce() {
        secrets().rotate(secret(7, "first", NOW), NOW);
        secrets().rotate(secret(7, "second", NOW.plusSeconds(10)), NOW.plusSeconds(10));
        assertThat(secrets().ofLink(7)).containsExactly(secret(7, "second", NOW.plusSeconds(10)));
    }

    @Test
    void anOverlapCanBeEndedAndOtherLinksKeepTheirs() {
        for (long link : new long[] {7, 8}) {
            secrets().rotate(secret(link, "first", NOW), NOW);
            secrets().rotate(secret(link, "second", NOW.plusSeconds(10)), NOW.plusSeconds(100));
        }
        ClientSecret old = ending("first", NOW, NOW.plusSeconds(100));
        assertThat(secrets().end(old)).isTrue();
        assertThat(secrets().end(old)).isFalse();
        assertThat(secrets().ofLink(7)).containsExactly(secret(7, "second", NOW.plusSeconds(10)));
        assertThat(secrets().ofLink(8)).hasSize(2);
    }

    @Test
    void theCurrentSecretAndTheOverlapOfALaterRotationAreNotEndedInPlaceOfAnother() {
        secrets().rotate(secret(7, "first", NOW), NOW);
        assertThat(secrets().end(secret(7, "first", NOW))).isFalse();
        secrets().rotate(secret(7, "second", NOW.plusSeconds(10)), NOW.plusSeconds(100));
        secrets().rotate(secret(7, "third", NOW.plusSeconds(20)), NOW.plusSeconds(200));
        assertThat(secrets().end(ending("first", NOW, NOW.plusSeconds(100)))).isFalse();
        assertThat(secrets().ofLink(7)).hasSize(2);
    }

    @Test
    void overlapsThatHaveEndedAreFound() {
        for (long link : new long[] {7, 8}) {
            secrets().rotate(secret(link, "first", NOW), NOW);
            secrets().rotate(secret(link, "second", NOW.plusSeconds(10)), NOW.plusSeconds(93 + link));
        }
        assertThat(secrets().endedAt(NOW.plusSeconds(99))).isEmpty();
        assertThat(secrets().endedAt(NOW.plusSeconds(100))).containsExactly(ending("first", NOW, NOW.plusSeconds(100)));
    }

    private static ClientSecret secret(long link, String text, Instant createdAt) {
        return new ClientSecret(link, Sha256.hex(text), createdAt, null);
    }

    private static ClientSecret ending(String text, Instant createdAt, Instant expiresAt) {
        return new ClientSecret(7, Sha256.hex(text), createdAt, expiresAt);
    }
}
