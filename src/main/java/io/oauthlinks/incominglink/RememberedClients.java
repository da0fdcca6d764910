package io.oauthlinks.incominglink;

import io.oauthlinks.memory.ShortMemory;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The registered clients, read from the stores and remembered for less than a second. */
public final class RememberedClients implements RegisteredClients {

    /** More than anyone registers; strangers may send any client ID. */
    private static final int MOST_CLIENTS = 5000;

    private final IncomingLinks links;
    private final ClientSecrets secrets;
    private final ShortMemory<String, Optional<RegisteredClient>> byClientId;
    private final ShortMemory<Long, Optional<RegisteredClient>> byLink;

    public RememberedClients(IncomingLinks links, ClientSecrets secrets, Clock clock) {
        this.links = links;
        this.secrets = secrets;
        this.byClientId = new ShortMemory<>(MOST_CLIENTS, clock);
        this.byLink = new ShortMemory<>(MOST_CLIENTS, clock);
    }

    @Override
    public Optional<RegisteredClient> byClientId(String clientId) {
        return byClientId.get(clientId, id -> links.byClientId(id).map(this::withSecrets));
    }

    @Override
    public Optional<RegisteredClient> byLink(long linkId) {
        return byLink.get(linkId, id -> links.byId(id).map(this::withSecrets));
    }

    @Override
    public void changed() {
        byClientId.forget();
        byLink.forget();
    }

    private RegisteredClient withSecrets(IncomingLink link) {
        return new RegisteredClient(link, link.kind().isConfidential() ? secrets.ofLink(link.id()) : List.of());
    }
}
