package io.oauthlinks.host.product.project;

import io.oauthlinks.host.product.store.Settings;
import io.oauthlinks.host.product.store.Tables;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.user.Users;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;

/** Issues. Who may call what is the caller's question, answered by {@link Projects}. */
public final class Issues {

    /** How many a page shows. */
    public static final int PAGE = 100;

    private static final Pattern KEY = Pattern.compile("([A-Za-z][A-Za-z0-9_]*)-([1-9][0-9]{0,17})");
    private static final String NEWEST_FIRST = " order by created desc, id desc limit " + PAGE;

    private final Tables tables;
    private final Users users;
    private final Projects projects;
    private final Settings settings;
    private final Steps steps;
    private final Clock clock;
    private final IssueIndex index;

    /** What a person enters for a new issue. @param assignee null for nobody */
    public record Draft(Project project, Projects.IssueType type, String summary, String description, Issue.Priority priority,
                        User reporter, User assignee, Set<String> labels, List<Component> components) {

        public Draft(Project project, Projects.IssueType type, String summary, String description, Issue.Priority priority, User reporter, User assignee) {
            this(project, type, summary, description, priority, reporter, assignee, Set.of(), List.of());
        }
    }

    Issues(Tables tables, Users users, Projects projects, Settings settings, Steps steps, Clock clock) {
        this.tables = tables;
        this.users = users;
        this.projects = projects;
        this.settings = settings;
        this.steps = steps;
        this.clock = clock;
        this.index = new IssueIndex(tables);
    }

    /** @param idOrKey {@code 10002} or {@code SUP-3}, also with a key that the project had formerly */
    public Optional<Issue> find(String idOrKey) {
        Matcher key = KEY.matcher(idOrKey);
        if (key.matches()) {
            return projects.byKey(key.group(1)).flatMap(project ->
                    select("project_id = ? and number = ?", project.id(), Long.parseLong(key.group(2))).stream().findFirst());
        }
        return idOrKey.matches("[0-9]{1,18}") ? byId(Long.parseLong(idOrKey)) : Optional.empty();
    }

    public Optional<Issue> byId(long id) {
        return select("id = ?", id).stream().findFirst();
    }

    /** What is assigned to a user and not done, newest first. */
    public List<Issue> openOf(User user) {
        return select("assignee_key = ? and status <> 'DONE'" + NEWEST_FIRST, user.key());
    }

    /** The requests that a customer raised or takes part in, newest first; an issue without a request type is none. */
    public List<Issue> requestsOf(User user) {
        return select("(reporter_key = ? or id in (select issue_id from product_participant where user_key = ?))"
                + " and id in (select issue_id from product_request)" + NEWEST_FIRST, user.key(), user.key());
    }

    /** Asks the index: an issue that is not in it yet is not found. Newest first. */
    public List<Issue> search(List<Project> wanted, int startAt, int limit) {
        List<Object> values = new ArrayList<>(ids(wanted));
        values.add(Math.max(0, limit));
        values.add(Math.max(0, startAt));
        return wanted.isEmpty() ? List.of() : tables.sql("select i.* from product_issue_index x join product_issue i on i.id = x.issue_id"
                        + " where x.project_id in (" + IssueIndex.marks(ids(wanted)) + ") order by x.issue_id desc limit ? offset ?")
                .params(values).query((row, number) -> issue(row)).list();
    }

    /** How many issues the index knows. */
    public long count(List<Project> wanted) {
        return index.count(ids(wanted));
    }

    /** The issues of a reporter with exactly this summary in a project, that the index knows, oldest first. */
    public List<Issue> sameSummary(Project project, User reporter, String summary) {
        return select("reporter_key = ? and project_id = ? and summary = ? and id in (select issue_id from product_issue_index) order by id",
                reporter.key(), project.id(), summary);
    }

    /** Lets the search find what nodes that died have left out. */
    public void reindex() {
        index.complete();
    }

    /**
     * Step by step: the row on a connection of its own, which no transaction of an app reaches, then the index, then the listeners. The issue gets the next
     * number of its project.
     */
    public Issue create(Draft draft) {
        // a statement alone is a transaction of its own
        boolean alone = draft.labels().isEmpty() && draft.components().isEmpty();
        return create(() -> alone ? store(draft) : tables.together(() -> store(draft)));
    }

    /** @param beside stores, in the transaction of the issue, what another part of the product keeps of it */
    public Issue create(Draft draft, LongConsumer beside) {
        return create(() -> tables.together(() -> {
            Issue stored = store(draft);
            beside.accept(stored.id());
            return stored;
        }));
    }

