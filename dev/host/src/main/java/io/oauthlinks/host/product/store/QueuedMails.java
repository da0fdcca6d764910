package io.oauthlinks.host.product.store;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Mails that wait for Jira's outgoing mail server, which this host does not have. */
public final class QueuedMails {

    private static final int SHOWN = 200;

    private final Tables tables;
    private final Clock clock;

    /** @param contentType such as text/plain */
    public record Mail(long id, String recipient, String subject, String content, String contentType, Instant queued) { }

    public QueuedMails(Tables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    public void add(String recipient, String subject, String content, String contentType) {
        tables.sql("insert into product_mail (recipient, subject, content, content_type, queued) values (?, ?, ?, ?, ?)")
                .params(recipient, subject, content, contentType, clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    /** Newest first, at most 200. */
    public List<Mail> all() {
        return tables.sql("select * from product_mail order by id desc limit " + SHOWN)
                .query((row, number) -> new Mail(row.getLong("id"), row.getString("recipient"), row.getString("subject"), row.getString("content"),
                        row.getString("content_type"), row.getObject("queued", OffsetDateTime.class).toInstant())).list();
    }

    public void deleteAll() {
        tables.sql("delete from product_mail").update();
    }
}
