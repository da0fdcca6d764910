package io.oauthlinks.outgoinglink.flow;

/** Whether somebody administers what an authorization is for; rights may end while the browser is at the provider. */
@FunctionalInterface
public interface AuthorizationRights {

    /** @param returnPath of the flow, which names what the account is for */
    boolean include(String userKey, String returnPath);
}
