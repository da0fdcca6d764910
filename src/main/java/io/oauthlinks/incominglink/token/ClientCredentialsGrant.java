package io.oauthlinks.incominglink.token;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.incominglink.ClientKind;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.RegisteredClient;
import io.oauthlinks.incominglink.RequestedScopes;
import io.oauthlinks.incominglink.ResourceOwners;
import io.oauthlinks.incominglink.ResourceOwners.ResourceOwner;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.incominglink.grant.LastUses;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * An access token for a service (RFC 6749 section 4.4), which acts as the one user that its link names.
 *
 * <p>In this order: the scope is known, permitted by the link and not administrative, whatever the link says; the user is active.
 */
public final class ClientCredentialsGrant implements GrantType {

    private final Grants grants;
    private final ResourceOwners owners;
    private final SettingsStore settings;
    private final AuditLog audit;
    private final LastUses uses;
    private final Clock clock;

    public ClientCredentialsGrant(Grants grants, ResourceOwners owners, SettingsStore settings, AuditLog audit, LastUses uses, Clock clock) {
        this.grants = grants;
        this.owners = owners;
        this.settings = settings;
        this.audit = audit;
        this.uses = uses;
        this.clock = clock;
    }

    @Override
    public String wireName() {
        return "client_credentials";
    }

    @Override
    public boolean isFor(ClientKind kind) {
        return kind == ClientKind.SERVICE;
    }

    @Override
    public IssuedTokens issue(RegisteredClient client, EndpointRequest request) {
        IncomingLink link = client.link();
        Set<JiraScope> scopes = RequestedScopes.of(request.body());
        requireNotAdministrative(scopes);
        RequestedScopes.requirePermitted(link, scopes);
        ResourceOwner user = owners.byKey(link.serviceUserKey()).filter(ResourceOwner::active).orElseThrow(TokenErrors::serviceUserInactive);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        IssuedTokens issued = IssuedTokens.ofService(link, scopes, settings.current().incoming(), now);
        grants.issue(issued.pair());
        audit.recordSoon(new Actor(user.key(), user.displayName(), request.address()), AuditAction.SERVICE_TOKEN_ISSUED, link.auditSubject(),
                "Scopes " + JiraScope.format(scopes));
        uses.used(0, link.id(), now);
        return issued;
    }

    private static void requireNotAdministrative(Set<JiraScope> scopes) {
        if (scopes.stream().anyMatch(JiraScope::isAdministrative)) {
            throw TokenErrors.serviceNotAdministrative(JiraScope.format(scopes));
        }
    }
}
