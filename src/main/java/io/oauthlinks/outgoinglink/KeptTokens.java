package io.oauthlinks.outgoinglink;

import io.oauthlinks.audit.Actor;

/** The tokens that accounts of a link keep, seen from the link: what a change of the link does to them. */
public interface KeptTokens {

    /**
     * Called after a link was saved. Tokens that came from another token endpoint are never sent to the new one: their
     * accounts need re-authorization. Accounts whose refresh is failing are tried again at once.
     */
    void linkChanged(OutgoingLink saved, Actor actor);

    /**
     * Called right before a link is deleted together with its accounts, in the same transaction.
     *
     * @return to be run after the commit: tells the provider that their refresh tokens are no longer wanted
     */
    Runnable revocationOf(OutgoingLink link, Actor actor);

    /** How many accounts a link has. */
    int count(long linkId);
}
