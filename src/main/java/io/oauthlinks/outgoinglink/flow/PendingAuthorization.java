package io.oauthlinks.outgoinglink.flow;

import io.oauthlinks.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * An authorization that was started and not yet finished.
 *
 * @param stateHash    SHA-256 of the {@code state}, lower-case hex; the state itself is not kept
 * @param browserHash  SHA-256 of the value of our cookie in the browser that began, lower-case hex
 * @param userKey      the administrator who began
 * @param linkId       the outgoing link
 * @param accountId    the account to authorize again, or 0 for a new one
 * @param mailbox      user name typed at the mail server
 * @param codeVerifier PKCE verifier (RFC 7636 section 4.1)
 * @param redirectUri  exactly as sent to the authorization endpoint
 * @param tokenEndpoint where the link's codes were sent when the flow began; this one's goes nowhere else
 * @param returnPath   where the browser goes back to: a path below the context path, such as {@code /plugins/servlet/oauth-links/mail-servers/new}
 * @param typed        everything typed on the form, secrets left out
 * @param expiresAt    ten minutes after the start
 */
public record PendingAuthorization(String stateHash, String browserHash, String userKey, long linkId, long accountId, String mailbox,
                                   Secret codeVerifier, String redirectUri, String tokenEndpoint, String returnPath, Map<String, String> typed,
                                   Instant expiresAt) {

    /** How long an authorization may take. */
    public static final Duration LIFE = Duration.ofMinutes(10);
}
