package io.oauthlinks.architecture.planted.mailchannel;

/** Planted: knows outgoing links, which mail servers are there for. */
public class SeesOutgoingLinks {

    Class<?> breach() {
        return io.oauthlinks.architecture.planted.outgoinglink.SeesMailServers.class;
    }
}
