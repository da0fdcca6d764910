package io.oauthlinks.jira.rest;

import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Fate;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import io.oauthlinks.message.Message;
import java.util.LinkedHashMap;
import java.util.Map;

/** A mail of the log as JSON; no body. */
public final class MailEntryJson {

    private static final String RULES = "oauth-links.mail-channel.rule.";

    private final Answers answers;

    public MailEntryJson(Answers answers) {
        this.answers = answers;
    }

    /** A page of the log; {@code nextBefore} leads to the next one. */
    Map<String, Object> page(MailLedger.Page page) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("nextBefore", page.nextBeforeId() == 0 ? null : page.nextBeforeId());
        json.put("values", page.entries().stream().map(this::of).toList());
        return json;
    }

    Map<String, Object> of(MailEntry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", entry.id());
        json.put("channelId", entry.channelId());
        json.put("fetchedAt", Answers.time(entry.fetchedAt()));
        json.put("sender", entry.head().sender());
        json.put("senderName", entry.head().senderName());
        json.put("subject", entry.head().subject());
        json.put("messageId", entry.head().messageId());
        json.put("sentAt", Answers.time(entry.head().sentAt()));
        json.put("size", entry.bytes().size());
        json.put("stage", entry.stage().name());
        putFate(entry.fate(), json);
        json.put("tries", entry.tries());
        json.put("nextTry", Answers.time(entry.nextTry()));
        json.put("tookMillis", entry.tookMillis());
        return json;
    }

    private void putFate(Fate fate, Map<String, Object> json) {
        json.put("outcome", fate == null ? null : fate.outcome().name());
        json.put("rule", fate == null ? null : fate.rule());
        json.put("decision", fate == null || fate.rule().isEmpty() ? null : answers.text(Message.of(RULES + fate.rule())));
        json.put("issueId", fate == null || fate.issueId() == 0 ? null : fate.issueId());
        json.put("issueKey", fate == null || fate.issueKey().isEmpty() ? null : fate.issueKey());
        json.put("commentId", fate == null || fate.commentId() == 0 ? null : fate.commentId());
        json.put("problem", fate == null ? null : answers.problem(fate.problem()));
        json.put("doneAt", fate == null ? null : Answers.time(fate.at()));
    }
}
