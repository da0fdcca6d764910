package io.oauthlinks.mailserver;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.lease.Turns;
import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Saves and deletes mail servers. One whose values have no passed connection test is saved as a disabled draft. */
public final class MailServerEditor {

    private final MailServers servers;
    private final MailServerRules rules;
    private final TestEvidence tests;
    private final MailServerUses uses;
    private final Turns turns;
    private final AuditLog audit;
    private final Clock clock;

    public MailServerEditor(MailServers servers, MailServerRules rules, TestEvidence tests, MailServerUses uses, Turns turns, AuditLog audit,
                            Clock clock) {
        this.servers = servers;
        this.rules = rules;
        this.tests = tests;
        this.uses = uses;
        this.turns = turns;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param id        null or 0 for a new mail server
     * @param testRunId the test of exactly these values; 0 for none, then the last test of the stored server may serve
     * @return as stored; {@link MailServer#enabled()} tells whether the test was good enough
     * @throws InvalidInput with a message at each field that is wrong
     * @throws Refusal      when the stored server is gone, or {@code being-changed} when its outgoing link is
     */
    public MailServer save(Long id, MailServerForm form, long testRunId, Actor actor) {
        long number = id == null ? 0 : id;
        long link = form.link();
        // a link is not deleted, nor an account of it taken by another mail server, between check and write
        Saved saved = link == 0 ? checkAndStore(number, form, testRunId)
                : turns.take(Turns.ofLink(link), () -> checkAndStore(number, form, testRunId));
        audit.record(actor, saved.before() == null ? AuditAction.MAIL_SERVER_CREATED : AuditAction.MAIL_SERVER_CHANGED,
                subject(saved.now()), saved.before() == null ? state(saved.now()) : changes(saved.before(), saved.now()));
        return saved.now();
    }

    /** @param before null when it was created */
    private record Saved(MailServer before, MailServer now) { }

    private Saved checkAndStore(long number, MailServerForm form, long testRunId) {
        MailServer stored = rules.stored(number);
        MailServer wanted = rules.toSave(number, form);
        long test = testRunId == 0 ? wanted.lastTestId() : testRunId;
        TestEvidence.Answer evidence = tests.about(wanted, test);
        Instant now = clock.instant();
        return new Saved(stored, store(new MailServer(wanted.id(), wanted.name(), wanted.description(), wanted.preset(),
                wanted.endpoint(), wanted.login(), wanted.enabled() && evidence == TestEvidence.Answer.PASSED,
                evidence == TestEvidence.Answer.NONE ? 0 : test, stored == null ? now : wanted.createdAt(), now, wanted.unreadable())));
    }

    /** @throws Refusal {@code mail-server-in-use}, naming by what, {@code mail-server-gone} or {@code being-changed} */
    public void delete(long id, Actor actor) {
        MailServer deleted = turns.take(Turns.ofServer(id), () -> deleteUnused(id));
        audit.record(actor, AuditAction.MAIL_SERVER_DELETED, subject(deleted), "");
    }

    private MailServer deleteUnused(long id) {
        MailServer stored = rules.stored(id);
        if (stored == null) {
            throw gone();
        }
        List<String> users = uses.namesOfUsers(id);
        if (!users.isEmpty()) {
            throw new Refusal(Problem.named(MailServerRules.PROBLEMS, "mail-server-in-use", stored.name(), String.join(", ", users)));
        }
        if (!servers.delete(id)) {
            throw gone();
        }
        return stored;
    }

    private static Refusal gone() {
        return new Refusal(Problem.named(MailServerRules.PROBLEMS, "mail-server-gone"));
    }

    private MailServer store(MailServer server) {
        try {
            return servers.save(server);
        } catch (MailServers.NameTaken taken) {
            FieldErrors errors = new FieldErrors();
            errors.add(MailServerForm.NAME, Message.of("oauth-links.mail-server.edit.error.name.taken"));
            throw new InvalidInput(errors);
        }
    }

    private static AuditLog.Subject subject(MailServer server) {
        return new AuditLog.Subject("Mail server \"" + server.name() + "\"", String.valueOf(server.id()));
    }

    private static String state(MailServer server) {
        return server.enabled() ? "enabled" : "draft";
    }

    /** Names of the changed fields; values stay out, since hosts and user names may be confidential and passwords are secret. */
    private static String changes(MailServer before, MailServer after) {
        List<String> names = new ArrayList<>();
        var old = MailServerForm.of(before).values();
        MailServerForm.of(after).values().forEach((field, value) -> {
            if (!value.equals(old.get(field)) && !field.equals(MailServerForm.ENABLED)) {
                names.add(field);
            }
        });
        if (!Objects.equals(before.login().password(), after.login().password())) {
            names.add(MailServerForm.PASSWORD);
        }
        if (before.enabled() != after.enabled()) {
            names.add(state(after));
        }
        return String.join(", ", names);
    }
}
