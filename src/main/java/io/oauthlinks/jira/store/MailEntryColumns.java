package io.oauthlinks.jira.store;

import static io.oauthlinks.jira.store.Columns.plain;
import static io.oauthlinks.jira.store.Columns.text;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Fate;
import io.oauthlinks.mailchannel.ledger.MailEntry.Head;
import io.oauthlinks.mailchannel.ledger.MailEntry.InMailbox;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.mailchannel.ledger.MailEntry.Placed;
import io.oauthlinks.mailchannel.ledger.MailEntry.Plan;
import io.oauthlinks.mailchannel.ledger.MailEntry.Stage;
import io.oauthlinks.mailchannel.ledger.Spool.Spooled;
import io.oauthlinks.message.Problem;
import io.oauthlinks.secret.Sha256;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An entry of the mail ledger as the columns of {@link MailEntryRow}, and back. */
final class MailEntryColumns {

    /** All columns, for a query of whole entries. */
    static final String ALL = String.join(", ", List.of("CHANNEL_ID", "PROJECT_ID", "SERVER_ID", "FOLDER", "NUMBERING", "MAIL_UID", "BYTE_COUNT",
            "BYTE_HASH", "MESSAGE_ID", "SENDER", "SENDER_NAME", "SUBJECT", "SENT_AT", "FETCHED_AT", "STAGE", "PLAN_ISSUE", "PLAN_ACTOR", "PLAN_RULE",
            "PLAN_SINCE", "OUTCOME", "RULE_NAME", "ISSUE_ID", "ISSUE_KEY", "COMMENT_ID", "PROBLEM", "DONE_AT", "TRIES", "NEXT_TRY", "IN_MAILBOX", "TOOK_MILLIS"));
    static final String TRY = "TRY";
    static final String TELL = "TELL";
    static final String NOTHING = "NOTHING";

    private MailEntryColumns() {
    }

    static String placeHash(Placed placed) {
        return Sha256.hex(placed.serverId() + "\n" + placed.folder() + "\n" + placed.numbering() + "\n" + placed.uid());
    }

    static String senderHash(long channelId, String sender) {
        return Sha256.hex(channelId + "\n" + sender);
    }

    static String messageHash(String messageId) {
        return Sha256.hex(messageId);
    }

    /** Without nulls, because the rows of a batch have the same columns, and a null costs Active Objects a question to the database. */
    static Map<String, Object> of(MailEntry entry) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("ENTRY_ID", entry.id());
        columns.put("ENTRY_KEY", entry.key());
        columns.put("CHANNEL_ID", entry.channelId());
        columns.put("PROJECT_ID", entry.projectId());
        putMail(entry, columns);
        columns.put("FETCHED_AT", entry.fetchedAt().toEpochMilli());
        columns.put("STAGE", entry.stage().name());
        columns.put("PENDING", entry.stage() != Stage.DONE ? TRY : entry.inMailbox() == InMailbox.UNTOLD ? TELL : NOTHING);
        putPlan(entry.plan(), columns);
        putFate(entry.fate(), columns);
        columns.put("TRIES", entry.tries());
        columns.put("NEXT_TRY", millis(entry.nextTry()));
        columns.put("IN_MAILBOX", entry.inMailbox().name());
        columns.put("TOOK_MILLIS", entry.tookMillis());
        columns.put("SEARCH_TEXT", searchText(entry));
        return columns;
    }

    private static void putMail(MailEntry entry, Map<String, Object> columns) {
        Placed placed = entry.placed();
        columns.put("PLACE_HASH", placeHash(placed));
        columns.put("SERVER_ID", placed.serverId());
        columns.put("FOLDER", placed.folder());
        columns.put("NUMBERING", placed.numbering());
        columns.put("MAIL_UID", placed.uid());
        columns.put("BYTE_COUNT", entry.bytes().size());
        columns.put("BYTE_HASH", text(entry.bytes().sha256()));
        Head head = entry.head();
        columns.put("MESSAGE_HASH", messageHash(head.messageId()));
        columns.put("MESSAGE_ID", plain(head.messageId()));
        columns.put("SENDER_HASH", senderHash(entry.channelId(), head.sender()));
        columns.put("SENDER", plain(head.sender()));
        columns.put("SENDER_NAME", plain(head.senderName()));
        columns.put("SUBJECT", plain(head.subject()));
        columns.put("SENT_AT", millis(head.sentAt()));
    }

    private static void putPlan(Plan plan, Map<String, Object> columns) {
        columns.put("PLAN_ISSUE", plan == null ? 0L : plan.issueId());
        columns.put("PLAN_ACTOR", plan == null ? "" : plan.actorKey());
        columns.put("PLAN_RULE", plan == null ? "" : plan.rule());
        columns.put("PLAN_SINCE", plan == null ? 0L : plan.since().toEpochMilli());
    }

    private static void putFate(Fate fate, Map<String, Object> columns) {
        columns.put("OUTCOME", fate == null ? "" : fate.outcome().name());
        columns.put("RULE_NAME", fate == null ? "" : fate.rule());
        columns.put("ISSUE_ID", fate == null ? 0L : fate.issueId());
        columns.put("ISSUE_KEY", fate == null ? "" : text(fate.issueKey()));
        columns.put("COMMENT_ID", fate == null ? 0L : fate.commentId());
        columns.put("PROBLEM", fate == null || fate.problem() == null ? "" : plain(JsonColumns.write(fate.problem())));
        columns.put("DONE_AT", fate == null ? 0L : fate.at().toEpochMilli());
    }

    private static String searchText(MailEntry entry) {
        String issueKey = entry.fate() == null ? "" : text(entry.fate().issueKey());
        return plain(entry.head().sender() + "\n" + entry.head().subject() + "\n" + issueKey).toLowerCase(Locale.ROOT);
    }

    /** @param row loaded with {@link #ALL} */
    static MailEntry read(MailEntryRow row) {
        return new MailEntry(row.getEntryId(), row.getEntryKey(), row.getChannelId(), row.getProjectId(),
                new Placed(row.getServerId(), text(row.getFolder()), row.getNumbering(), text(row.getMailUid())),
                new Spooled(row.getByteCount(), text(row.getByteHash())),
                new Head(text(row.getMessageId()), text(row.getSender()), text(row.getSenderName()), text(row.getSubject()), instant(row.getSentAt())),
                Instant.ofEpochMilli(row.getFetchedAt()), Stage.valueOf(row.getStage()), plan(row), fate(row), row.getTries(),
                instant(row.getNextTry()), InMailbox.valueOf(row.getInMailbox()), row.getTookMillis());
    }

    private static Plan plan(MailEntryRow row) {
        return row.getPlanSince() == 0 ? null : new Plan(row.getPlanIssue(), text(row.getPlanActor()), text(row.getPlanRule()),
                instant(row.getPlanSince()));
    }

    private static Fate fate(MailEntryRow row) {
        if (text(row.getOutcome()).isEmpty()) {
            return null;
        }
        Problem problem = text(row.getProblem()).isEmpty() ? null : JsonColumns.read(row.getProblem(), new TypeReference<Problem>() { });
        return new Fate(Outcome.valueOf(row.getOutcome()), text(row.getRuleName()), row.getIssueId(), text(row.getIssueKey()), row.getCommentId(),
                problem, Instant.ofEpochMilli(row.getDoneAt()));
    }

    private static long millis(Instant time) {
        return time == null ? 0 : time.toEpochMilli();
    }

    private static Instant instant(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }
}
