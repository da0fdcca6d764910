package io.oauthlinks.host.product.servicedesk;

import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.issue.comments.Comment;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.user.util.UserManager;
import com.atlassian.servicedesk.api.ServiceDesk;
import io.oauthlinks.host.product.project.Project;
import io.oauthlinks.host.product.project.Tracker;
import io.oauthlinks.host.product.user.User;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * From the API's objects to the host's, and back.
 *
 * @param issue   an issue as Jira's own API answers it
 * @param comment and a comment
 */
record Office(Desks desks, Tracker tracker, UserManager jiraUsers, LongFunction<Issue> issue, LongFunction<Comment> comment) {

    /** @throws com.atlassian.servicedesk.api.AuthorizationException for nobody, or somebody who is gone or inactive */
    User user(ApplicationUser user) {
        return Optional.ofNullable(user).map(ApplicationUser::getKey).flatMap(tracker.users()::byKey).filter(User::active).orElseThrow(Says::nobody);
    }

    ApplicationUser user(User user) {
        return jiraUsers.getUserByKey(user.key());
    }

    Desk desk(Project project) {
        return desks.of(project).orElseThrow(() -> Says.none("The project " + project.key() + " is no service project."));
    }

    Desk desk(ServiceDesk desk) {
        return Optional.ofNullable(desk).flatMap(asked -> desks.byId(asked.getId())).orElseThrow(() -> Says.none("There is no such service desk."));
    }

    /** The issue, unless it is in another kind of project or the user does not see it: the answer does not tell which. */
    io.oauthlinks.host.product.project.Issue request(long issueId, User user) {
        return tracker.issues().byId(issueId).filter(found -> desks.sees(user, found))
                .orElseThrow(() -> Says.none("The request does not exist, or you do not have the permission to see it."));
    }

    static ServiceDesk view(Desk desk) {
        return new View(desk);
    }

    private record View(Desk desk) implements ServiceDesk {

        @Override
        public int getId() {
            return desk.id();
        }

        @Override
        public long getProjectId() {
            return desk.project().id();
        }

        @Override
        public String getProjectName() {
            return desk.project().name();
        }
    }
}
