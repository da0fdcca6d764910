package io.oauthlinks.incominglink;

import java.util.Optional;

/**
 * The registered clients as the endpoints see them: kept in memory for less than a second, because each request asks. A change on this node
 * holds at once, one on another node within a second.
 */
public interface RegisteredClients {

    Optional<RegisteredClient> byClientId(String clientId);

    Optional<RegisteredClient> byLink(long linkId);

    /** Something about links or secrets has changed on this node. */
    void changed();
}
