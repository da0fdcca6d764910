package io.oauthlinks.practice.behaviour;

import java.util.Arrays;
import java.util.Locale;

/** Whose habits the provider follows. */
public enum Mode {
    /** What the standards say: a refresh token for every grant, kept until it is revoked. */
    PLAIN,
    /**
     * A refresh token only for {@code access_type=offline} with {@code prompt=consent}; refresh answers repeat none. Refresh tokens
     * die after seven days while the consent screen is in testing, after half a year without use, and when there are too many.
     */
    GOOGLE,
    /**
     * Endpoints below a tenant, scope required on refresh, refresh tokens used once and dead after 90 days without use, POP3 login
     * in two lines, errors with AADSTS codes.
     */
    MICROSOFT;

    /**
     * @param name a label, or its first word: {@code google} is {@code google-like}
     * @throws IllegalArgumentException naming the modes that exist
     */
    public static Mode named(String name) {
        return Arrays.stream(values()).filter(mode -> mode.label().equals(name) || mode.label().equals(name + "-like")).findAny()
                .orElseThrow(() -> new IllegalArgumentException("mode must be plain, google-like or microsoft-like"));
    }

    public String label() {
        return this == PLAIN ? "plain" : name().toLowerCase(Locale.ROOT) + "-like";
    }
}
