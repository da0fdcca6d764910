package io.oauthlinks.incominglink;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.incominglink.ResourceOwners.ResourceOwner;
import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.FieldRules;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates, changes and deletes incoming links. */
public final class IncomingLinkEditor {

    private static final String PROBLEMS = "oauth-links.incoming-link.problem";
    private final IncomingLinks links;
    private final Dependents dependents;
    private final SecretRotation secrets;
    private final ResourceOwners users;
    private final SettingsStore settings;
    private final AuditLog audit;
    private final Clock clock;

    /**
     * What hangs on a link.
     *
     * @param clients told of every change
     */
    public record Dependents(LinkGrants grants, Logos logos, RegisteredClients clients) { }

    public IncomingLinkEditor(IncomingLinks links, Dependents dependents, SecretRotation secrets, ResourceOwners users, SettingsStore settings,
                              AuditLog audit, Clock clock) {
        this.links = links;
        this.dependents = dependents;
        this.secrets = secrets;
        this.users = users;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A link that was just created.
     *
     * @param secret its client secret, which nobody sees a second time; empty for a public client
     */
    public record Created(IncomingLink link, Optional<Secret> secret) { }

    /** @throws InvalidInput with a message at each field */
    public Created create(IncomingLinkForm form, Actor actor) {
        IncomingLink saved = save(new IncomingLinkRules(users, settings.current(), form).created(clock.instant(), actor.userKey()));
        Optional<Secret> secret = saved.kind().isConfidential() ? Optional.of(secrets.first(saved)) : Optional.empty();
        dependents.clients().changed();
        audit.record(actor, AuditAction.INCOMING_LINK_CREATED, saved.auditSubject(), saved.kind() + ", " + JiraScope.format(saved.scopes()));
        return new Created(saved, secret);
    }

    /**
     * Scopes that are taken away, and another user of a service, end the access tokens issued so far.
     *
     * @throws InvalidInput with a message at each field
     * @throws Refusal      {@code link-gone}
     */
    public IncomingLink update(long id, IncomingLinkForm form, Actor actor) {
        IncomingLink before = links.byId(id).orElseThrow(IncomingLinkEditor::gone);
        IncomingLink saved = save(new IncomingLinkRules(users, settings.current(), form).changed(before, clock.instant()));
        dependents.clients().changed();
        List<String> changed = changedFields(before, saved);
        if (!changed.isEmpty()) {
            audit.record(actor, AuditAction.INCOMING_LINK_CHANGED, saved.auditSubject(), String.join("; ", changed));
        }
        return saved;
    }

    /**
     * Deletes the link and revokes all that was granted to it.
     *
     * @return how many grants were revoked
     * @throws Refusal {@code link-gone}
     */
    public int delete(long id, Actor actor) {
        IncomingLink link = links.byId(id).orElseThrow(IncomingLinkEditor::gone);
        // disabled first: nobody gets a new grant while the old ones go, and a failure half-way leaves a link that does nothing
        links.save(link.disabled(clock.instant()));
        dependents.clients().changed();
        int revoked = dependents.grants().revokeAllOfLink(id, actor);
        if (!links.delete(id)) {
            throw gone();
        }
        dependents.clients().changed();
        audit.record(actor, AuditAction.INCOMING_LINK_DELETED, link.auditSubject(), "revoked: " + revoked);
        return revoked;
    }

    /** Disables the services of a user who is gone, so that they do not go on as the next one who gets the key. */
    public void disableServicesOf(String userKey, Actor actor) {
        for (IncomingLink link : links.all()) {
            if (link.enabled() && link.kind() == ClientKind.SERVICE && link.serviceUserKey().equals(userKey)) {
                links.save(link.disabled(clock.instant()));
                dependents.clients().changed();
                audit.record(actor, AuditAction.INCOMING_LINK_CHANGED, link.auditSubject(), "enabled = false, because its user was deleted");
            }
        }
    }

    /**
     * @param image a PNG as uploaded
     * @throws InvalidInput with a message at {@code logo}
     * @throws Refusal      {@code link-gone}
     */
    public IncomingLink changeLogo(long id, byte[] image, Actor actor) {
        links.byId(id).orElseThrow(IncomingLinkEditor::gone);
        LogoImage logo = LogoImage.read(image);
        dependents.logos().save(id, logo.png());
        return saveLogo(id, logo.hash(), actor);
    }

    /** @throws Refusal {@code link-gone} */
    public IncomingLink removeLogo(long id, Actor actor) {
        dependents.logos().remove(id);
        return saveLogo(id, "", actor);
    }

    private IncomingLink saveLogo(long id, String hash, Actor actor) {
        IncomingLink saved = links.changeLogo(id, hash, clock.instant()).orElseThrow(IncomingLinkEditor::gone);
        dependents.clients().changed();
        audit.record(actor, AuditAction.INCOMING_LINK_CHANGED, saved.auditSubject(), "logo");
        return saved;
    }

    /** For editing. */
    public IncomingLinkForm formOf(IncomingLink link) {
        return IncomingLinkForm.of(link, users.byKey(link.serviceUserKey()).map(ResourceOwner::name).orElse(""));
    }

    private IncomingLink save(IncomingLink link) {
        try {
            return links.save(link);
        } catch (IncomingLinks.NameTaken e) {
            FieldErrors errors = new FieldErrors();
            new FieldRules(errors, IncomingLinkRules.MESSAGES).refuse("name", "name-taken");
            throw new InvalidInput(errors);
        }
    }

    /** With the new values: they are no secrets, and what an application may do matters to whoever reads the log. */
    private List<String> changedFields(IncomingLink before, IncomingLink after) {
        Map<String, String> old = formOf(before).values();
        List<String> changed = new ArrayList<>();
        formOf(after).values().forEach((field, value) -> {
            if (!value.equals(old.get(field))) {
                changed.add(field + " = " + (value.isEmpty() ? "-" : value.replace('\n', ' ')));
            }
        });
        return changed;
    }

    static Refusal gone() {
        return new Refusal(Problem.named(PROBLEMS, "link-gone"));
    }
}
