package io.oauthlinks.incominglink.authorize;

import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.ProtocolError;
import java.net.URI;

/** What the authorization endpoint answers to a browser. */
public sealed interface Outcome {

    /**
     * A page that says why, and no redirect: it is not sure that the address is the client's.
     *
     * @param link          null when the client is unknown
     * @param correlationId stands in the log and among the recent problems
     */
    record Refused(ProtocolError error, IncomingLink link, String correlationId) implements Outcome { }

    /** Jira's login, and then the same request again. */
    record LogIn() implements Outcome { }

    /** @param passwordNeeded whether the password must be confirmed before the question is shown and before the answer counts */
    record Ask(Consent consent, boolean passwordNeeded) implements Outcome { }

    /** @param location the client's redirect URI with the response */
    record GoTo(URI location) implements Outcome {

        /** The query may hold a code. */
        @Override
        public String toString() {
            return "GoTo " + location.getScheme();
        }
    }
}
