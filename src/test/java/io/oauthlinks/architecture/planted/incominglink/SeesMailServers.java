package io.oauthlinks.architecture.planted.incominglink;

/** Planted: knows another capability. */
public class SeesMailServers {

    Class<?> breach() {
        return io.oauthlinks.architecture.planted.mailserver.SeesIncomingLinks.class;
    }
}
