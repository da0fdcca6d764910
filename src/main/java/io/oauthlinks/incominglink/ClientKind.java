package io.oauthlinks.incominglink;

/** What runs on the other side, which decides how it proves who it is (RFC 6749 section 2.1). */
public enum ClientKind {
    /** Runs on a server and keeps a secret. */
    WEB,
    /** Is installed on a user's computer; no secret, PKCE, loopback redirect URIs with any port, private-use schemes (RFC 8252). */
    NATIVE,
    /** Runs as script in a browser; no secret, PKCE. */
    BROWSER,
    /** Acts by itself with client credentials, always as one chosen Jira user; keeps a secret, knows no browser and no consent. */
    SERVICE;

    /** Has a client secret. */
    public boolean isConfidential() {
        return this == WEB || this == SERVICE;
    }

    /** Sends users to the authorization endpoint. */
    public boolean asksUsers() {
        return this != SERVICE;
    }
}
