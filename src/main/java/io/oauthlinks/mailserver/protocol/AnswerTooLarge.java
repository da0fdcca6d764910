package io.oauthlinks.mailserver.protocol;

import java.io.IOException;

/** The server sends more than a mail server has to say here. */
public final class AnswerTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    public AnswerTooLarge() {
        super("The answer is too large");
    }
}
