package io.oauthlinks.host.product.api;

import com.atlassian.jira.bc.project.component.ProjectComponent;
import com.atlassian.jira.issue.issuetype.IssueType;
import com.atlassian.jira.issue.priority.Priority;
import io.oauthlinks.host.product.project.Component;
import io.oauthlinks.host.product.project.Issue;
import io.oauthlinks.host.product.project.Projects;

/** Issue types, priorities and components as Jira shows them to apps. */
final class JiraConstant {

    private JiraConstant() {
    }

    static IssueType type(Projects.IssueType type) {
        return new Type(String.valueOf(type.id()), type.name());
    }

    static Priority priority(Issue.Priority priority) {
        return new Urgency(String.valueOf(priority.id()), priority.label());
    }

    static ProjectComponent component(Component component) {
        return new Part(component.id(), component.name());
    }

    private record Type(String getId, String getName) implements IssueType {

        @Override
        public boolean isSubTask() {
            return false;
        }

        @Override
        public String getNameTranslation() {
            return getName;
        }
    }

    private record Urgency(String getId, String getName) implements Priority {

        @Override
        public String getNameTranslation() {
            return getName;
        }
    }

    private record Part(Long getId, String getName) implements ProjectComponent { }
}