    private Issue create(Supplier<Issue> storing) {
        settings.requireWritable();
        Issue issue = storing.get();
        steps.taken(Step.ISSUE_STORED);
        index.add(issue);
        steps.taken(Step.ISSUE_INDEXED);
        steps.tell(new IssueChange(IssueChange.Kind.CREATED, issue, issue.reporter(), null));
        steps.taken(Step.ISSUE_TOLD);
        return issue;
    }

    private Issue store(Draft draft) {
        Instant now = now();
        Issue.Status status = draft.project().type() == Project.Type.SERVICE_DESK ? Issue.Status.WAITING_FOR_SUPPORT : Issue.Status.TO_DO;
        // the update locks the project's row, so that two nodes do not give the same number
        Map<String, Long> stored = tables.insertNumbered("update product_project set last_number = last_number + 1 where id = ?", draft.project().id(),
                "last_number", "insert into product_issue (number, project_id, issue_type_id, summary, description, status, priority,"
                        + " reporter_key, assignee_key, created, updated) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Arrays.asList(draft.project().id(), draft.type().id(), draft.summary(), draft.description(), status.name(),
                        draft.priority().name(), draft.reporter().key(), draft.assignee() == null ? null : draft.assignee().key(),
                        now.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC)), "id", "number");
        long id = stored.get("id");
        draft.labels().forEach(label -> tables.sql("insert into product_label (issue_id, label) values (?, ?)").params(id, label).update());
        draft.components().forEach(component -> tables.sql("insert into product_issue_component (issue_id, component_id) values (?, ?)")
                .params(id, component.id()).update());
        return new Issue(id, draft.project(), stored.get("number"), draft.type(), draft.summary(), draft.description(), status, draft.priority(), draft.reporter(),
                draft.assignee(), now, now);
    }

    /** Writes what a person may change: summary, description, type, priority, status and assignee. */
    public void update(Issue issue) {
        settings.requireWritable();
        tables.sql("update product_issue set summary = ?, description = ?, issue_type_id = ?, priority = ?, status = ?,"
                        + " assignee_key = ?, updated = ? where id = ?")
                .params(issue.summary(), issue.description(), issue.type().id(), issue.priority().name(), issue.status().name(),
                        issue.assignee() == null ? null : issue.assignee().key(), now().atOffset(ZoneOffset.UTC), issue.id())
                .update();
        steps.tell(new IssueChange(IssueChange.Kind.UPDATED, issue, issue.reporter(), null));
    }

    /** With comments, attachments and properties; files stay. */
    public void delete(Issue issue) {
        settings.requireWritable();
        tables.together(() -> new Removal(tables).issues("id = ?", issue.id()));
    }

    /** In the order of the alphabet. */
    public List<String> labels(Issue issue) {
        return tables.sql("select label from product_label where issue_id = ? order by label").param(issue.id()).query(String.class).list();
    }

    /** A label that it has already stays. */
    public void addLabel(Issue issue, String label) {
        settings.requireWritable();
        try {
            tables.sql("insert into product_label (issue_id, label) values (?, ?)").params(issue.id(), label).update();
        } catch (DuplicateKeyException hasItAlready) {
            return;
        }
    }

    /** By name. */
    public List<Component> components(Issue issue) {
        return tables.sql("select c.id, c.project_id, c.name from product_issue_component i join product_component c on c.id = i.component_id"
                        + " where i.issue_id = ? order by c.name").param(issue.id())
                .query((row, number) -> new Component(row.getLong("id"), row.getLong("project_id"), row.getString("name"))).list();
    }

    public void setComponents(Issue issue, List<Component> components) {
        settings.requireWritable();
        tables.together(() -> {
            tables.sql("delete from product_issue_component where issue_id = ?").param(issue.id()).update();
            components.forEach(component -> tables.sql("insert into product_issue_component (issue_id, component_id) values (?, ?)")
                    .params(issue.id(), component.id()).update());
            return null;
        });
    }

    private List<Issue> select(String condition, Object... values) {
        return tables.sql("select * from product_issue where " + condition).params(values).query((row, number) -> issue(row)).list();
    }

    private Issue issue(ResultSet row) throws SQLException {
        return new Issue(row.getLong("id"), projects.fresh(row.getLong("project_id")), row.getLong("number"),
                projects.freshType(row.getLong("issue_type_id")), row.getString("summary"), row.getString("description"),
                Issue.Status.valueOf(row.getString("status")), Issue.Priority.valueOf(row.getString("priority")),
                users.fresh(row.getString("reporter_key")), Optional.ofNullable(row.getString("assignee_key")).map(users::fresh).orElse(null),
                row.getObject("created", OffsetDateTime.class).toInstant(), row.getObject("updated", OffsetDateTime.class).toInstant());
    }

    private static List<Long> ids(List<Project> wanted) {
        return wanted.stream().map(Project::id).toList();
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
