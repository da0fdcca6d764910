package io.oauthlinks.mailserver.protocol;

import java.io.IOException;

/** The server ended the connection; carries what it said before. */
public final class ServerLeft extends IOException {

    private static final long serialVersionUID = 1L;
    private final transient String words;

    ServerLeft(String words, Throwable cause) {
        super("The server left", cause);
        this.words = words;
    }

    /** Free of secrets; empty when it left without a word. */
    public String words() {
        return words == null ? "" : words;
    }
}
