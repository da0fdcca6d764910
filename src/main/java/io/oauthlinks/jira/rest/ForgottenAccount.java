package io.oauthlinks.jira.rest;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServerEditor;
import io.oauthlinks.mailserver.MailServerForm;
import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.Accounts;
import io.oauthlinks.outgoinglink.token.DeletedAccounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes a mail server's account away: the server becomes a draft first, then the tokens go. */
public final class ForgottenAccount {

    private final MailServerEditor editor;
    private final Accounts accounts;
    private final DeletedAccounts deleted;
    private final AuditLog audit;

    public ForgottenAccount(MailServerEditor editor, Accounts accounts, DeletedAccounts deleted, AuditLog audit) {
        this.editor = editor;
        this.accounts = accounts;
        this.deleted = deleted;
        this.audit = audit;
    }

    /** No effect when there is no account. */
    void forget(MailServer server, Actor actor) {
        long account = server.login().accountId();
        if (account == 0) {
            return;
        }
        Map<String, String> draft = new HashMap<>(MailServerForm.of(server).values());
        draft.put(MailServerForm.ACCOUNT_ID, "");
        draft.put(MailServerForm.ENABLED, "");
        editor.save(server.id(), new MailServerForm(draft), 0, actor);
        List<Account> last = accounts.byId(account).stream().toList();
        if (accounts.delete(account)) {
            audit.record(actor, AuditAction.ACCOUNT_DELETED,
                    new AuditLog.Subject("Account \"" + server.login().userName() + "\"", String.valueOf(account)),
                    "Mail server \"" + server.name() + "\"");
            deleted.gone(last, actor);
        }
    }
}
