package io.oauthlinks.practice.authorization;

import io.oauthlinks.practice.behaviour.Behaviour;
import io.oauthlinks.practice.behaviour.Failure;
import io.oauthlinks.practice.mail.AccessTokenCheck;
import io.oauthlinks.practice.mail.Mailbox;
import io.oauthlinks.practice.mail.Protocol;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/** Everything that was granted, in memory: the authorization server's store, which the mail server asks and the controls change. */
public final class Authorizations implements OAuth2AuthorizationService, AccessTokenCheck {

    private final Clock clock;
    private final RefreshTokenLife refreshTokens;
    private final Map<String, OAuth2Authorization> grants = new LinkedHashMap<>();
    private final Map<String, IssuedAccessToken> accessTokens = new LinkedHashMap<>();
    private final Set<String> closedMailboxes = new HashSet<>();

    public Authorizations(Behaviour behaviour, Clock clock) {
        this.clock = clock;
        this.refreshTokens = new RefreshTokenLife(behaviour, clock);
    }

    @Override
    public synchronized void save(OAuth2Authorization grant) {
        grants.put(grant.getId(), grant);
        OAuth2Authorization.Token<OAuth2AccessToken> token = grant.getAccessToken();
        if (token == null) {
            return;
        }
        if (token.isInvalidated()) {
            forgetTokens(grant.getId());
            return;
        }
        if (grant.getRefreshToken() != null) {
            refreshTokens.touch(grant.getRefreshToken().getToken().getTokenValue(), grant.getId(), grant.getPrincipalName());
        }
        OAuth2AccessToken value = token.getToken();
        accessTokens.putIfAbsent(value.getTokenValue(), new IssuedAccessToken(value.getTokenValue(), grant.getId(),
                grant.getPrincipalName(), value.getScopes(), value.getExpiresAt(), false));
    }

    @Override
    public synchronized void remove(OAuth2Authorization grant) {
        grants.remove(grant.getId());
        forgetTokens(grant.getId());
    }

    private void forgetTokens(String grant) {
        accessTokens.values().removeIf(token -> token.grant().equals(grant));
        refreshTokens.forget(grant);
    }

    @Override
    public synchronized OAuth2Authorization findById(String id) {
        return grants.get(id);
    }

    @Override
    public synchronized OAuth2Authorization findByToken(String value, OAuth2TokenType type) {
        return grants.values().stream().filter(grant -> holds(grant, value, type == null ? null : type.getValue())).findFirst().orElse(null);
    }

    private boolean holds(OAuth2Authorization grant, String value, String type) {
        if (type == null || OAuth2ParameterNames.STATE.equals(type)) {
            if (value.equals(grant.getAttribute(OAuth2ParameterNames.STATE))) {
                return true;
            }
        }
        if (type == null || OAuth2ParameterNames.CODE.equals(type)) {
            var code = grant.getToken(OAuth2AuthorizationCode.class);
            if (code != null && code.getToken().getTokenValue().equals(value)) {
                return true;
            }
        }
        if (type == null || OAuth2TokenType.REFRESH_TOKEN.getValue().equals(type)) {
            if (grant.getRefreshToken() != null && grant.getRefreshToken().getToken().getTokenValue().equals(value)) {
                return refreshTokens.death(value).isEmpty();
            }
        }
        return (type == null || OAuth2TokenType.ACCESS_TOKEN.getValue().equals(type))
                && grant.getAccessToken() != null && grant.getAccessToken().getToken().getTokenValue().equals(value)
                && accessTokens.containsKey(value) && accessTokens.get(value).isLive(clock.instant());
    }

    @Override
    public synchronized boolean opens(String mailbox, String accessToken, Protocol protocol) {
        IssuedAccessToken token = accessTokens.get(accessToken);
        return token != null && token.isLive(clock.instant()) && Mailbox.require(mailbox).opensFor(token.mailbox())
                && protocol.isAllowedBy(token.scopes()) && !token.refused() && !closedMailboxes.contains(mailbox);
    }

    /** Lets the access tokens expire now. A null mailbox means all of them, here and below. Returns how many were live. */
    public synchronized int expireAccessTokens(String mailbox) {
        Instant now = clock.instant();
        return change(mailbox, token -> token.expiredAt(now));
    }

    /** Lets the mail server refuse the access tokens that are live now; those issued later work. */
    public synchronized int refuseAccessTokens(String mailbox) {
        return change(mailbox, IssuedAccessToken::refusedByMail);
    }

    /** Lets the mail server refuse every access token for the mailbox, also those issued later, until the reset. */
    public synchronized void closeMailbox(String mailbox) {
        closedMailboxes.add(mailbox);
    }

    /** Lets the refresh tokens be older by some days; returns how many. */
    public synchronized int ageRefreshTokens(String mailbox, int days) {
        return refreshTokens.age(mailbox, days);
    }

    /** Of what a refresh token has died by itself. */
    synchronized Optional<Failure.Kind> death(String refreshToken) {
        return refreshTokens.death(refreshToken);
    }

    private int change(String mailbox, UnaryOperator<IssuedAccessToken> change) {
        Instant now = clock.instant();
        List<IssuedAccessToken> live = accessTokens.values().stream()
                .filter(token -> token.isLive(now) && (mailbox == null || token.mailbox().equals(mailbox))).toList();
        live.forEach(token -> accessTokens.put(token.value(), change.apply(token)));
        return live.size();
    }

    /** Takes back the grants: refresh and access tokens are unknown from now on. Returns how many grants there were. */
    public synchronized int revoke(String mailbox) {
        List<OAuth2Authorization> revoked = new ArrayList<>(grants.values());
        revoked.removeIf(grant -> mailbox != null && !grant.getPrincipalName().equals(mailbox));
        revoked.forEach(this::remove);
        return revoked.size();
    }

    public synchronized void reset() {
        grants.clear();
        accessTokens.clear();
        refreshTokens.clear();
        closedMailboxes.clear();
    }

    public synchronized Tokens tokensOf(String mailbox) {
        Instant now = clock.instant();
        List<IssuedAccessToken> live = accessTokens.values().stream()
                .filter(token -> token.mailbox().equals(mailbox) && token.isLive(now)).toList();
        boolean closed = closedMailboxes.contains(mailbox);
        int refused = closed ? live.size() : (int) live.stream().filter(IssuedAccessToken::refused).count();
        int living = (int) grants.values().stream().filter(grant -> grant.getPrincipalName().equals(mailbox)
                && grant.getRefreshToken() != null && grant.getRefreshToken().isActive()
                && refreshTokens.death(grant.getRefreshToken().getToken().getTokenValue()).isEmpty()).count();
        Instant last = live.stream().map(IssuedAccessToken::expiresAt).max(Instant::compareTo).orElse(null);
        return new Tokens(live.size(), refused, living, closed, last == null ? null : last.toString());
    }

    /**
     * The tokens of one mailbox, without their values.
     *
     * @param accessTokens  live access tokens
     * @param refused       how many of these the mail server refuses all the same
     * @param refreshTokens live refresh tokens
     * @param closed        the mail server refuses whatever comes
     * @param lastExpiry    when the last of the live access tokens expires, ISO 8601, or null
     */
    public record Tokens(int accessTokens, int refused, int refreshTokens, boolean closed, String lastExpiry) {
    }
}
