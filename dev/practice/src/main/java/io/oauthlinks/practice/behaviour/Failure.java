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
        NONE("none"), SERVER_ERROR("500"), TOO_MANY_REQUESTS("429"), SLOW("slow"), HTML("html"),
        INVALID_CLIENT("invalid_client", "invalid_client", 7000215, "The client secret is not the one of this client."),
        SECRET_EXPIRED("secret-expired", "invalid_client", 7000222, "The client secret of this client has expired."),
        GRANT_REVOKED("grant-revoked", "invalid_grant", 50173, "The grant was taken back or its token was used before; sign in again."),
        GRANT_EXPIRED("grant-expired", "invalid_grant", 70008, "The grant has expired; sign in again."),
        GRANT_INACTIVE("grant-inactive", "invalid_grant", 700082, "The refresh token was not used for too long; sign in again."),
        CONSENT_MISSING("consent-missing", "invalid_grant", 65001, "Nobody has allowed this client to use these scopes."),
        REDIRECT_MISMATCH("redirect-mismatch", "invalid_grant", 50011, "The redirect URI is not one of this client."),
        SINGLE_TENANT("single-tenant", "invalid_request", 50194, "This client is of one tenant and cannot be used at a shared address."),
        OTHER_CLOUD("other-cloud", "invalid_request", 900382, "This client belongs to another cloud."),
        SCOPE_MISSING("scope-missing", "invalid_request", 900144, "The request body must contain the parameter 'scope'.");

        private final String label;
        private final String error;
        private final int microsoftCode;
        private final String words;

        Kind(String label) {
            this(label, null, 0, null);
        }

        Kind(String label, String error, int microsoftCode, String words) {
            this.label = label;
            this.error = error;
            this.microsoftCode = microsoftCode;
            this.words = words;
        }

        public String label() {
            return label;
        }

        /** The error code of an error answer (RFC 6749 section 5.2); null for what is no such answer. */
        public String error() {
            return error;
        }

        /** The description in an error answer: Microsoft's numbers and Google's sentence are theirs, other words ours. */
        public String description(Mode mode) {
            return switch (mode) {
                case PLAIN -> words;
                case GOOGLE -> "invalid_grant".equals(error) ? "Token has been expired or revoked." : words;
                case MICROSOFT -> "AADSTS" + microsoftCode + ": " + words;
            };
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
