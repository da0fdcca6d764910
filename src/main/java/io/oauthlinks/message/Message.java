package io.oauthlinks.message;

import java.util.List;

/**
 * A text for people, by its i18n key; rendered in the reader's language at the edge.
 *
 * @param key       key in {@code i18n/oauth-links.properties}
 * @param arguments values for {0}, {1}, …; plain text, escaped where it is shown, never a secret
 */
public record Message(String key, List<String> arguments) {

    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String key, Object... arguments) {
        return new Message(key, java.util.Arrays.stream(arguments).map(String::valueOf).toList());
    }
}
