package io.oauthlinks.incominglink;

import io.oauthlinks.audit.Actor;

/** What hangs on a link: the grants of users, and with them all tokens. */
public interface LinkGrants {

    int count(long linkId);

    /** Revokes all grants and service tokens of a link, audited; returns how many grants. Call it before the link is deleted. */
    int revokeAllOfLink(long linkId, Actor actor);
}
