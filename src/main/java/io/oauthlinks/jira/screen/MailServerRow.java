package io.oauthlinks.jira.screen;

import io.oauthlinks.mailserver.MailAuthentication;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.AccountState;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One mail server in the list.
 *
 * @param link     its outgoing link; null for a password
 * @param account  its account; null when never authorized, or for a password
 * @param lastTest null when its values were not tested yet
 * @param alsoReadBy names of Jira's own mail servers that read the same mailbox
 */
record MailServerRow(Reader reader, MailServer server, OutgoingLink link, Account account, TestRun lastTest, List<String> alsoReadBy) {

    private static final String KEY = "oauth-links.mail-server.list.";

    boolean needsAttention() {
        return urgency() < 2;
    }

    /** 0 for what an administrator must mend now; grows with patience. */
    int urgency() {
        if (server.unreadable() || account != null && account.state() == AccountState.RE_AUTHORIZATION_NEEDED) {
            return 0;
        }
        if (account != null && account.state() == AccountState.FAILING || lastTestFailed()) {
            return 1;
        }
        return server.enabled() ? 2 : 3;
    }

    private boolean lastTestFailed() {
        return server.enabled() && lastTest != null && lastTest.finishedAt() != null && !lastTest.passed();
    }

    Map<String, Object> model() {
        Map<String, Object> row = new HashMap<>();
        row.put("id", server.id());
        row.put("name", server.name());
        row.put("description", server.description());
        row.put("host", server.endpoint().host());
        row.put("endpoint", reader.text(KEY + "endpoint", server.endpoint().protocol().name(), String.valueOf(server.endpoint().port()),
                reader.text("oauth-links.mail-server.edit.tls-mode." + server.endpoint().tlsMode().name().toLowerCase(Locale.ROOT))));
        row.put("userName", server.login().userName());
        if (!alsoReadBy.isEmpty()) {
            row.put("alsoReadBy", reader.text(KEY + "also-read-by", String.join(", ", alsoReadBy)));
        }
        row.put("authentication", authentication());
        if (link != null) {
            row.put("linkId", link.id());
        }
        row.put("enabled", Lozenges.enabled(reader, server.enabled()));
        putAccount(row);
        if (lastTest != null) {
            row.put("test", Lozenges.of(reader, lastTest.verdict()));
            row.put("testedAt", reader.times().relative(lastTest.finishedAt() == null ? lastTest.startedAt() : lastTest.finishedAt()));
        }
        return row;
    }

    /** The link of a draft may not be chosen yet, or may have been deleted while the server was saved. */
    private String authentication() {
        if (server.login().authentication() == MailAuthentication.PASSWORD) {
            return reader.text(KEY + "password");
        }
        return link == null ? reader.text("oauth-links.mail-server.edit.authentication.choose") : link.name();
    }

    private void putAccount(Map<String, Object> row) {
        if (server.unreadable()) {
            row.put("account", Lozenges.secretUnreadable(reader));
            row.put("reason", reader.text(KEY + "password-unreadable"));
        } else if (server.login().authentication() == MailAuthentication.OAUTH2) {
            row.put("account", Lozenges.of(reader, account == null ? null : account.state()));
            if (account != null && account.state() != AccountState.VALID) {
                row.put("since", reader.times().since(account.stateSince()));
                if (account.problem() != null) {
                    row.put("reason", reader.texts().of(account.problem().cause()));
                }
            }
            if (account != null && account.nextTry() != null) {
                row.put("nextTry", reader.times().relative(account.nextTry()));
            }
            row.put("authorizable", link != null && (account == null || account.state() == AccountState.RE_AUTHORIZATION_NEEDED));
        }
    }
}
