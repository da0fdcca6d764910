package io.oauthlinks.jira.http;

import java.util.Locale;

/** Whom a page is for. Each audience has a servlet and guards of its own. */
public enum Audience {
    /** Whoever administers the whole of Jira, with a confirmed password. */
    SYSTEM_ADMINISTRATORS("/outgoing-links", "atl.admin"),
    /** Whoever administers the project that the path names, or the whole of Jira. */
    PROJECT_ADMINISTRATORS("/mail-channels", "atl.admin"),
    /** Whoever is logged in, also customers of a portal who may not use the rest of Jira. */
    SIGNED_IN("/authorized-applications", "atl.general");

    private final String home;
    private final String decorator;

    Audience(String home, String decorator) {
        this.home = home;
        this.decorator = decorator;
    }

    /** The page to begin with, below {@link Route#BASE}; of project administrators below the project. */
    public String home() {
        return home;
    }

    /** Jira's frame around the pages. */
    public String decorator() {
        return decorator;
    }

    /** Last part of its i18n keys. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
