package io.oauthlinks.incominglink.authorize;

import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.RegisteredClient;
import io.oauthlinks.incominglink.RegisteredClients;
import io.oauthlinks.incominglink.SentParameters;
import java.util.Optional;

/**
 * Whose browser this is and where it may be sent (RFC 6749 section 3.1.2.4). Until this has passed nobody is redirected.
 *
 * <p>In this order: the client exists; it is enabled; it is of a kind that asks users; the redirect URI is one of its own.
 */
final class TargetCheck {

    private final RegisteredClients clients;

    TargetCheck(RegisteredClients clients) {
        this.clients = clients;
    }

    /** Empty when there is no such client, or none was named. */
    Optional<IncomingLink> link(SentParameters sent) {
        return sent.find("client_id").flatMap(clients::byClientId).map(RegisteredClient::link);
    }

    Target check(SentParameters sent) {
        String clientId = sent.require("client_id");
        IncomingLink link = clients.byClientId(clientId).map(RegisteredClient::link).orElseThrow(() -> AuthorizationErrors.clientUnknown(clientId));
        requireEnabled(link);
        requireAsksUsers(link);
        Optional<String> redirectUri = sent.find("redirect_uri");
        return redirectUri.isPresent() ? new Target(link, requireRegistered(link, redirectUri.get()), true)
                : new Target(link, requireOnlyOne(link), false);
    }

    private static void requireEnabled(IncomingLink link) {
        if (!link.enabled()) {
            throw AuthorizationErrors.linkDisabled();
        }
    }

    private static void requireAsksUsers(IncomingLink link) {
        if (!link.kind().asksUsers()) {
            throw AuthorizationErrors.serviceAsksNobody();
        }
    }

    private static String requireRegistered(IncomingLink link, String sent) {
        if (!link.permitsRedirectTo(sent)) {
            throw AuthorizationErrors.redirectUriNotRegistered(sent);
        }
        return sent;
    }

    private static String requireOnlyOne(IncomingLink link) {
        if (link.redirectUris().size() != 1) {
            throw AuthorizationErrors.redirectUriMissing();
        }
        return link.redirectUris().get(0).text();
    }
}
