package io.oauthlinks.mailserver;

import java.time.Instant;

/**
 * Where mail is fetched from, and with which authentication.
 *
 * @param id         row number; 0 before the first save
 * @param enabled    false for a draft: everything is kept, nothing is fetched
 * @param lastTestId number of the last connection test of the saved values; 0 when there is none
 * @param unreadable the sealed password cannot be opened; it must be entered again
 */
public record MailServer(long id, String name, String description, MailPreset preset, MailEndpoint endpoint, MailLogin login,
                         boolean enabled, long lastTestId, Instant createdAt, Instant changedAt, boolean unreadable) { }
