package io.oauthlinks.incominglink.revoke;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.incominglink.CredentialFormat;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.ProtocolError;
import io.oauthlinks.incominglink.ResourceOwners;
import io.oauthlinks.incominglink.ResourceOwners.ResourceOwner;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.incominglink.grant.Revocations;
import io.oauthlinks.incominglink.grant.TokenPair;
import io.oauthlinks.incominglink.token.ClientAuthentication;
import io.oauthlinks.incominglink.token.EndpointAnswer;
import io.oauthlinks.incominglink.token.EndpointFrame;
import io.oauthlinks.incominglink.token.EndpointRequest;
import io.oauthlinks.secret.Sha256;
import java.util.Map;
import java.util.Optional;

/**
 * The revocation endpoint (RFC 7009). Either token of a pair ends the whole grant; what is unknown counts as revoked. A disabled link may revoke.
 *
 * <p>In this order: nothing stands in the query; the client is who it says; a token is named; it is the client's.
 */
public final class RevocationEndpoint {

    private final EndpointFrame frame;
    private final ClientAuthentication authentication;
    private final Grants grants;
    private final Revocations revocations;
    private final ResourceOwners owners;

    public RevocationEndpoint(EndpointFrame frame, ClientAuthentication authentication, Grants grants, Revocations revocations,
                              ResourceOwners owners) {
        this.frame = frame;
        this.authentication = authentication;
        this.grants = grants;
        this.revocations = revocations;
        this.owners = owners;
    }

    public EndpointAnswer answer(EndpointRequest request) {
        return frame.answer(request, this::revoke);
    }

    private Map<String, Object> revoke(EndpointRequest request) {
        IncomingLink link = authentication.authenticate(request).link();
        Optional<TokenPair> pair = find(request.body().require("token"));
        pair.ifPresent(found -> {
            requireIssuedTo(link, found);
            revoke(found, request.address());
        });
        return Map.of();
    }

    /** The prefix tells what it is; {@code token_type_hint} is not needed (RFC 7009 section 2.1). */
    private Optional<TokenPair> find(String token) {
        if (CredentialFormat.ACCESS_TOKEN.isWellFormed(token)) {
            return grants.byAccessToken(Sha256.hex(token));
        }
        return CredentialFormat.REFRESH_TOKEN.isWellFormed(token) ? grants.byRefreshToken(Sha256.hex(token)) : Optional.empty();
    }

    private static void requireIssuedTo(IncomingLink link, TokenPair pair) {
        if (pair.linkId() != link.id()) {
            throw new ProtocolError("unauthorized_client", "token-of-another-client", "", "This token was issued to another client, and stays valid."
                    + " Send the client_id with which it was requested.");
        }
    }

    private void revoke(TokenPair pair, String address) {
        String name = owners.byKey(pair.userKey()).map(ResourceOwner::displayName).orElse(pair.userKey());
        Actor actor = new Actor(pair.userKey(), name, address);
        if (pair.grantId() == 0) {
            revocations.revokeService(pair, actor);
        } else {
            revocations.revoke(pair.grantId(), actor);
        }
    }
}
