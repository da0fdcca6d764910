package io.oauthlinks.message;

import java.util.List;

/**
 * A line of the catalogue: one named problem.
 *
 * @param key      what its i18n keys begin with, {@code oauth-links.} included
 * @param shownAt  steps of the connection test and other places, as the head of {@code causes.txt} lists them
 * @param produced how the tests bring it about, with the test classes in parentheses
 */
public record Cause(String key, Side side, List<String> shownAt, String produced) {

    public Cause {
        shownAt = List.copyOf(shownAt);
    }
}
