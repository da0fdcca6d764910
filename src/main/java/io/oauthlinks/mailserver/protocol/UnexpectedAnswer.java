package io.oauthlinks.mailserver.protocol;

import java.io.IOException;

/** The server said something else than its protocol allows at this place, or refused; carries its words. */
public final class UnexpectedAnswer extends IOException {

    private static final long serialVersionUID = 1L;
    private final transient String words;

    UnexpectedAnswer(String words) {
        super("Unexpected answer");
        this.words = words;
    }

    /** Free of secrets, at most a few hundred characters. */
    public String words() {
        return words == null ? "" : words;
    }
}
