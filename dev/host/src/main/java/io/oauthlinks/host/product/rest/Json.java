package io.oauthlinks.host.product.rest;

import io.oauthlinks.host.product.project.Attachment;
import io.oauthlinks.host.product.project.Comment;
import io.oauthlinks.host.product.project.Component;
import io.oauthlinks.host.product.project.Issue;
import io.oauthlinks.host.product.project.Project;
import io.oauthlinks.host.product.project.Projects;
import io.oauthlinks.host.product.project.Tracker;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.web.Text;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;

/** The shapes in which Jira's REST API writes things; every link begins with the base URL. */
final class Json {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneId.systemDefault());

    private final URI site;
    private final String root;

    Json(URI baseUrl) {
        site = baseUrl;
        root = baseUrl + "/rest/api/2/";
    }

    Map<String, Object> user(User user) {
        return user == null ? null : object("self", root + "user?username=" + user.name(), "name", user.name(), "key", user.key(),
                "emailAddress", user.email(), "displayName", user.displayName(), "active", user.active(),
                "timeZone", TimeZone.getDefault().getID());
    }

    Map<String, Object> project(Project project) {
        return object("self", root + "project/" + project.id(), "id", String.valueOf(project.id()), "key", project.key(),
                "name", project.name(), "projectTypeKey", project.type().key());
    }

    Map<String, Object> project(Project project, User lead, List<Projects.IssueType> types) {
        Map<String, Object> json = project(project);
        json.put("description", project.description());
        json.put("lead", user(lead));
        json.put("issueTypes", types.stream().map(this::issueType).toList());
        return json;
    }

    Map<String, Object> created(Issue issue) {
        return object("id", String.valueOf(issue.id()), "key", issue.key(), "self", root + "issue/" + issue.id());
    }

    Map<String, Object> issue(Issue issue, Tracker tracker) {
        Map<String, Object> fields = object("summary", issue.summary(), "description",
                issue.description().isEmpty() ? null : issue.description(), "issuetype", issueType(issue.type()),
                "project", project(issue.project()), "status", status(issue.status()), "priority", priority(issue.priority()),
                "reporter", user(issue.reporter()), "creator", user(issue.reporter()), "assignee", user(issue.assignee()),
                "created", TIME.format(issue.created()), "updated", TIME.format(issue.updated()), "comment", comments(issue, tracker.comments().of(issue)),
                "labels", tracker.issues().labels(issue), "components", tracker.issues().components(issue).stream().map(this::component).toList(),
                "attachment", tracker.attachments().of(issue).stream().map(this::attachment).toList());
        Map<String, Object> json = object("expand", "", "id", String.valueOf(issue.id()), "self", root + "issue/" + issue.id(),
                "key", issue.key());
        json.put("fields", fields);
        return json;
    }

    Map<String, Object> comments(Issue issue, List<Comment> comments) {
        return object("startAt", 0, "maxResults", comments.size(), "total", comments.size(),
                "comments", comments.stream().map(comment -> comment(issue, comment)).toList());
    }

    Map<String, Object> comment(Issue issue, Comment comment) {
        return object("self", root + "issue/" + issue.id() + "/comment/" + comment.id(), "id", String.valueOf(comment.id()),
                "author", user(comment.author()), "body", comment.body(), "updateAuthor", user(comment.author()),
                "created", TIME.format(comment.created()), "updated", TIME.format(comment.created()));
    }

    Map<String, Object> component(Component component) {
        return object("self", root + "component/" + component.id(), "id", String.valueOf(component.id()), "name", component.name());
    }

    Map<String, Object> attachment(Attachment attachment) {
        return object("self", root + "attachment/" + attachment.id(), "id", String.valueOf(attachment.id()), "filename", attachment.fileName(),
                "author", user(attachment.author()), "created", TIME.format(attachment.created()), "size", attachment.size(),
                "mimeType", attachment.contentType(), "content", site + "/secure/attachment/" + attachment.id() + "/" + Text.encoded(attachment.fileName()));
    }

    String time(Instant instant) {
        return TIME.format(instant);
    }

    private Map<String, Object> issueType(Projects.IssueType type) {
        return object("self", root + "issuetype/" + type.id(), "id", String.valueOf(type.id()), "description", type.description(),
                "name", type.name(), "subtask", false);
    }

    private Map<String, Object> status(Issue.Status status) {
        return object("self", root + "status/" + (status.ordinal() + 1), "id", String.valueOf(status.ordinal() + 1), "name", status.label(),
                "statusCategory", object("key", status.categoryKey(), "name", status.category(), "colorName", status.colour()));
    }

    private Map<String, Object> priority(Issue.Priority priority) {
        return object("self", root + "priority/" + priority.id(), "id", String.valueOf(priority.id()), "name", priority.label());
    }

    /** Keeps the order, and keys whose value is null. */
    static Map<String, Object> object(Object... pairs) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put((String) pairs[i], pairs[i + 1]);
        }
        return object;
    }
}
