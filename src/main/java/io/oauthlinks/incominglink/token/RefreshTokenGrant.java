package io.oauthlinks.incominglink.token;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.incominglink.ClientKind;
import io.oauthlinks.incominglink.CredentialFormat;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.Lifetimes;
import io.oauthlinks.incominglink.RegisteredClient;
import io.oauthlinks.incominglink.RequestedScopes;
import io.oauthlinks.incominglink.ResourceOwners;
import io.oauthlinks.incominglink.ResourceOwners.ResourceOwner;
import io.oauthlinks.incominglink.SentParameters;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.incominglink.grant.LastUses;
import io.oauthlinks.incominglink.grant.Revocations;
import io.oauthlinks.incominglink.grant.TokenPair;
import io.oauthlinks.secret.Sha256;
import io.oauthlinks.settings.IncomingPolicy;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * A new pair for a refresh token (RFC 6749 section 6), which is dead then (RFC 9700 section 4.14.2): one select and one insert.
 *
 * <p>In this order: the token is well-formed and known; it is the client's; it has not expired; the user is active; the scope is not more than was
 * granted. Last, because it uses the token up: nobody has replaced it before, apart from one repetition within the grace period.
 */
public final class RefreshTokenGrant implements GrantType {

    private final Grants grants;
    private final Revocations revocations;
    private final ResourceOwners owners;
    private final SettingsStore settings;
    private final AuditLog audit;
    private final LastUses uses;
    private final Clock clock;

    public RefreshTokenGrant(Grants grants, Revocations revocations, ResourceOwners owners, SettingsStore settings, AuditLog audit, LastUses uses,
                             Clock clock) {
        this.grants = grants;
        this.revocations = revocations;
        this.owners = owners;
        this.settings = settings;
        this.audit = audit;
        this.uses = uses;
        this.clock = clock;
    }

    @Override
    public String wireName() {
        return "refresh_token";
    }

    @Override
    public boolean isFor(ClientKind kind) {
        return kind.asksUsers();
    }

    @Override
    public IssuedTokens issue(RegisteredClient client, EndpointRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        IncomingPolicy policy = settings.current().incoming();
        Lifetimes lifetimes = client.link().lifetimes().under(policy);
        TokenPair before = requireKnown(request.body().require("refresh_token"));
        requireIssuedTo(client.link(), before);
        requireAlive(before, lifetimes, now);
        ResourceOwner user = owners.byKey(before.userKey()).filter(ResourceOwner::active).orElseThrow(TokenErrors::userInactive);
        Set<JiraScope> scopes = requireGranted(request.body(), client.link(), before);
        Actor actor = new Actor(user.key(), user.displayName(), request.address());
        IssuedTokens next = replace(new Turn(client.link(), before, scopes, actor, now), lifetimes, policy.refreshGrace());
        uses.used(before.grantId(), before.linkId(), now);
        return next;
    }

    /** A refresh whose checks are passed. */
    private record Turn(IncomingLink link, TokenPair before, Set<JiraScope> scopes, Actor actor, Instant now) { }

    private TokenPair requireKnown(String sent) {
        if (!CredentialFormat.REFRESH_TOKEN.isWellFormed(sent)) {
            throw TokenErrors.refreshTokenMalformed(sent);
        }
        return grants.byRefreshToken(Sha256.hex(sent)).orElseThrow(TokenErrors::refreshTokenUnknown);
    }

    private static void requireIssuedTo(IncomingLink link, TokenPair pair) {
        if (pair.linkId() != link.id()) {
            throw TokenErrors.refreshTokenOfAnotherClient();
        }
    }

    /** An idle life that an administrator has shortened since holds for tokens that are out already. */
    private static void requireAlive(TokenPair pair, Lifetimes lifetimes, Instant now) {
        if (!now.isBefore(pair.grantExpiresAt())) {
            throw TokenErrors.refreshTokenExpired(pair.grantExpiresAt());
        }
        Instant idleEnd = IssuedTokens.earlier(pair.refreshExpiresAt(), pair.issuedAt().plus(lifetimes.refreshTokenIdle()));
        if (!now.isBefore(idleEnd)) {
            throw TokenErrors.refreshTokenIdle(idleEnd);
        }
    }

    /** What the link has come to permit less since the consent is left out; what was never granted is refused. */
    private static Set<JiraScope> requireGranted(SentParameters sent, IncomingLink link, TokenPair pair) {
        Set<JiraScope> granted = JiraScope.limited(pair.grantScopes(), link.scopes());
        if (sent.find("scope").isEmpty()) {
            return granted;
        }
        Set<JiraScope> wanted = RequestedScopes.of(sent);
        if (!JiraScope.covers(granted, wanted)) {
            throw TokenErrors.scopeWidened(JiraScope.format(wanted), JiraScope.format(granted));
        }
        return wanted;
    }

    private IssuedTokens replace(Turn turn, Lifetimes lifetimes, Duration grace) {
        IssuedTokens next = IssuedTokens.after(turn.before, turn.scopes, lifetimes, turn.now);
        try {
            if (grants.replace(next.pair())) {
                audit.recordSoon(turn.actor, AuditAction.TOKENS_REFRESHED, turn.link.auditSubject(), "Scopes " + JiraScope.format(turn.scopes));
                return next;
            }
            return repeat(turn, lifetimes, grace);
        } catch (Grants.GrantRevoked revoked) {
            throw TokenErrors.refreshTokenUnknown();
        }
    }

    /**
     * The token has been replaced. If that was just now and nobody has used what it was replaced by, the answer may have got lost on its way: the
     * pair of that answer is replaced in turn, so this works once. Otherwise two parties hold the token.
     */
    private IssuedTokens repeat(Turn turn, Lifetimes lifetimes, Duration grace) {
        TokenPair lost = grants.successorOf(turn.before.refreshHash()).orElseThrow(TokenErrors::refreshTokenUnknown);
        // zero means never, also when the other request began later or on a node whose clock is ahead
        if (!grace.isZero() && turn.now.isBefore(lost.issuedAt().plus(grace))) {
            IssuedTokens again = IssuedTokens.after(lost, turn.scopes, lifetimes, turn.now);
            if (grants.replace(again.pair())) {
                audit.recordSoon(turn.actor, AuditAction.REFRESH_REPEATED, turn.link.auditSubject(), "Scopes " + JiraScope.format(turn.scopes));
                return again;
            }
        }
        grants.byId(turn.before.grantId()).ifPresent(grant ->
                revocations.alarm(grant, AuditAction.REFRESH_TOKEN_REUSED, new Actor("", "", turn.actor.address())));
        throw TokenErrors.refreshTokenReused();
    }
}
