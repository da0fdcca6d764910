package io.oauthlinks.incominglink.bearer;

import io.oauthlinks.incominglink.JiraScope;
import java.util.Set;

/** What to do with a request. */
public sealed interface BearerAnswer {

    /** The request carries no token of ours: whoever else is concerned goes on with it, untouched. */
    record NotOurs() implements BearerAnswer { }

    /**
     * The request ends here (RFC 6750 section 3).
     *
     * @param status      400, 401 or 403
     * @param error       {@code invalid_request}, {@code invalid_token} or {@code insufficient_scope}
     * @param description for the client's developer: English, in the characters that {@code error_description} allows
     * @param scope       what would be needed; null when no scope permits it, and with other errors
     */
    record Refused(int status, String error, String description, JiraScope scope) implements BearerAnswer {

        static final String TOO_LITTLE = "insufficient_scope";

        static Refused request(String description) {
            return new Refused(400, "invalid_request", description, null);
        }

        static Refused token(String description) {
            return new Refused(401, "invalid_token", description, null);
        }

        static Refused scope(String description, JiraScope needed) {
            return new Refused(403, TOO_LITTLE, description, needed);
        }
    }

    /**
     * The request goes on as this user.
     *
     * @param scopes  of the access token
     * @param grantId 0 for a service
     */
    record Admitted(String userKey, Set<JiraScope> scopes, long linkId, long grantId) implements BearerAnswer {

        public Admitted {
            scopes = Set.copyOf(scopes);
        }
    }
}
