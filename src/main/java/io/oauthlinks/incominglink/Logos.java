package io.oauthlinks.incominglink;

import java.util.Optional;

/** The logos of links: PNG, written by ourselves, 64 kB at most. */
public interface Logos {

    Optional<byte[]> ofLink(long linkId);

    void save(long linkId, byte[] png);

    void remove(long linkId);
}
