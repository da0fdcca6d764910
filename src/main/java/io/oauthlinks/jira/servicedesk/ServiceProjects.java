package io.oauthlinks.jira.servicedesk;

import com.atlassian.jira.user.ApplicationUser;
import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.mailchannel.intake.JiraFailed;
import io.oauthlinks.mailchannel.intake.JiraNotReady;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What service projects have besides: request types, and customers who may be reporters. */
public final class ServiceProjects implements ProjectFacts {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceProjects.class);

    private final ProjectFacts projects;
    private final ServiceDesks desks;
    private final RequestLookups jira;

    /** @param projects as of any project */
    public ServiceProjects(ProjectFacts projects, ServiceDesks desks, RequestLookups jira) {
        this.projects = projects;
        this.desks = desks;
        this.jira = jira;
    }

    @Override
    public Optional<Project> byId(long projectId) {
        return projects.byId(projectId);
    }

    @Override
    public Optional<Project> byKey(String key) {
        return projects.byKey(key);
    }

    @Override
    public Optional<IssueRef> issue(String issueKey) {
        return projects.issue(issueKey);
    }

    @Override
    public Optional<IssueRef> issue(long issueId) {
        return projects.issue(issueId);
    }

    @Override
    public boolean administers(String userKey, long projectId) {
        return projects.administers(userKey, projectId);
    }

    @Override
    public Optional<Reporter> reporter(String user, long projectId) {
        return projects.reporter(user, projectId).map(found -> found.mayCreate() ? found
                : new Reporter(found.userKey(), found.userName(), found.displayName(), isKnownAsCustomer(found.userKey(), projectId)));
    }

    @Override
    public Choices choices(long projectId) {
        Choices any = projects.choices(projectId);
        return isService(projectId) ? new Choices(requestTypes(projectId), any.issueTypes(), any.priorities(), any.components()) : any;
    }

    /** Whether the user may raise requests in the portal of the project. @throws JiraNotReady or JiraFailed when nobody can tell */
    boolean isCustomer(String userKey, long projectId) {
        return isService(projectId) && jira.user(userKey).filter(ApplicationUser::isActive)
                .filter(user -> !desks.ask(user, desk -> desk.requestTypes(jira.openProject(projectId), user)).isEmpty()).isPresent();
    }

    private boolean isKnownAsCustomer(String userKey, long projectId) {
        try {
            return isCustomer(userKey, projectId);
        } catch (JiraNotReady | JiraFailed away) {
            return false;
        }
    }

    boolean isService(long projectId) {
        return projects.byId(projectId).filter(Project::service).filter(project -> !project.archived()).isPresent();
    }

    /** A form without its request types is better than none. */
    private List<Choice> requestTypes(long projectId) {
        try {
            return desks.ask(null, desk -> desk.requestTypes(jira.openProject(projectId), null));
        } catch (JiraNotReady | JiraFailed away) {
            LOG.warn("The request types of project {} cannot be listed: {}", projectId, away.getMessage());
            return List.of();
        }
    }
}
