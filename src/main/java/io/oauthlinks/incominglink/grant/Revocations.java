package io.oauthlinks.incominglink.grant;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.IncomingLinks;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.LinkGrants;
import io.oauthlinks.incominglink.ResourceOwners;
import io.oauthlinks.incominglink.ResourceOwners.ResourceOwner;
import java.util.Optional;

/** Ends grants and the tokens issued under them, whoever asks for it: at once on this node, within a second on the others. */
public final class Revocations implements LinkGrants {

    private final Grants grants;
    private final IncomingLinks links;
    private final ResourceOwners owners;
    private final AuditLog audit;
    private final RevocationListener listener;

    public Revocations(Grants grants, IncomingLinks links, ResourceOwners owners, AuditLog audit, RevocationListener listener) {
        this.grants = grants;
        this.links = links;
        this.owners = owners;
        this.audit = audit;
        this.listener = listener;
    }

    /** @return false when it was gone already; then nothing is audited */
    public boolean revoke(long grantId, Actor actor) {
        return grants.byId(grantId).filter(grant -> revoke(grant, AuditAction.GRANT_REVOKED, actor)).isPresent();
    }

    /** @return false when it was gone already or is not the user's */
    public boolean revokeOwn(long grantId, String userKey, Actor actor) {
        return grants.byId(grantId).filter(grant -> grant.userKey().equals(userKey))
                .filter(grant -> revoke(grant, AuditAction.GRANT_REVOKED, actor)).isPresent();
    }

    /**
     * Ends what somebody else may have got hold of, because a code or a refresh token was used twice.
     *
     * @param action {@link AuditAction#CODE_REUSED} or {@link AuditAction#REFRESH_TOKEN_REUSED}; audited even when the grant was gone already
     */
    public void alarm(Grant grant, AuditAction action, Actor actor) {
        if (!revoke(grant, action, actor)) {
            audit.record(actor, action, subject(grant.linkId()), detail(grant));
        }
    }

    /** Ends one access token of a service. */
    public boolean revokeService(TokenPair pair, Actor actor) {
        boolean revoked = grants.revokeService(pair.accessHash());
        listener.revoked();
        if (revoked) {
            audit.record(actor, AuditAction.GRANT_REVOKED, subject(pair.linkId()), "Access token of a service");
        }
        return revoked;
    }

    /** @return how many grants */
    public int revokeAllOfUser(String userKey, Actor actor) {
        int revoked = grants.revokeOfUser(userKey);
        listener.revoked();
        if (revoked > 0) {
            AuditLog.Subject user = new AuditLog.Subject("User \"" + name(userKey) + "\"", userKey);
            audit.record(actor, AuditAction.GRANTS_REVOKED, user, "Connections: " + revoked);
        }
        return revoked;
    }

    @Override
    public int revokeAllOfLink(long linkId, Actor actor) {
        AuditLog.Subject subject = subject(linkId);
        int revoked = grants.revokeOfLink(linkId);
        listener.revoked();
        audit.record(actor, AuditAction.GRANTS_REVOKED, subject, "Connections: " + revoked);
        return revoked;
    }

    @Override
    public int count(long linkId) {
        return grants.countOfLink(linkId);
    }

    private boolean revoke(Grant grant, AuditAction action, Actor actor) {
        boolean revoked = grants.revoke(grant.id());
        listener.revoked();
        if (revoked) {
            audit.record(actor, action, subject(grant.linkId()), detail(grant));
        }
        return revoked;
    }

    private AuditLog.Subject subject(long linkId) {
        Optional<IncomingLink> link = links.byId(linkId);
        return link.map(IncomingLink::auditSubject).orElseGet(() -> new AuditLog.Subject("Incoming link", String.valueOf(linkId)));
    }

    private String detail(Grant grant) {
        return "User \"" + name(grant.userKey()) + "\", scopes " + JiraScope.format(grant.scopes()) + ", since " + grant.createdAt();
    }

    private String name(String userKey) {
        return owners.byKey(userKey).map(ResourceOwner::name).orElse(userKey);
    }
}
