package io.oauthlinks.outgoinglink.flow;

import java.util.Map;

/**
 * What an administrator wants to authorize.
 *
 * @param accountId  the account to authorize again, or 0 for a new one
 * @param mailbox    user name typed at the mail server
 * @param returnPath where the browser goes back to: a path below the context path that starts with {@code /plugins/servlet/oauth-links/}
 * @param typed      everything typed on the form; passwords and client secrets are dropped
 */
public record StartRequest(long linkId, long accountId, String mailbox, String returnPath, Map<String, String> typed) {

    /** Without what was typed, which may hold a password. */
    @Override
    public String toString() {
        return "StartRequest[linkId=" + linkId + ", accountId=" + accountId + "]";
    }
}
