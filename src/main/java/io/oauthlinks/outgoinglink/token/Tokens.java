package io.oauthlinks.outgoinglink.token;

import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.secret.Secret;
import java.time.Instant;

/**
 * What the token endpoint gave.
 *
 * @param refreshToken null when the provider gave none
 * @param issuedAt     when the answer was received
 * @param expiresAt    when the access token expires; null when the provider did not say
 * @param scopes       granted scopes; those asked for when the provider did not say (RFC 6749 section 5.1)
 */
public record Tokens(Secret accessToken, Secret refreshToken, Instant issuedAt, Instant expiresAt, Scopes scopes) { }
