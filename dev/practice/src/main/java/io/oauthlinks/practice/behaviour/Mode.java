package io.oauthlinks.practice.behaviour;

import java.util.Locale;

/** Whose habits the provider follows. */
public enum Mode {
    /** What the standards say: a refresh token for every grant, kept until it is revoked. */
    PLAIN,
    /** A refresh token only for {@code access_type=offline} with {@code prompt=consent}; refresh answers repeat none. */
    GOOGLE,
    /** Scope required on refresh, refresh tokens used once, POP3 login in two lines, errors with AADSTS codes. */
    MICROSOFT;

    /** @throws IllegalArgumentException naming the modes that exist */
    public static Mode named(String name) {
        for (Mode mode : values()) {
            if (mode.label().equals(name)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("mode must be plain, google or microsoft");
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
