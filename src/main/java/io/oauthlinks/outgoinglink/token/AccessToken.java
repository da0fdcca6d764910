package io.oauthlinks.outgoinglink.token;

import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.secret.Secret;
import java.time.Instant;

/** @param expiresAt null when the provider did not say */
public record AccessToken(Secret value, Instant expiresAt, Scopes scopes) { }
