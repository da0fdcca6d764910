package io.oauthlinks.incominglink;

import java.time.Instant;

/**
 * What we keep of a client secret.
 *
 * @param hash      SHA-256 of the secret as lower-case hex: it has 190 random bits, so a slow hash would protect nothing
 * @param expiresAt end of the overlap after a rotation; null for the current secret
 */
public record ClientSecret(long linkId, String hash, Instant createdAt, Instant expiresAt) {

    public boolean isValidAt(Instant time) {
        return expiresAt == null || time.isBefore(expiresAt);
    }
}
