package io.oauthlinks.mailserver.diagnosis;

import java.util.Locale;

/** The steps of a connection test, in the order in which they run. */
public enum Step {
    DNS, TCP, TLS, GREETING, CAPABILITIES, TOKEN, LOGIN, FOLDER, MESSAGES;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
