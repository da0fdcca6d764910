package io.oauthlinks.incominglink;

import java.util.List;

/**
 * A link with what proves that somebody is its client.
 *
 * @param secrets empty for a public client
 */
public record RegisteredClient(IncomingLink link, List<ClientSecret> secrets) {

    public RegisteredClient {
        secrets = List.copyOf(secrets);
    }
}
