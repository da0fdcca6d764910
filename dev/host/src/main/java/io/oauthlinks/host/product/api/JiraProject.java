package io.oauthlinks.host.product.api;

import com.atlassian.jira.bc.project.component.ProjectComponent;
import com.atlassian.jira.issue.issuetype.IssueType;
import com.atlassian.jira.project.Project;
import com.atlassian.jira.project.type.ProjectTypeKey;
import io.oauthlinks.host.product.project.Projects;
import java.util.Collection;

/** A project as Jira shows one to apps: as it was when it was asked for. */
record JiraProject(io.oauthlinks.host.product.project.Project project, Projects projects) implements Project {

    @Override
    public Long getId() {
        return project.id();
    }

    @Override
    public String getName() {
        return project.name();
    }

    @Override
    public String getKey() {
        return project.key();
    }

    @Override
    public ProjectTypeKey getProjectTypeKey() {
        return new ProjectTypeKey(project.type().key());
    }

    @Override
    public Collection<ProjectComponent> getComponents() {
        return projects.components(project).stream().map(JiraConstant::component).toList();
    }

    @Override
    public Collection<IssueType> getIssueTypes() {
        return projects.issueTypes(project).stream().map(JiraConstant::type).toList();
    }

    @Override
    public boolean isArchived() {
        return project.archived();
    }
}
