package io.oauthlinks.outgoinglink;

/** Whose authorization server a link speaks to; what is known about each stands in its {@code ProviderPreset}. */
public enum Provider {
    GOOGLE(true), MICROSOFT(true), FASTMAIL(false), CUSTOM(false);

    private final boolean needsSecret;

    Provider(boolean needsSecret) {
        this.needsSecret = needsSecret;
    }

    /** Whether the provider gives every client a secret and asks for it. */
    public boolean needsSecret() {
        return needsSecret;
    }

    /** Whether Jira is a public client there (RFC 6749 section 2.1), which has no secret. */
    public boolean isForPublicClients() {
        return this == FASTMAIL;
    }
}
