package io.oauthlinks.outgoinglink.flow;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.outgoinglink.OutgoingLinks;
import io.oauthlinks.outgoinglink.token.Accounts;
import io.oauthlinks.outgoinglink.token.TokenEndpoint;
import java.time.Clock;

/** The authorization code flow (RFC 6749 section 4.1) with PKCE, bound to the browser and the user who began. */
public final class AuthorizationFlow {

    /** Name of the cookie that binds a flow to the browser in which it began. */
    public static final String COOKIE = "oauth-links.authorization";

    public AuthorizationFlow(OutgoingLinks links, Accounts accounts, PendingAuthorizations pending, TokenEndpoint tokenEndpoint,
                             AuthorizationRequests requests, AuditLog audit, Clock clock) {
    }

    /**
     * @throws io.oauthlinks.message.InvalidInput a message at {@code userName} when the mailbox is empty
     * @throws io.oauthlinks.message.Refusal      {@code link-gone}, {@code client-secret-unreadable}
     */
    public Started start(StartRequest request, Actor actor) {
        throw new UnsupportedOperationException();
    }

    public Outcome finish(Callback callback, Actor actor) {
        throw new UnsupportedOperationException();
    }
}
