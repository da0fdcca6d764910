package io.oauthlinks.host.product.project;

import io.oauthlinks.host.product.store.Settings;
import io.oauthlinks.host.product.store.Tables;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.user.Users;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Comments of issues. Who may call what is the caller's question. */
public final class Comments {

    private final Tables tables;
    private final Users users;
    private final Settings settings;
    private final Properties properties;
    private final Steps steps;
    private final Clock clock;

    /**
     * What somebody writes.
     *
     * @param internal   customers do not see it
     * @param properties JSON by key, stored after the comment
     * @param created    null for now
     * @param tell       whether listeners hear of it
     */
    public record Draft(Issue issue, User author, String body, boolean internal, Map<String, String> properties, Instant created, boolean tell) {

        public Draft(Issue issue, User author, String body, boolean internal) {
            this(issue, author, body, internal, Map.of(), null, true);
        }
    }

    Comments(Tables tables, Users users, Settings settings, Properties properties, Steps steps, Clock clock) {
        this.tables = tables;
        this.users = users;
        this.settings = settings;
        this.properties = properties;
        this.steps = steps;
        this.clock = clock;
    }

    /** Oldest first. */
    public List<Comment> of(Issue issue) {
        return select("issue_id = ?", issue.id());
    }

    public Optional<Comment> byId(long id) {
        return select("id = ?", id).stream().findFirst();
    }

    /** Step by step: the comment, its properties, the listeners. */
    public Comment add(Draft draft) {
        settings.requireWritable();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant created = draft.created() == null ? now : draft.created();
        long id = tables.together(() -> {
            long added = tables.sql("insert into product_comment (issue_id, author_key, body, internal, created) values (?, ?, ?, ?, ?)")
                    .params(draft.issue().id(), draft.author().key(), draft.body(), draft.internal(), created.atOffset(ZoneOffset.UTC)).insert();
            tables.sql("update product_issue set updated = ? where id = ?").params(now.atOffset(ZoneOffset.UTC), draft.issue().id()).update();
            return added;
        });
        steps.taken(Step.COMMENT_STORED);
        draft.properties().forEach((key, content) -> properties.put(Properties.OF_COMMENT, id, key, content));
        steps.taken(Step.COMMENT_COMPLETE);
        Comment comment = new Comment(id, draft.issue().id(), draft.author(), draft.body(), draft.internal(), created);
        if (draft.tell()) {
            steps.tell(new IssueChange(IssueChange.Kind.COMMENTED, draft.issue(), draft.author(), comment));
        }
        steps.taken(Step.COMMENT_TOLD);
        return comment;
    }

    private List<Comment> select(String condition, long value) {
        return tables.sql("select id, issue_id, author_key, body, internal, created from product_comment where " + condition + " order by id")
                .param(value)
                .query((row, number) -> new Comment(row.getLong("id"), row.getLong("issue_id"), users.fresh(row.getString("author_key")),
                        row.getString("body"), row.getBoolean("internal"), row.getObject("created", OffsetDateTime.class).toInstant()))
                .list();
    }
}
