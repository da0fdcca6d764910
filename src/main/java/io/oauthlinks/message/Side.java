package io.oauthlinks.message;

import java.util.Locale;

/** Where the cause of a problem lies most often, so that an administrator knows whom to ask. */
public enum Side {
    JIRA, MAIL_SERVER, PROVIDER, NETWORK,
    /** What was entered in the forms or allowed at the provider. */
    ADMINISTRATOR;

    /** As REST and the catalogue write it, such as {@code mail-server}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Side of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
