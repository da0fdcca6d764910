package io.oauthlinks.jira.issue;

import com.atlassian.jira.bc.issue.IssueService;
import com.atlassian.jira.bc.issue.comment.CommentService;
import com.atlassian.jira.entity.property.EntityProperty;
import com.atlassian.jira.entity.property.EntityPropertyQuery.ExecutableQuery;
import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.issue.IssueInputParameters;
import com.atlassian.jira.issue.comments.Comment;
import com.atlassian.jira.permission.ProjectPermissions;
import com.atlassian.jira.project.type.ProjectTypeKey;
import com.atlassian.jira.security.plugin.ProjectPermissionKey;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.util.ErrorCollection;
import com.atlassian.jira.util.ErrorCollection.Reason;
import com.atlassian.jira.util.SimpleErrorCollection;
import io.oauthlinks.jira.issue.JiraRows.Note;
import io.oauthlinks.jira.issue.JiraRows.Space;
import io.oauthlinks.jira.issue.JiraRows.Ticket;
import io.oauthlinks.jira.issue.JiraRows.User;
import io.oauthlinks.jira.issue.JiraRows.Value;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** As much of Jira as the adapters call, with its refusals, and failures on demand. {@link JiraDoors} opens it by Jira's interfaces. */
final class InMemoryJira {

    static final long SHOP = 10100;
    static final long DESK = 10200;
    static final long OLD = 10300;

    final Map<String, User> users = new TreeMap<>();
    final Map<Long, Space> projects = new TreeMap<>();
    final Map<Long, Ticket> issues = new TreeMap<>();
    final Map<Long, Note> comments = new TreeMap<>();
    final List<Value> properties = new ArrayList<>();
    final Set<String> granted = new HashSet<>();
    final Map<String, String> required = new TreeMap<>();
    final Set<String> watching = new HashSet<>();
    final Map<String, String> settings = new TreeMap<>();
    /** Thrown by the next change, or look for a key. */
    RuntimeException failure;
    /** What the next form is answered with. */
    ErrorCollection refusal = new SimpleErrorCollection();
    /** What the next creation is answered with although the form was right. */
    ErrorCollection workflow = new SimpleErrorCollection();
    Instant now = Instant.parse("2026-11-28T10:00:00Z");
    ApplicationUser loggedIn;
    /** How often an issue was looked for by its key. */
    int looks;
    /** Calls for which thread-locals are set up at this moment. */
    int open;
    private long newestId = 20_000;

    InMemoryJira() {
        project(SHOP, "SHOP", "software", false);
        project(DESK, "SUP", "service_desk", false);
        project(OLD, "OLD", "software", true);
        user("JIRAUSER1", "alice", true);
        user("JIRAUSER2", "bob", true);
        user("JIRAUSER3", "carol", false);
        for (ProjectPermissionKey each : List.of(ProjectPermissions.BROWSE_PROJECTS, ProjectPermissions.CREATE_ISSUES,
                ProjectPermissions.ADD_COMMENTS, ProjectPermissions.CREATE_ATTACHMENTS)) {
            grant(each, "JIRAUSER1", SHOP);
            grant(each, "JIRAUSER1", OLD);
            grant(each, "JIRAUSER3", SHOP);
        }
    }

    void project(long id, String key, String type, boolean archived) {
        projects.put(id, new Space(id, key, new ProjectTypeKey(type), archived));
    }

    User user(String key, String name, boolean active) {
        User user = new User(key, name, name + "@Acme.example", active);
        users.put(key, user);
        return user;
    }

    void grant(ProjectPermissionKey permission, String userKey, long project) {
        granted.add(permission.permissionKey() + "/" + userKey + "/" + project);
    }

    void revoke(ProjectPermissionKey permission, String userKey, long project) {
        granted.remove(permission.permissionKey() + "/" + userKey + "/" + project);
    }

    boolean has(ProjectPermissionKey permission, ApplicationUser user, long project) {
        return granted.contains(permission.permissionKey() + "/" + user.getKey() + "/" + project);
    }

