package io.oauthlinks.jira.rest;

import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.Tokens;
import java.util.LinkedHashMap;
import java.util.Map;

/** An account as JSON: how it stands, without its tokens. */
public final class AccountJson {

    private final Answers answers;

    public AccountJson(Answers answers) {
        this.answers = answers;
    }

    Map<String, Object> of(Account account) {
        Tokens tokens = account.tokens();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", account.id());
        json.put("linkId", account.linkId());
        json.put("mailbox", account.mailbox());
        json.put("signedInAs", account.signedInAs().isEmpty() ? null : account.signedInAs());
        json.put("state", account.state().name());
        json.put("stateSince", Answers.time(account.stateSince()));
        json.put("problem", answers.problem(account.problem()));
        json.put("nextTry", Answers.time(account.nextTry()));
        json.put("scopes", tokens == null ? null : tokens.scopes().toString());
        json.put("accessTokenExpiresAt", tokens == null ? null : Answers.time(tokens.expiresAt()));
        json.put("tokensUnreadable", tokens == null);
        json.put("authorizedBy", account.authorizedBy());
        json.put("authorizedAt", Answers.time(account.authorizedAt()));
        json.put("lastSuccess", Answers.time(account.lastSuccess()));
        json.put("refreshingSince", Answers.time(account.refreshingSince()));
        return json;
    }
}
