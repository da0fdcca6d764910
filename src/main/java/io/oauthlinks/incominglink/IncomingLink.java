package io.oauthlinks.incominglink;

import io.oauthlinks.audit.AuditLog;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The administrator's record of an external application that may call Jira; the registered client of RFC 6749 section 2.
 *
 * @param id              row number; 0 before the first save
 * @param clientId        starts with {@code olc_}, made by us, never changes
 * @param name            shown to users on the consent page; unique, case ignored
 * @param description     for administrators, possibly empty
 * @param homepage        https or http address that people can open, never fetched by us; possibly empty
 * @param redirectUris    empty for a service, otherwise at least one
 * @param scopes          what it may ask for; a service has neither ADMIN nor SYSTEM_ADMIN
 * @param serviceUserKey  key of the user as whom a service acts; empty for other kinds
 * @param enabled         a disabled link keeps its grants, and nothing works until it is enabled again
 * @param logoHash        SHA-256 of the logo, for its address; empty without one
 * @param tokensValidFrom access tokens issued before this time are refused; null accepts all
 * @param createdBy       user key
 * @param lastUsedAt      last accepted call or token request, exact to a minute; null for never
 */
public record IncomingLink(long id, String clientId, String name, String description, String homepage, ClientKind kind,
                           List<RedirectUri> redirectUris, Set<JiraScope> scopes, Lifetimes lifetimes, String serviceUserKey,
                           boolean enabled, String logoHash, Instant tokensValidFrom, Instant createdAt, String createdBy,
                           Instant changedAt, Instant lastUsedAt) {

    public IncomingLink {
        redirectUris = List.copyOf(redirectUris);
        scopes = Set.copyOf(scopes);
    }

    /** Whether a browser may be sent to this address. */
    public boolean permitsRedirectTo(String requested) {
        return redirectUris.stream().anyMatch(registered -> registered.matches(requested, kind));
    }

    /** As audit entries name it. */
    public AuditLog.Subject auditSubject() {
        return new AuditLog.Subject("Incoming link \"" + name + "\"", clientId);
    }

    public boolean permits(Set<JiraScope> wanted) {
        return JiraScope.covers(scopes, wanted);
    }

    /** The same with another logo. */
    public IncomingLink withLogo(String hash, Instant now) {
        return new IncomingLink(id, clientId, name, description, homepage, kind, redirectUris, scopes, lifetimes, serviceUserKey, enabled, hash,
                tokensValidFrom, createdAt, createdBy, now, lastUsedAt);
    }

    /** The same, but nothing works with it. */
    public IncomingLink disabled(Instant now) {
        return new IncomingLink(id, clientId, name, description, homepage, kind, redirectUris, scopes, lifetimes, serviceUserKey, false, logoHash,
                tokensValidFrom, createdAt, createdBy, now, lastUsedAt);
    }

    /** The same, but access tokens issued before this time are refused. */
    public IncomingLink withTokensFrom(Instant time) {
        return new IncomingLink(id, clientId, name, description, homepage, kind, redirectUris, scopes, lifetimes, serviceUserKey, enabled, logoHash,
                time, createdAt, createdBy, changedAt, lastUsedAt);
    }
}
