package io.oauthlinks.mailserver;

import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.secret.Secret;
import java.time.Instant;

/**
 * Makes the mail server that is meant from what was typed and what is stored. A stored password or account goes along only
 * to the endpoint it was entered or authorized for.
 */
public final class MailServerRules {

    /** Prefix of the i18n keys of named problems with mail servers. */
    public static final String PROBLEMS = "oauth-links.mail-server.error";

    private static final String ERRORS = MailServerForm.MESSAGES;
    private static final Message REQUIRED = Message.of("oauth-links.common.field.empty");
    private final MailServers servers;
    private final AccountCheck accounts;

    public MailServerRules(MailServers servers, AccountCheck accounts) {
        this.servers = servers;
        this.accounts = accounts;
    }

    /**
     * The values to test: complete, except that an account may still be missing; the test then says so.
     *
     * @param id 0 for a server that is not saved yet
     * @throws InvalidInput with a message at each field that is wrong
     * @throws Refusal      when the stored server is gone
     */
    public MailServer toTest(long id, MailServerForm form) {
        return complete(id, form, true);
    }

    /**
     * The values to save. A draft may lack its credentials, and loses those that its endpoint no longer keeps; a password that
     * cannot be opened stays sealed until another one is typed.
     */
    MailServer toSave(long id, MailServerForm form) {
        return complete(id, form, form.enabled());
    }

    /** The stored server, or null for number 0. */
    MailServer stored(long id) {
        return id == 0 ? null : servers.byId(id).orElseThrow(() -> new Refusal(Problem.named(PROBLEMS, "mail-server-gone")));
    }

    private MailServer complete(long id, MailServerForm form, boolean credentialsRequired) {
        MailServer stored = stored(id);
        FieldErrors errors = new FieldErrors();
        var read = form.read(errors);
        errors.throwIfAny();
        MailServerForm.Read typed = read.orElseThrow();
        MailLogin login = typed.login().authentication() == MailAuthentication.PASSWORD
                ? withPassword(typed, stored, errors, credentialsRequired)
                : withAccount(typed, stored, id, errors, credentialsRequired);
        errors.throwIfAny();
        Instant created = stored == null ? null : stored.createdAt();
        Instant changed = stored == null ? null : stored.changedAt();
        long lastTest = stored == null ? 0 : stored.lastTestId();
        boolean unreadable = stored != null && stored.unreadable() && login.authentication() == MailAuthentication.PASSWORD
                && login.password() == null && typed.endpoint().keepsSecretsOf(stored.endpoint());
        return new MailServer(id, typed.name(), typed.description(), typed.preset(), typed.endpoint(), login, form.enabled(),
                lastTest, created, changed, unreadable);
    }

    private static MailLogin withPassword(MailServerForm.Read typed, MailServer stored, FieldErrors errors, boolean required) {
        Secret password = typed.login().password();
        if (password == null && keepsPassword(stored)) {
            if (typed.endpoint().keepsSecretsOf(stored.endpoint())) {
                password = stored.login().password();
            } else if (required) {
                errors.add(MailServerForm.PASSWORD, Message.of(ERRORS + "password.endpoint-changed", stored.endpoint().place()));
            }
        }
        if (password == null && required) {
            boolean unreadable = stored != null && stored.unreadable();
            errors.add(MailServerForm.PASSWORD, unreadable ? Message.of(ERRORS + "password.unreadable") : REQUIRED);
        }
        return new MailLogin(MailAuthentication.PASSWORD, typed.login().userName(), password, 0, 0);
    }

    private static boolean keepsPassword(MailServer stored) {
        return stored != null && stored.login().authentication() == MailAuthentication.PASSWORD && stored.login().password() != null;
    }

    private MailLogin withAccount(MailServerForm.Read typed, MailServer stored, long id, FieldErrors errors, boolean required) {
        long link = typed.login().linkId();
        long account = typed.login().accountId();
        if (link == 0) {
            if (required) {
                errors.add(MailServerForm.LINK_ID, REQUIRED);
            }
            account = 0;
        } else {
            account = fittingAccount(typed, stored, id, errors, required);
        }
        return new MailLogin(MailAuthentication.OAUTH2, typed.login().userName(), null, link, account);
    }

    private long fittingAccount(MailServerForm.Read typed, MailServer stored, long id, FieldErrors errors, boolean required) {
        long link = typed.login().linkId();
        long account = typed.login().accountId();
        boolean kept = account != 0 && stored != null && stored.login().accountId() == account;
        if (kept && stored.login().linkId() != link) {
            // another link was chosen on the form: its account is another one, and not authorized yet
            account = 0;
        }
        MailLogin login = new MailLogin(MailAuthentication.OAUTH2, typed.login().userName(), null, link, account);
        AccountCheck.Answer answer = accounts.check(login, id, typed.endpoint());
        return answer == AccountCheck.Answer.FITS ? account : refused(answer, account, errors, required);
    }

    private static long refused(AccountCheck.Answer answer, long account, FieldErrors errors, boolean required) {
        String reason = answer.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        if (answer == AccountCheck.Answer.UNKNOWN_LINK) {
            errors.add(MailServerForm.LINK_ID, Message.of(ERRORS + "linkId." + reason));
            return account;
        }
        if (required && answer == AccountCheck.Answer.MAILBOX_NOT_ALLOWED) {
            errors.add(MailServerForm.USER_NAME, Message.of(ERRORS + "userName." + reason));
        } else if (required) {
            errors.add(MailServerForm.ACCOUNT_ID, Message.of(ERRORS + "accountId." + reason));
        }
        return 0;
    }
}
