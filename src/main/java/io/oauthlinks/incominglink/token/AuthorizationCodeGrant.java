package io.oauthlinks.incominglink.token;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.incominglink.ClientKind;
import io.oauthlinks.incominglink.CredentialFormat;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.ProtocolError;
import io.oauthlinks.incominglink.RegisteredClient;
import io.oauthlinks.incominglink.ResourceOwners;
import io.oauthlinks.incominglink.ResourceOwners.ResourceOwner;
import io.oauthlinks.incominglink.SentParameters;
import io.oauthlinks.incominglink.grant.AuthorizationCode;
import io.oauthlinks.incominglink.grant.AuthorizationCodes;
import io.oauthlinks.incominglink.grant.Grant;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.incominglink.grant.LastUses;
import io.oauthlinks.incominglink.grant.Revocations;
import io.oauthlinks.secret.Sha256;
import io.oauthlinks.settings.IncomingPolicy;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The first tokens for an authorization code (RFC 6749 section 4.1.3).
 *
 * <p>In this order: the code is well-formed and known, and was not used before; it is the client's; it has not expired; the redirect URI and the code
 * verifier are those of the authorization request; the user is active. Last, because it uses the code up: nobody takes it at the same moment.
 */
public final class AuthorizationCodeGrant implements GrantType {

    /** RFC 7636 section 4.1. */
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private final AuthorizationCodes codes;
    private final Grants grants;
    private final Revocations revocations;
    private final ResourceOwners owners;
    private final SettingsStore settings;
    private final LastUses uses;
    private final Clock clock;

    public AuthorizationCodeGrant(AuthorizationCodes codes, Grants grants, Revocations revocations, ResourceOwners owners, SettingsStore settings,
                                  LastUses uses, Clock clock) {
        this.codes = codes;
        this.grants = grants;
        this.revocations = revocations;
        this.owners = owners;
        this.settings = settings;
        this.uses = uses;
        this.clock = clock;
    }

    @Override
    public String wireName() {
        return "authorization_code";
    }

    @Override
    public boolean isFor(ClientKind kind) {
        return kind.asksUsers();
    }

    @Override
    public IssuedTokens issue(RegisteredClient client, EndpointRequest request) {
        IncomingLink link = client.link();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AuthorizationCode code = requireUnused(request.body().require("code"), link, request.address());
        requireIssuedTo(link, code.linkId());
        requireAlive(code, now);
        requireSameRedirectUri(code, request.body());
        requireVerifier(code, request.body());
        owners.byKey(code.userKey()).filter(ResourceOwner::active).orElseThrow(TokenErrors::userInactive);
        return redeem(code, link, request.address(), now);
    }

    private AuthorizationCode requireUnused(String sent, IncomingLink link, String address) {
        if (!CredentialFormat.AUTHORIZATION_CODE.isWellFormed(sent)) {
            throw TokenErrors.codeMalformed(sent);
        }
        String hash = Sha256.hex(sent);
        return codes.byHash(hash).orElseThrow(() ->
                grants.byCode(hash).map(grant -> reused(grant, link, address)).orElseGet(TokenErrors::codeUnknown));
    }

    /** RFC 6749 section 4.1.2: what was issued for a code that is used twice is revoked. Another client only learns that the code is not its own. */
    private ProtocolError reused(Grant grant, IncomingLink link, String address) {
        requireIssuedTo(link, grant.linkId());
        revocations.alarm(grant, AuditAction.CODE_REUSED, new Actor("", "", address));
        return TokenErrors.codeUsed();
    }

    private static void requireIssuedTo(IncomingLink link, long linkId) {
        if (link.id() != linkId) {
            throw TokenErrors.codeOfAnotherClient();
        }
    }

    private void requireAlive(AuthorizationCode code, Instant now) {
        if (!now.isBefore(code.expiresAt())) {
            throw TokenErrors.codeExpired(code.expiresAt(), settings.current().incoming().codeLife(), now);
        }
    }

    private static void requireSameRedirectUri(AuthorizationCode code, SentParameters sent) {
        Optional<String> redirectUri = sent.find("redirect_uri");
        if (redirectUri.isEmpty() ? code.redirectUriSent() : !redirectUri.get().equals(code.redirectUri())) {
            throw TokenErrors.redirectUriDiffers(redirectUri.orElse(""), code.redirectUri());
        }
    }

    private static void requireVerifier(AuthorizationCode code, SentParameters sent) {
        Optional<String> verifier = sent.find("code_verifier");
        if (verifier.isPresent() && !VERIFIER.matcher(verifier.get()).matches()) {
            throw TokenErrors.verifierMalformed();
        }
        if (code.challenge() == null) {
            // RFC 9700 section 4.8.2: else PKCE could be switched off by taking the challenge out of the authorization request.
            verifier.ifPresent(unexpected -> {
                throw TokenErrors.verifierWithoutChallenge();
            });
        } else if (!code.challenge().isMetBy(verifier.orElseThrow(TokenErrors::verifierMissing))) {
            throw TokenErrors.verifierWrong();
        }
    }

    private IssuedTokens redeem(AuthorizationCode code, IncomingLink link, String address, Instant now) {
        IncomingPolicy policy = settings.current().incoming();
        Grant grant = new Grant(0, code.hash(), link.id(), code.userKey(), JiraScope.limited(code.scopes(), link.scopes()), address, now,
                now.plus(link.lifetimes().under(policy).refreshToken()), null);
        IssuedTokens first = IssuedTokens.first(link, grant, policy);
        grants.redeem(code.hash(), grant, first.pair()).orElseThrow(TokenErrors::codeUsedMeanwhile);
        uses.used(0, link.id(), now);
        return first;
    }
}
