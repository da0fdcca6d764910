package io.oauthlinks.incominglink.authorize;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.incominglink.CredentialFormat;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.grant.AuthorizationCode;
import io.oauthlinks.incominglink.grant.AuthorizationCodes;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.secret.Sha256;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Makes authorization codes: what was consented to, under a value that works once and for a minute. */
final class IssuedCodes {

    private final AuthorizationCodes codes;
    private final AuditLog audit;
    private final SettingsStore settings;
    private final Clock clock;

    IssuedCodes(AuthorizationCodes codes, AuditLog audit, SettingsStore settings, Clock clock) {
        this.codes = codes;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param how the consent came about, for the audit log */
    Secret issue(AuthorizationRequest request, Actor user, String how) {
        Target target = request.target();
        Secret code = CredentialFormat.AUTHORIZATION_CODE.generate();
        Instant expiresAt = clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(settings.current().incoming().codeLife());
        codes.save(new AuthorizationCode(Sha256.hex(code.reveal()), target.link().id(), user.userKey(), request.scopes(), target.redirectUri(),
                target.redirectUriSent(), request.challenge(), expiresAt));
        audit.record(user, AuditAction.ACCESS_GRANTED, target.link().auditSubject(), "Scopes " + JiraScope.format(request.scopes()) + ", " + how);
        return code;
    }
}
