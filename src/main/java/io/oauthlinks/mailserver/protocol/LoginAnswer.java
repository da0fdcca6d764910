package io.oauthlinks.mailserver.protocol;

/**
 * What the server said to a login.
 *
 * @param words     its own words, alerts included, without secrets
 * @param challenge the JSON it gave as the reason for refusing an access token; empty when there was none
 */
public record LoginAnswer(boolean accepted, String words, String challenge) {

    /** Words and challenge on one line. */
    public String everything() {
        return challenge.isEmpty() ? words : words.isEmpty() ? challenge : words + " " + challenge;
    }
}
