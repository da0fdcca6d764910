package io.oauthlinks.message;

/**
 * A failure that an administrator can meet, by name: what happened and what to do.
 *
 * @param reason        stable name, lower case with hyphens, such as {@code refresh-token-expired}; also the tail of its i18n keys
 * @param cause         one sentence: what happened
 * @param remedy        one sentence: what to do
 * @param providerWords the other side's own words and code, already free of secrets; empty when there are none
 */
public record Problem(String reason, Message cause, Message remedy, String providerWords) {

    public Problem {
        providerWords = providerWords == null ? "" : providerWords;
    }

    /** A problem whose texts are {@code <prefix>.<reason>.cause} and {@code .remedy}, both with the same arguments. */
    public static Problem named(String prefix, String reason, Object... arguments) {
        String key = prefix + "." + reason;
        return new Problem(reason, Message.of(key + ".cause", arguments), Message.of(key + ".remedy", arguments), "");
    }

    public Problem inWordsOf(String provider) {
        return new Problem(reason, cause, remedy, provider);
    }
}
