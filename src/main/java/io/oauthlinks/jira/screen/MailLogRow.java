package io.oauthlinks.jira.screen;

import io.oauthlinks.mailchannel.ledger.MailEntry;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A mail in the log; never its text. */
record MailLogRow(Reader reader, MailEntry entry) {

    private static final String KEY = "oauth-links.mail-channel.log.";

    Map<String, Object> model() {
        Map<String, Object> row = new HashMap<>();
        row.put("id", entry.id());
        row.put("path", MailChannelPages.list(entry.projectId()) + "/log/" + entry.id());
        row.put("received", reader.times().relative(entry.fetchedAt()));
        row.put("sender", entry.head().sender().isEmpty() ? "-" : entry.head().sender());
        row.put("senderName", entry.head().senderName());
        row.put("subject", subject());
        row.put("outcome", outcome());
        row.put("reason", reason());
        if (entry.fate() != null && entry.fate().issueId() != 0) {
            row.put("issueKey", entry.fate().issueKey());
        }
        row.put("took", reader.times().took(entry.tookMillis()));
        return row;
    }

    String subject() {
        return entry.head().subject().isEmpty() ? reader.text(KEY + "no-subject") : entry.head().subject();
    }

    /** A mail without a fate waits. */
    Map<String, Object> outcome() {
        String word = entry.fate() == null ? "waiting" : entry.fate().outcome().name().toLowerCase(Locale.ROOT);
        String look = switch (word) {
            case "created", "commented" -> "success";
            case "parked" -> "moved";
            case "refused" -> "error";
            case "waiting" -> "current";
            default -> "default";
        };
        return Model.of("text", reader.text("oauth-links.mail-channel.outcome." + word), "look", look);
    }

    String reason() {
        if (entry.fate() == null) {
            return entry.nextTry() == null ? "" : entry.tries() == 0 ? reader.text(KEY + "waits") : reader.count(KEY + "tried", entry.tries());
        }
        boolean says = entry.isParked() && entry.fate().problem() != null;
        return reader.texts().of(says ? entry.fate().problem().cause() : entry.fate().ruleText());
    }
}
