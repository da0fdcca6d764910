package io.oauthlinks.jira.rest;

import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.outgoinglink.flow.Unanswered;
import io.oauthlinks.outgoinglink.flow.UnansweredAuthorizations;
import io.oauthlinks.outgoinglink.token.Accounts;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a mail server stands with its provider, as JSON: its account, and an authorization that never came back. */
public final class AuthorizationJson {

    private final Accounts accounts;
    private final UnansweredAuthorizations unanswered;
    private final AccountJson account;
    private final Answers answers;

    public AuthorizationJson(Accounts accounts, UnansweredAuthorizations unanswered, AccountJson account, Answers answers) {
        this.accounts = accounts;
        this.unanswered = unanswered;
        this.account = account;
        this.answers = answers;
    }

    Map<String, Object> of(MailServer server) {
        Map<String, Object> json = accounts.byId(server.login().accountId()).map(account::of).orElseGet(() -> never(server));
        json.put("unanswered", unanswered.latest(server.login().linkId()).map(this::of).orElse(null));
        return json;
    }

    Map<String, Object> of(Unanswered one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mailbox", one.mailbox());
        json.put("startedBy", one.userKey());
        json.put("startedAt", Answers.time(one.startedAt()));
        json.put("redirectUrl", one.redirectUri());
        json.put("problem", answers.problem(one.problem()));
        return json;
    }

    private static Map<String, Object> never(MailServer server) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("state", "NEVER_AUTHORIZED");
        json.put("mailbox", server.login().userName());
        return json;
    }
}
