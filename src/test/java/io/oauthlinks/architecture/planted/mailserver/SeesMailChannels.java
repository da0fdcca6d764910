package io.oauthlinks.architecture.planted.mailserver;

/** Planted: knows who uses it. */
public class SeesMailChannels {

    Class<?> breach() {
        return io.oauthlinks.architecture.planted.mailchannel.SeesOutgoingLinks.class;
    }
}
