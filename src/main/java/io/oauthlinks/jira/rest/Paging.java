package io.oauthlinks.jira.rest;

import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.Message;

/** The parameters {@code start} and {@code limit} of lists. */
final class Paging {

    static final int USUAL = 50;
    static final int MOST = 1000;

    private Paging() {
    }

    static int start(String text) {
        return number("start", text, 0, 0, 1_000_000_000);
    }

    static int limit(String text) {
        return number("limit", text, USUAL, 1, MOST);
    }

    /** @throws io.oauthlinks.message.InvalidInput with a message at the parameter */
    private static int number(String name, String text, int usual, int least, int most) {
        if (text == null || text.isBlank()) {
            return usual;
        }
        if (text.matches("[0-9]{1,10}")) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return (int) number;
            }
        }
        FieldErrors errors = new FieldErrors();
        errors.add(name, Message.of("oauth-links.rest.error.number", least, most));
        errors.throwIfAny();
        return usual;
    }
}
