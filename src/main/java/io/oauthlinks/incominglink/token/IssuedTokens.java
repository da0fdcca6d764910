package io.oauthlinks.incominglink.token;

import io.oauthlinks.incominglink.CredentialFormat;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.Lifetimes;
import io.oauthlinks.incominglink.grant.Grant;
import io.oauthlinks.incominglink.grant.TokenPair;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.secret.Sha256;
import io.oauthlinks.settings.IncomingPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * New tokens: the values for the client, and what is kept of them.
 *
 * @param refreshToken null for a service
 */
record IssuedTokens(Secret accessToken, Secret refreshToken, TokenPair pair) {

    /** The only token of a service (RFC 6749 section 4.4.3). */
    static IssuedTokens ofService(IncomingLink link, Set<JiraScope> scopes, IncomingPolicy policy, Instant now) {
        Secret access = CredentialFormat.ACCESS_TOKEN.generate();
        return new IssuedTokens(access, null, new TokenPair(Sha256.hex(access.reveal()), null, null, 0, link.id(), link.serviceUserKey(), scopes,
                scopes, now, now.plus(link.lifetimes().under(policy).accessToken()), null, null));
    }

    /** The first pair of a grant, which is not stored yet. */
    static IssuedTokens first(IncomingLink link, Grant grant, IncomingPolicy policy) {
        return pair(link.lifetimes().under(policy), grant.createdAt(), new TokenPair(null, null, null, 0, link.id(), grant.userKey(), grant.scopes(),
                grant.scopes(), null, null, grant.createdAt(), grant.expiresAt()));
    }

    /** @param before what it replaces; @param scopes of the access token */
    static IssuedTokens after(TokenPair before, Set<JiraScope> scopes, Lifetimes lifetimes, Instant now) {
        return pair(lifetimes, now, new TokenPair(null, null, before.refreshHash(), before.grantId(), before.linkId(), before.userKey(), scopes,
                before.grantScopes(), null, null, before.refreshExpiresAt(), before.grantExpiresAt()));
    }

    /**
     * A pair is not forgotten before the one that it replaces, or that one's refresh token would work again.
     *
     * @param family all but the values that are new in each pair, with the earliest end of the refresh token
     */
    private static IssuedTokens pair(Lifetimes lifetimes, Instant now, TokenPair family) {
        Secret access = CredentialFormat.ACCESS_TOKEN.generate();
        Secret refresh = CredentialFormat.REFRESH_TOKEN.generate();
        return new IssuedTokens(access, refresh, new TokenPair(Sha256.hex(access.reveal()), Sha256.hex(refresh.reveal()), family.replaces(),
                family.grantId(), family.linkId(), family.userKey(), family.scopes(), family.grantScopes(), now,
                earlier(now.plus(lifetimes.accessToken()), family.grantExpiresAt()),
                earlier(later(now.plus(lifetimes.refreshTokenIdle()), family.refreshExpiresAt()), family.grantExpiresAt()), family.grantExpiresAt()));
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /** RFC 6749 section 5.1. */
    Map<String, Object> json() {
        Map<String, Object> json = new HashMap<>();
        json.put("access_token", accessToken.reveal());
        json.put("token_type", "Bearer");
        json.put("expires_in", Duration.between(pair.issuedAt(), pair.accessExpiresAt()).toSeconds());
        json.put("scope", JiraScope.format(pair.scopes()));
        if (refreshToken != null) {
            json.put("refresh_token", refreshToken.reveal());
        }
        return json;
    }
}
