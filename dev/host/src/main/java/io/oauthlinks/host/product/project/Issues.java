package io.oauthlinks.host.product.project;

import io.oauthlinks.host.product.store.Tables;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.user.Users;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Issues and their comments. Who may call what is the caller's question, answered by {@link Projects}. */
public final class Issues {

    private static final Pattern KEY = Pattern.compile("([A-Za-z][A-Za-z0-9_]*)-([1-9][0-9]{0,17})");

    private final Tables tables;
    private final Users users;
    private final Projects projects;
    private final Clock clock;

    /** What a person enters for a new issue. @param assignee null for nobody */
    public record Draft(Project project, Projects.IssueType type, String summary, String description, Issue.Priority priority,
                        User reporter, User assignee) { }

    public Issues(Tables tables, Users users, Projects projects, Clock clock) {
        this.tables = tables;
        this.users = users;
        this.projects = projects;
        this.clock = clock;
    }

    /** @param idOrKey {@code 10002} or {@code SUP-3} */
    public Optional<Issue> find(String idOrKey) {
        Matcher key = KEY.matcher(idOrKey);
        if (key.matches()) {
            return projects.byKey(key.group(1)).flatMap(project ->
                    select("project_id = ? and number = ?", project.id(), Long.parseLong(key.group(2))).stream().findFirst());
        }
        return idOrKey.matches("[0-9]{1,18}") ? select("id = ?", Long.parseLong(idOrKey)).stream().findFirst() : Optional.empty();
    }

    /** The issues of a project, newest first. */
    public List<Issue> of(Project project) {
        return select("project_id = ?", project.id());
    }

    /** What is assigned to a user and not done, newest first. */
    public List<Issue> openOf(User user) {
        return select("assignee_key = ? and status <> 'DONE'", user.key());
    }

    /** The requests that a customer raised in service projects, newest first. */
    public List<Issue> requestsOf(User user) {
        return select("reporter_key = ? and project_id in (select id from product_project where project_type = 'SERVICE_DESK')",
                user.key());
    }

    /** Gives the issue the next number of its project. */
    public Issue create(Draft draft) {
        return tables.together(() -> {
            // the update locks the project's row, so that two nodes do not give the same number
            tables.sql("update product_project set last_number = last_number + 1 where id = ?").param(draft.project().id()).update();
            long number = tables.sql("select last_number from product_project where id = ?").param(draft.project().id())
                    .query(Long.class).single();
            OffsetDateTime now = now();
            Issue.Status status = draft.project().type() == Project.Type.SERVICE_DESK
                    ? Issue.Status.WAITING_FOR_SUPPORT : Issue.Status.TO_DO;
            tables.sql("insert into product_issue (project_id, number, issue_type_id, summary, description, status, priority,"
                            + " reporter_key, assignee_key, created, updated) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(draft.project().id(), number, draft.type().id(), draft.summary(), draft.description(), status.name(),
                            draft.priority().name(), draft.reporter().key(),
                            draft.assignee() == null ? null : draft.assignee().key(), now, now)
                    .update();
            return find(draft.project().key() + "-" + number).orElseThrow();
        });
    }

    /** Writes what a person may change: summary, description, type, priority, status and assignee. */
    public void update(Issue issue) {
        tables.sql("update product_issue set summary = ?, description = ?, issue_type_id = ?, priority = ?, status = ?,"
                        + " assignee_key = ?, updated = ? where id = ?")
                .params(issue.summary(), issue.description(), issue.type().id(), issue.priority().name(), issue.status().name(),
                        issue.assignee() == null ? null : issue.assignee().key(), now(), issue.id())
                .update();
    }

    /** The comments of an issue, oldest first. */
    public List<Comment> comments(Issue issue) {
        return tables.sql("select id, author_key, body, internal, created from product_comment where issue_id = ? order by id")
                .param(issue.id())
                .query((row, number) -> new Comment(row.getLong("id"), users.byKey(row.getString("author_key")).orElseThrow(),
                        row.getString("body"), row.getBoolean("internal"), instant(row, "created")))
                .list();
    }

    public Comment comment(Issue issue, User author, String body, boolean internal) {
        tables.together(() -> {
            OffsetDateTime now = now();
            tables.sql("insert into product_comment (issue_id, author_key, body, internal, created) values (?, ?, ?, ?, ?)")
                    .params(issue.id(), author.key(), body, internal, now).update();
            return tables.sql("update product_issue set updated = ? where id = ?").params(now, issue.id()).update();
        });
        List<Comment> comments = comments(issue);
        return comments.get(comments.size() - 1);
    }

    private List<Issue> select(String condition, Object... values) {
        Map<Long, Projects.IssueType> types = projects.issueTypes().stream()
                .collect(Collectors.toMap(Projects.IssueType::id, Function.identity()));
        Map<Long, Project> projectsById = projects.all().stream().collect(Collectors.toMap(Project::id, Function.identity()));
        Map<String, User> people = new HashMap<>();
        users.all().forEach(user -> people.put(user.key(), user));
        return tables.sql("select * from product_issue where " + condition + " order by created desc, id desc").params(List.of(values))
                .query((row, index) -> new Issue(row.getLong("id"), projectsById.get(row.getLong("project_id")), row.getLong("number"),
                        types.get(row.getLong("issue_type_id")), row.getString("summary"), row.getString("description"),
                        Issue.Status.valueOf(row.getString("status")), Issue.Priority.valueOf(row.getString("priority")),
                        people.get(row.getString("reporter_key")), people.get(row.getString("assignee_key")),
                        instant(row, "created"), instant(row, "updated")))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
