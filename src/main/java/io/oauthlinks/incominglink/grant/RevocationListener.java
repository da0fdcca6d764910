package io.oauthlinks.incominglink.grant;

/** Told on the node where tokens were revoked, so that nothing remembered outlives them there. */
@FunctionalInterface
public interface RevocationListener {

    /** Some tokens are gone; which ones, whoever remembers any finds out by asking again. */
    void revoked();
}
