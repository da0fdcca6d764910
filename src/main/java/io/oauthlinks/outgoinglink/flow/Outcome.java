package io.oauthlinks.outgoinglink.flow;

import io.oauthlinks.message.Problem;
import io.oauthlinks.outgoinglink.token.Account;

/** How an authorization ended. */
public sealed interface Outcome {

    /** The account has tokens; the typed values kept under the key hold its {@code accountId}. */
    record Authorized(Account account, String returnPath, String typedKey) implements Outcome { }

    /**
     * @param returnPath null for a flow that is unknown, somebody else's, or for a page that is closed to its owner by now: the problem is then shown on a page of its own
     * @param typedKey   the typed values kept under the key hold the problem too ({@link KeptProblem}); null when returnPath is
     */
    record Refused(Problem problem, String returnPath, String typedKey) implements Outcome { }
}
