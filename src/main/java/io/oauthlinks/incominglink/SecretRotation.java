package io.oauthlinks.incominglink;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.FieldRules;
import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.secret.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Gives a confidential client a new secret, while the old one stays valid until an end that the administrator chooses. */
public final class SecretRotation {

    /** Longest overlap. */
    public static final Duration LONGEST = Duration.ofDays(30);
    private static final String PROBLEMS = "oauth-links.incoming-link.problem";

    private final IncomingLinks links;
    private final ClientSecrets secrets;
    private final RegisteredClients clients;
    private final AuditLog audit;
    private final Clock clock;

    public SecretRotation(IncomingLinks links, ClientSecrets secrets, RegisteredClients clients, AuditLog audit, Clock clock) {
        this.links = links;
        this.secrets = secrets;
        this.clients = clients;
        this.audit = audit;
        this.clock = clock;
    }

    Secret first(IncomingLink link) {
        Secret secret = CredentialFormat.CLIENT_SECRET.generate();
        Instant now = clock.instant();
        secrets.rotate(new ClientSecret(link.id(), Sha256.hex(secret.reveal()), now, null), now);
        return secret;
    }

    /**
     * Makes a new secret; one that still overlaps from an earlier rotation ends now.
     *
     * @param overlap how long the present secret stays valid, as typed: seconds, from 0 to those of {@link #LONGEST}
     * @return the new secret, which nobody sees a second time
     * @throws io.oauthlinks.message.InvalidInput with a message at {@code overlap}
     * @throws Refusal                              {@code link-gone} or {@code no-secret}
     */
    public Secret rotate(long linkId, String overlap, Actor actor) {
        IncomingLink link = confidential(linkId);
        FieldErrors errors = new FieldErrors();
        int seconds = new FieldRules(errors, IncomingLinkRules.MESSAGES).number("overlap", overlap.strip(), 0, (int) LONGEST.toSeconds()).orElse(0);
        errors.throwIfAny();
        Secret secret = CredentialFormat.CLIENT_SECRET.generate();
        Instant now = clock.instant();
        Instant end = now.plusSeconds(seconds);
        endOverlaps(link, actor, "replaced by another rotation");
        secrets.rotate(new ClientSecret(linkId, Sha256.hex(secret.reveal()), now, null), end);
        clients.changed();
        audit.record(actor, AuditAction.INCOMING_SECRET_ROTATED, link.auditSubject(), "old secret valid until " + end);
        if (seconds == 0) {
            audit.record(actor, AuditAction.INCOMING_SECRET_ENDED, link.auditSubject(), "");
        }
        return secret;
    }

    /**
     * Ends an overlap now; no effect without one.
     *
     * @throws Refusal {@code link-gone} or {@code no-secret}
     */
    public void endOverlap(long linkId, Actor actor) {
        endOverlaps(confidential(linkId), actor, "before its time");
    }

    private void endOverlaps(IncomingLink link, Actor actor, String detail) {
        secrets.ofLink(link.id()).stream().filter(secret -> secret.expiresAt() != null).forEach(secret -> end(secret, link, actor, detail));
    }

    /** Removes secrets whose overlap has ended and records that; returns how many. */
    public int endExpired() {
        int ended = 0;
        for (ClientSecret secret : secrets.endedAt(clock.instant())) {
            Optional<IncomingLink> link = links.byId(secret.linkId());
            if (link.isPresent() && end(secret, link.get(), Actor.APP, "")) {
                ended++;
            }
        }
        return ended;
    }

    private boolean end(ClientSecret secret, IncomingLink link, Actor actor, String detail) {
        boolean ended = secrets.end(secret);
        if (ended) {
            clients.changed();
            audit.record(actor, AuditAction.INCOMING_SECRET_ENDED, link.auditSubject(), detail);
        }
        return ended;
    }

    private IncomingLink confidential(long linkId) {
        IncomingLink link = links.byId(linkId).orElseThrow(IncomingLinkEditor::gone);
        if (!link.kind().isConfidential()) {
            throw new Refusal(Problem.named(PROBLEMS, "no-secret", link.name()));
        }
        return link;
    }
}
