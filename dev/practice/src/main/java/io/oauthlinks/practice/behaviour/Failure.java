package io.oauthlinks.practice.behaviour;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How the token endpoint fails.
 *
 * @param kind       what it answers
 * @param retryAfter seconds in the Retry-After header of a 429 answer; for {@link Kind#SLOW} the seconds to wait; null for the default
 * @param count      number of requests still to fail, or null for every request until told otherwise
 */
public record Failure(Kind kind, Integer retryAfter, Integer count) {

    public static final Failure NONE = new Failure(Kind.NONE, null, null);

    /** The answers that the token endpoint can be told to give. */
    public enum Kind {
        NONE("none"), SERVER_ERROR("500"), TOO_MANY_REQUESTS("429"), SLOW("slow"), HTML("html"), INVALID_CLIENT("invalid_client");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** @throws IllegalArgumentException naming the failures that exist */
        public static Kind named(String label) {
            return Arrays.stream(values()).filter(kind -> kind.label.equals(String.valueOf(label).toLowerCase(Locale.ROOT))).findAny()
                    .orElseThrow(() -> new IllegalArgumentException("fail must be one of "
                            + Arrays.stream(values()).map(Kind::label).collect(Collectors.joining(", "))));
        }
    }

    public Failure {
        if (retryAfter != null && (retryAfter < 0 || retryAfter > 86_400)) {
            throw new IllegalArgumentException("retryAfter must be 0 to 86400 seconds");
        }
        if (count != null && count < 1) {
            throw new IllegalArgumentException("count must be 1 or more");
        }
    }

    Failure afterOneRequest() {
        if (count == null) {
            return this;
        }
        return count == 1 ? NONE : new Failure(kind, retryAfter, count - 1);
    }
}
