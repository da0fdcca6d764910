package io.oauthlinks.incominglink.authorize;

import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.grant.Grants;
import java.time.Instant;

/**
 * Consent that need not be asked for again: the user has a live connection with this client whose scopes cover the request. Never for a public
 * client, in whose name anybody can ask (RFC 6749 section 10.2), and never for administrative scopes.
 */
final class RememberedConsent {

    private final Grants grants;

    RememberedConsent(Grants grants) {
        this.grants = grants;
    }

    boolean covers(AuthorizationRequest request, String userKey, Instant now) {
        return request.target().link().kind().isConfidential() && !request.isAdministrative()
                && grants.ofUserAndLink(userKey, request.target().link().id()).stream()
                        .anyMatch(grant -> now.isBefore(grant.expiresAt()) && JiraScope.covers(grant.scopes(), request.scopes()));
    }
}
