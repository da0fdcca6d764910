package io.oauthlinks.architecture.planted.outgoinglink;

/** Planted: closes a cycle with mail servers. */
public class SeesMailServers {

    Object breach() {
        return new io.oauthlinks.architecture.planted.mailserver.SeesOutgoingLinks();
    }
}
