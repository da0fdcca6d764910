package io.oauthlinks.outgoinglink;

import java.net.URI;

/**
 * Where an authorization server answers.
 *
 * @param issuer           issuer identifier (RFC 8414 section 2); null when endpoints were entered by hand without one
 * @param authorization    authorization endpoint
 * @param token            token endpoint
 * @param revocation       where refresh tokens are revoked (RFC 7009), at the origin of the token endpoint; null when there is none that is known
 * @param issuerInResponse the metadata promises {@code iss} in authorization responses (RFC 9207 section 3)
 */
public record Endpoints(URI issuer, URI authorization, URI token, URI revocation, boolean issuerInResponse) {

    /** A revocation endpoint gets what the token endpoint gets, secret and tokens, so one at another origin counts as none. */
    public Endpoints {
        if (revocation != null && token != null && !RedirectUrls.origin(revocation).equals(RedirectUrls.origin(token))) {
            revocation = null;
        }
    }

    /** Without a known revocation endpoint. */
    public Endpoints(URI issuer, URI authorization, URI token, boolean issuerInResponse) {
        this(issuer, authorization, token, null, issuerInResponse);
    }
}