    long newestNumber(long project) {
        return issues.values().stream().filter(issue -> issue.getProjectId() == project)
                .mapToLong(issue -> Long.parseLong(issue.getKey().substring(issue.getKey().lastIndexOf('-') + 1))).max().orElse(0);
    }

    Ticket issue(long project, ApplicationUser reporter, Map<String, String[]> fields, boolean archived) {
        Space space = projects.get(project);
        String key = space.getKey() + "-" + (newestNumber(project) + 1);
        Ticket ticket = new Ticket(++newestId, key, space, reporter, Timestamp.from(now), fields, new ArrayList<>(), archived);
        issues.put(ticket.getId(), ticket);
        return ticket;
    }

    Note comment(Issue issue, ApplicationUser author, String body) {
        Note note = new Note(++newestId, issue, author, body, Date.from(now));
        comments.put(note.getId(), note);
        return note;
    }

    IssueService.CreateValidationResult check(ApplicationUser user, IssueInputParameters form) {
        mustBeReady(user);
        SimpleErrorCollection errors = new SimpleErrorCollection();
        errors.addErrorCollection(refusal);
        if (!has(ProjectPermissions.CREATE_ISSUES, user, form.getProjectId())) {
            errors.addErrorMessage("You may not create issues in this project.", Reason.FORBIDDEN);
        }
        required.forEach((field, name) -> {
            if (!form.getActionParameters().containsKey(field)) {
                errors.addError(field, name + " is required.", Reason.VALIDATION_FAILED);
            }
        });
        Ticket ticket = new Ticket(null, null, projects.get(form.getProjectId()), user, null, form.getActionParameters(), List.of(), false);
        return new IssueService.CreateValidationResult(ticket, errors, Map.of());
    }

    IssueService.IssueResult create(ApplicationUser user, IssueService.CreateValidationResult checked) {
        mustBeReady(user);
        change();
        if (workflow.hasAnyErrors()) {
            return new IssueService.IssueResult(null, workflow);
        }
        Ticket form = (Ticket) checked.getIssue();
        User reporter = users.values().stream().filter(each -> each.getName().equals(form.field("reporter"))).findFirst().orElseThrow();
        return new IssueService.IssueResult(issue(form.getProjectId(), reporter, form.fields(), false));
    }

    Comment create(ApplicationUser user, CommentService.CommentParameters parameters) {
        mustBeReady(user);
        change();
        Note note = comment(parameters.getIssue(), parameters.getAuthor(), parameters.getBody());
        parameters.getCommentProperties().forEach((key, value) -> properties.add(new Value("CommentProperty", note.getId(), key, value.toString())));
        return note;
    }

    /** Jira's services act in the name of whoever is logged in, whatever user they are given. */
    void mustBeReady(ApplicationUser user) {
        if (open == 0 || loggedIn == null || !loggedIn.getKey().equals(user.getKey())) {
            throw new AssertionError("Jira is called without thread-locals or as somebody else");
        }
    }

    void change() {
        if (failure != null) {
            RuntimeException once = failure;
            failure = null;
            throw once;
        }
    }

    /** A query of properties; conditions add up. */
    final class Query implements ExecutableQuery {

        private Stream<Value> found = new ArrayList<>(properties).stream();

        @Override
        public ExecutableQuery entityName(String entityName) {
            found = found.filter(value -> value.entity().equals(entityName));
            return this;
        }

        @Override
        public ExecutableQuery entityId(Long entityId) {
            found = found.filter(value -> value.getEntityId().equals(entityId));
            return this;
        }

        @Override
        public ExecutableQuery key(String key) {
            found = found.filter(value -> value.getKey().equals(key));
            return this;
        }

        @Override
        public ExecutableQuery maxResults(int maxResults) {
            found = found.limit(maxResults);
            return this;
        }

        @Override
        public List<EntityProperty> find() {
            return found.map(EntityProperty.class::cast).toList();
        }
    }
}
