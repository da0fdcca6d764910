package io.oauthlinks.outgoinglink;

import io.oauthlinks.secret.Secret;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What the provider knows Jira by.
 *
 * @param clientSecret   null when none is set
 * @param secretSetAt    when the secret was entered; null when none is set
 * @param secretExpires  day on which the provider lets the secret expire; null when unknown or never
 */
public record ClientRegistration(String clientId, Secret clientSecret, Instant secretSetAt, LocalDate secretExpires,
                                 ClientAuthentication authentication) { }
