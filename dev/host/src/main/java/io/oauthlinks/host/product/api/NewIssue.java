package io.oauthlinks.host.product.api;

import com.atlassian.jira.issue.IssueInputParameters;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.util.ErrorCollection;
import com.atlassian.jira.util.ErrorCollection.Reason;
import com.atlassian.jira.util.SimpleErrorCollection;
import io.oauthlinks.host.product.project.Component;
import io.oauthlinks.host.product.project.Issue;
import io.oauthlinks.host.product.project.Issues;
import io.oauthlinks.host.product.project.Project;
import io.oauthlinks.host.product.project.Projects;
import io.oauthlinks.host.product.project.RequiredField;
import io.oauthlinks.host.product.project.Tracker;
import io.oauthlinks.host.product.user.User;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the form for a new issue, and says what Jira says against it. */
final class NewIssue {

    private static final int SUMMARY_LENGTH = 255;
    private static final String ISSUE_TYPE = "issuetype";

    private final Tracker tracker;
    private final ApplicationUser user;
    private final IssueInputParameters form;
    private final ErrorCollection errors = new SimpleErrorCollection();
    private Project project;
    private Projects.IssueType type;

    NewIssue(Tracker tracker, ApplicationUser user, IssueInputParameters form) {
        this.tracker = tracker;
        this.user = user;
        this.form = form;
    }

    ErrorCollection errors() {
        return errors;
    }

    /** In Jira's order: without project, permission or type no field is looked at. */
    Optional<Issues.Draft> read() {
        if (!hasProject() || !mayCreate() || !hasType()) {
            return Optional.empty();
        }
        String summary = summary();
        String description = description();
        Issue.Priority priority = priority();
        User reporter = reporter();
        Set<String> labels = labels();
        List<Component> components = components();
        tracker.projects().requiredFields(project, type).forEach(this::require);
        return errors.hasAnyErrors() ? Optional.empty()
                : Optional.of(new Issues.Draft(project, type, summary, description, priority, reporter, null, labels, components));
    }

    private boolean hasProject() {
        project = Optional.ofNullable(form.getProjectId()).flatMap(tracker.projects()::byId).orElse(null);
        if (project == null) {
            errors.addError("project", form.getProjectId() == null ? "You must select a project." : "The selected project is invalid.",
                    Reason.VALIDATION_FAILED);
        } else if (project.archived()) {
            errors.addError("project", "The project " + project.name() + " is archived. You cannot create issues in it.", Reason.FORBIDDEN);
        }
        return !errors.hasAnyErrors();
    }

    /** A customer has no licence, and so may not, whatever the portal allows. */
    private boolean mayCreate() {
        Optional<User> caller = Optional.ofNullable(user).map(ApplicationUser::getKey).flatMap(tracker.users()::byKey).filter(User::active);
        if (!tracker.projects().mayWork(caller, project)) {
            errors.addError("project", "You do not have permission to create issues in the selected project.",
                    user == null ? Reason.NOT_LOGGED_IN : Reason.FORBIDDEN);
        }
        return !errors.hasAnyErrors();
    }

    private boolean hasType() {
        type = tracker.projects().issueTypes(project).stream().filter(each -> String.valueOf(each.id()).equals(form.getIssueTypeId())).findFirst()
                .orElse(null);
        if (type == null) {
            wrong(ISSUE_TYPE, form.getIssueTypeId() == null ? "You must select an issue type." : "The issue type selected is invalid.");
        }
        return type != null;
    }

    private String summary() {
        String summary = Optional.ofNullable(form.getSummary()).orElse("").strip();
        if (summary.isEmpty()) {
            wrong("summary", "You must specify a summary of the issue.");
        } else if (summary.length() > SUMMARY_LENGTH) {
            wrong("summary", "Summary must be less than " + SUMMARY_LENGTH + " characters.");
        } else if (summary.indexOf('\n') >= 0 || summary.indexOf('\r') >= 0) {
            wrong("summary", "The summary is invalid because it contains newline characters.");
        }
        return stored("summary", summary);
    }

    private String description() {
        String description = Optional.ofNullable(form.getDescription()).orElse("");
        if (description.length() > Texts.LIMIT) {
            wrong("description", Texts.TOO_LONG);
        }
        return stored("description", description);
    }

    private String stored(String field, String text) {
        Texts.unstorable(text).ifPresent(what -> wrong(field, what));
        return text;
    }

    private Issue.Priority priority() {
        if (form.getPriorityId() == null) {
            return Issue.Priority.MEDIUM;
        }
        Optional<Issue.Priority> found = Arrays.stream(Issue.Priority.values())
                .filter(each -> String.valueOf(each.id()).equals(form.getPriorityId())).findFirst();
        if (found.isEmpty()) {
            wrong("priority", "The priority selected is invalid.");
        }
        return found.orElse(Issue.Priority.MEDIUM);
    }

    /** By the name of the user. Another one than the caller needs the permission to change reporters, which administrators of the project have. */
    private User reporter() {
        User caller = tracker.users().byKey(user.getKey()).orElseThrow();
        String name = form.getReporterId();
        if (name == null || name.isBlank()) {
            if (!form.applyDefaultValuesWhenParameterNotProvided()) {
                wrong("reporter", "Reporter is required.");
            }
            return caller;
        }
        Optional<User> reporter = tracker.users().byName(name);
        if (reporter.isEmpty()) {
            wrong("reporter", "The reporter specified is not a user.");
        } else if (!reporter.get().active()) {
            wrong("reporter", "The reporter specified is not an active user.");
        } else if (!reporter.get().key().equals(caller.key()) && !tracker.projects().administers(Optional.of(caller), project)) {
            errors.addError("reporter", "You do not have permission to set the reporter.", Reason.FORBIDDEN);
        }
        return reporter.orElse(caller);
    }

    private Set<String> labels() {
        Set<String> labels = new LinkedHashSet<>(List.of(InputParameters.values(form, InputParameters.LABELS)));
        labels.forEach(label -> Texts.wrongLabel(label).ifPresent(what -> wrong("labels", what)));
        return labels;
    }

    private List<Component> components() {
        List<Component> chosen = new ArrayList<>();
        List<Component> known = tracker.projects().components(project);
        for (String id : InputParameters.values(form, InputParameters.COMPONENTS)) {
            Optional<Component> component = known.stream().filter(each -> String.valueOf(each.id()).equals(id)).findFirst();
            component.ifPresentOrElse(chosen::add, () -> wrong("components", "Component with ID '" + id + "' does not exist in the project."));
        }
        return chosen;
    }

    private void require(RequiredField field) {
        if (InputParameters.values(form, field.id()).length == 0) {
            wrong(field.id(), field.name() + " is required.");
        }
    }

    private void wrong(String field, String message) {
        errors.addError(field, message, Reason.VALIDATION_FAILED);
    }
}
