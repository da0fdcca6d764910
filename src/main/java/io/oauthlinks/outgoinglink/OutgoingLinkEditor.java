package io.oauthlinks.outgoinglink;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.lease.Turns;
import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.FieldRules;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Creates, changes and deletes outgoing links. */
public final class OutgoingLinkEditor {

    private static final String PROBLEMS = "oauth-links.outgoing-link.problem";
    private final OutgoingLinks links;
    private final Dependents dependents;
    private final Discovery discovery;
    private final SettingsStore settings;
    private final AuditLog audit;
    private final Clock clock;

    /**
     * What depends on a link.
     *
     * @param turns in which it is put to use or deleted
     */
    public record Dependents(LinkUses uses, KeptTokens keptTokens, Turns turns) { }

    public OutgoingLinkEditor(OutgoingLinks links, Dependents dependents, Discovery discovery, SettingsStore settings, AuditLog audit,
                              Clock clock) {
        this.links = links;
        this.dependents = dependents;
        this.discovery = discovery;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws InvalidInput with a message at each field */
    public OutgoingLink create(OutgoingLinkForm form, Actor actor) {
        OutgoingLink checked = rules().check(form, null);
        if (links.byKey(checked.key()).isPresent()) {
            throw invalid("key", "key-taken");
        }
        OutgoingLink saved = save(checked);
        audit.record(actor, AuditAction.OUTGOING_LINK_CREATED, subject(saved), saved.provider().name());
        return saved;
    }

    /**
     * An empty client secret keeps the one that is set, unless the token endpoint changes: then it must be entered again.
     *
     * @throws InvalidInput with a message at each field
     * @throws Refusal      {@code link-gone}
     */
    public OutgoingLink update(long id, OutgoingLinkForm form, Actor actor) {
        OutgoingLink before = links.byId(id).orElseThrow(OutgoingLinkEditor::gone);
        OutgoingLink saved = save(rules().check(form, before));
        List<String> changed = changedFields(before, saved);
        if (!changed.isEmpty()) {
            audit.record(actor, AuditAction.OUTGOING_LINK_CHANGED, subject(saved), String.join(", ", changed));
        }
        if (!form.clientSecret().isEmpty()) {
            audit.record(actor, AuditAction.CLIENT_SECRET_CHANGED, subject(saved), "");
        }
        dependents.keptTokens().linkChanged(saved, actor);
        return saved;
    }

    /** @throws Refusal {@code link-in-use}, naming by what, {@code link-gone} or {@code being-changed} */
    public void delete(long id, Actor actor) {
        Deleted deleted = dependents.turns().take(Turns.ofLink(id), () -> deleteUnused(id, actor));
        audit.record(actor, AuditAction.OUTGOING_LINK_DELETED, subject(deleted.link()), "");
        deleted.revocation().run();
    }

    private record Deleted(OutgoingLink link, Runnable revocation) { }

    private Deleted deleteUnused(long id, Actor actor) {
        OutgoingLink link = links.byId(id).orElseThrow(OutgoingLinkEditor::gone);
        List<String> users = dependents.uses().namesOfUsers(id);
        if (!users.isEmpty()) {
            throw new Refusal(Problem.named(PROBLEMS, "link-in-use", link.name(), String.join(", ", users)));
        }
        Runnable revocation = dependents.keptTokens().revocationOf(link, actor);
        if (!links.delete(id)) {
            throw gone();
        }
        return new Deleted(link, revocation);
    }

    private OutgoingLinkRules rules() {
        return new OutgoingLinkRules(discovery, settings.current().developmentOverride(), clock.instant());
    }

    private OutgoingLink save(OutgoingLink link) {
        try {
            return links.save(link);
        } catch (OutgoingLinks.NameTaken e) {
            throw invalid("name", "name-taken");
        }
    }

    private static List<String> changedFields(OutgoingLink before, OutgoingLink after) {
        Map<String, String> old = OutgoingLinkForm.of(before).values();
        List<String> changed = new ArrayList<>();
        OutgoingLinkForm.of(after).values().forEach((field, value) -> {
            if (!Objects.equals(value, old.get(field))) {
                changed.add(field);
            }
        });
        return changed;
    }

    private static AuditLog.Subject subject(OutgoingLink link) {
        return new AuditLog.Subject("Outgoing link \"" + link.name() + "\"", link.key());
    }

    private static InvalidInput invalid(String field, String reason) {
        FieldErrors errors = new FieldErrors();
        new FieldRules(errors, OutgoingLinkRules.MESSAGES).refuse(field, reason);
        return new InvalidInput(errors);
    }

    private static Refusal gone() {
        return new Refusal(Problem.named(PROBLEMS, "link-gone"));
    }
}
