package io.oauthlinks.host.product.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.host.product.project.Component;
import io.oauthlinks.host.product.project.Issue;
import io.oauthlinks.host.product.project.Issues;
import io.oauthlinks.host.product.project.Project;
import io.oauthlinks.host.product.project.Projects;
import io.oauthlinks.host.product.project.RequiredField;
import io.oauthlinks.host.product.project.Tracker;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.user.Users;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code fields} of a request, collecting what is wrong with each. */
final class IssueFields {

    private static final int SUMMARY_LENGTH = 255;
    static final int TEXT_LENGTH = 32_767;
    private static final Set<String> KNOWN = Set.of("project", "issuetype", "summary", "description", "priority", "assignee", "reporter",
            "labels", "components");
    private static final String CUSTOM_FIELD = "customfield_";

    private final JsonNode fields;
    private final Projects projects;
    private final Users users;
    private final Map<String, String> errors = new LinkedHashMap<>();

    IssueFields(JsonNode body, Tracker tracker) {
        if (!body.path("fields").isObject()) {
            throw new RestError(400, "The request must be a JSON object with \"fields\".");
        }
        this.fields = body.get("fields");
        this.projects = tracker.projects();
        this.users = tracker.users();
        for (Iterator<String> names = fields.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!KNOWN.contains(name) && !name.startsWith(CUSTOM_FIELD)) {
                cannotBeSet(name);
            }
        }
    }

    /** @throws RestError 400 with every wrong field */
    Issues.Draft draft(User caller) {
        Project project = project(caller).orElse(null);
        if (project == null) {
            throw new RestError(400, Map.of("project", "project is required"));
        }
        String summary = summary("");
        Projects.IssueType type = type(project, null);
        List<RequiredField> required = type == null ? List.of() : projects.requiredFields(project, type);
        required.stream().filter(field -> !fields.hasNonNull(field.id())).forEach(field -> errors.put(field.id(), field.name() + " is required."));
        forbidCustomFieldsBut(required);
        Issues.Draft draft = new Issues.Draft(project, type, summary, description(""), priority(Issue.Priority.MEDIUM),
                person("reporter", caller), person("assignee", null), labels(), components(project));
        requireNoErrors();
        return draft;
    }

    /** The issue with the fields that the request names. */
    Issue changed(Issue issue) {
        Set.of("project", "reporter", "labels", "components").stream().filter(fields::has)
                .forEach(name -> errors.put(name, "Field cannot be changed."));
        forbidCustomFieldsBut(List.of());
        Issue changed = new Issue(issue.id(), issue.project(), issue.number(), type(issue.project(), issue.type()),
                summary(issue.summary()), description(issue.description()), issue.status(), priority(issue.priority()), issue.reporter(),
                person("assignee", issue.assignee()), issue.created(), issue.updated());
        requireNoErrors();
        return changed;
    }

    private Optional<Project> project(User caller) {
        JsonNode project = fields.path("project");
        Optional<Project> found = project.hasNonNull("key") ? projects.byKey(project.get("key").asText())
                : projects.byId(project.path("id").asLong(0));
        return found.filter(each -> projects.mayWork(Optional.of(caller), each));
    }

    private Projects.IssueType type(Project project, Projects.IssueType present) {
        JsonNode wanted = fields.path("issuetype");
        if (wanted.isMissingNode() && present != null) {
            return present;
        }
        Optional<Projects.IssueType> type = projects.issueTypes(project).stream()
                .filter(each -> each.name().equals(wanted.path("name").asText()) || String.valueOf(each.id()).equals(wanted.path("id").asText()))
                .findFirst();
        if (type.isEmpty()) {
            errors.put("issuetype", wanted.isMissingNode() ? "issue type is required" : "The issue type selected is invalid.");
        }
        return type.orElse(null);
    }

    private Set<String> labels() {
        Set<String> labels = new LinkedHashSet<>();
        fields.path("labels").forEach(label -> labels.add(label.asText()));
        labels.stream().filter(label -> !label.matches("\\S{1,255}"))
                .forEach(label -> errors.put("labels", "The label '" + label + "' contains spaces which is invalid, or is too long."));
        return labels;
    }

    private List<Component> components(Project project) {
        List<Component> components = new ArrayList<>();
        for (JsonNode wanted : fields.path("components")) {
            projects.components(project).stream().filter(each -> each.name().equals(wanted.path("name").asText())
                            || String.valueOf(each.id()).equals(wanted.path("id").asText())).findFirst()
                    .ifPresentOrElse(components::add, () -> errors.put("components", "The component does not exist in the project."));
        }
        return components;
    }

    /** A custom field exists only where one is required. */
    private void forbidCustomFieldsBut(List<RequiredField> required) {
        fields.fieldNames().forEachRemaining(name -> {
            if (name.startsWith(CUSTOM_FIELD) && required.stream().noneMatch(field -> field.id().equals(name))) {
                cannotBeSet(name);
            }
        });
    }

    private void cannotBeSet(String name) {
        errors.put(name, "Field '" + name + "' cannot be set. It is not on the appropriate screen, or unknown.");
    }

    private String summary(String present) {
        String summary = text("summary", present);
        if (summary.isBlank()) {
            errors.put("summary", "You must specify a summary of the issue.");
        } else if (summary.length() > SUMMARY_LENGTH) {
            errors.put("summary", "Summary must be less than " + SUMMARY_LENGTH + " characters.");
        } else if (summary.matches("(?s).*[\\r\\n].*")) {
            errors.put("summary", "The summary is invalid because it contains newline characters.");
        }
        return summary;
    }

    private String description(String present) {
        String description = text("description", present);
        if (description.length() > TEXT_LENGTH) {
            errors.put("description", "The entered text is too long. It exceeds the allowed limit of " + TEXT_LENGTH + " characters.");
        }
        return description;
    }

    private String text(String name, String present) {
        JsonNode value = fields.path(name);
        if (value.isMissingNode()) {
            return present;
        }
        if (!value.isTextual() && !value.isNull() || value.asText().indexOf('\0') >= 0) {
            errors.put(name, "Operation value must be a string");
            return present;
        }
        return value.isNull() ? "" : value.asText();
    }

    private Issue.Priority priority(Issue.Priority present) {
        JsonNode wanted = fields.path("priority");
        if (wanted.isMissingNode() || wanted.isNull()) {
            return present;
        }
        for (Issue.Priority priority : Issue.Priority.values()) {
            if (priority.label().equals(wanted.path("name").asText()) || String.valueOf(priority.id()).equals(wanted.path("id").asText())) {
                return priority;
            }
        }
        errors.put("priority", "The priority selected is invalid.");
        return present;
    }

    private User person(String field, User present) {
        JsonNode wanted = fields.path(field);
        if (wanted.isMissingNode()) {
            return present;
        }
        if (wanted.isNull()) {
            return field.equals("assignee") ? null : present;
        }
        Optional<User> user = users.byName(wanted.path("name").asText());
        if (user.isEmpty()) {
            errors.put(field, "User '" + wanted.path("name").asText() + "' does not exist.");
        }
        return user.orElse(present);
    }

    private void requireNoErrors() {
        if (!errors.isEmpty()) {
            throw new RestError(400, errors);
        }
    }
}
