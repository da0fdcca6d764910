package io.oauthlinks.mailserver.protocol;

import java.io.IOException;

/** The server refuses one command; the connection stays of use. */
public final class CommandRefused extends IOException {

    private static final long serialVersionUID = 1L;
    private final transient String words;

    CommandRefused(String words) {
        super("Refused");
        this.words = words;
    }

    /** Free of secrets, at most a few hundred characters. */
    public String words() {
        return words == null ? "" : words;
    }
}
