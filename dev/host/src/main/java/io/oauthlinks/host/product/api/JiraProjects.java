package io.oauthlinks.host.product.api;

import com.atlassian.jira.project.Project;
import com.atlassian.jira.project.ProjectManager;
import io.oauthlinks.host.product.project.Projects;
import java.util.Locale;
import java.util.Optional;

/** Finds projects for apps. */
public final class JiraProjects implements ProjectManager {

    private final Projects projects;

    public JiraProjects(Projects projects) {
        this.projects = projects;
    }

    @Override
    public Project getProjectObj(Long id) {
        return Optional.ofNullable(id).flatMap(projects::byId).map(this::shown).orElse(null);
    }

    /** Keys are in upper case, as in Jira: lower case finds nothing. */
    @Override
    public Project getProjectObjByKey(String projectKey) {
        return found(projectKey).map(this::shown).orElse(null);
    }

    @Override
    public Project getProjectByCurrentKey(String projectKey) {
        return found(projectKey).filter(project -> project.key().equals(projectKey)).map(this::shown).orElse(null);
    }

    @Override
    public long getCurrentCounterForProject(Long id) {
        return projects.lastNumber(id);
    }

    private Optional<io.oauthlinks.host.product.project.Project> found(String key) {
        return Optional.ofNullable(key).filter(each -> each.equals(each.toUpperCase(Locale.ROOT))).flatMap(projects::byKey);
    }

    private Project shown(io.oauthlinks.host.product.project.Project project) {
        return new JiraProject(project, projects);
    }
}
