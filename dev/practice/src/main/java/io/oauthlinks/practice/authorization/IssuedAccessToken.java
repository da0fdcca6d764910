package io.oauthlinks.practice.authorization;

import java.time.Instant;
import java.util.Set;

/**
 * An access token as the mail server knows it. It outlives the refresh that replaces it, as with real providers.
 *
 * @param grant   id of the authorization it belongs to
 * @param refused the mail server refuses it although it is live
 */
record IssuedAccessToken(String value, String grant, String mailbox, Set<String> scopes, Instant expiresAt, boolean refused) {

    boolean isLive(Instant now) {
        return now.isBefore(expiresAt);
    }

    IssuedAccessToken expiredAt(Instant now) {
        return new IssuedAccessToken(value, grant, mailbox, scopes, now, refused);
    }

    IssuedAccessToken refusedByMail() {
        return new IssuedAccessToken(value, grant, mailbox, scopes, expiresAt, true);
    }
}
