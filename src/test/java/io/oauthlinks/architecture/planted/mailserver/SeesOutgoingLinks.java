package io.oauthlinks.architecture.planted.mailserver;

/** Planted: knows more of outgoing links than their access tokens, and reads OAuth messages. */
public class SeesOutgoingLinks {

    Class<?>[] breaches() {
        return new Class<?>[] {io.oauthlinks.architecture.planted.outgoinglink.SeesMailServers.class, com.nimbusds.oauth2.sdk.Scope.class};
    }
}
