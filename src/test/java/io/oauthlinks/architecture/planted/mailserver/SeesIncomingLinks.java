package io.oauthlinks.architecture.planted.mailserver;

/** Planted: knows another capability. */
public class SeesIncomingLinks {

    Class<?> breach() {
        return io.oauthlinks.architecture.planted.incominglink.SeesMailServers.class;
    }
}
