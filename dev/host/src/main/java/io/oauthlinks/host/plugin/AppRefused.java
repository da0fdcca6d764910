package io.oauthlinks.host.plugin;

/** A bundle breaks a rule of the platform and is not installed. The message names the rule and what breaks it. */
public final class AppRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AppRefused(String reason) {
        super(reason);
    }

    public AppRefused(String reason, Throwable cause) {
        super(reason, cause);
    }
}
