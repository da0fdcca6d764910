package io.oauthlinks.jira.wiring;

import com.atlassian.sal.api.user.UserKey;
import com.atlassian.sal.api.user.UserManager;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.outgoinglink.flow.AuthorizationRights;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages below a project are for whoever administers it, all others for system administrators. */
final class PageRights implements AuthorizationRights {

    private static final Pattern OF_PROJECT = Pattern.compile(Pattern.quote(Route.BASE) + "/projects/([0-9]{1,18})/[^?]*(\\?.*)?");

    private final UserManager users;
    private final ProjectFacts projects;

    PageRights(UserManager users, ProjectFacts projects) {
        this.users = users;
        this.projects = projects;
    }

    @Override
    public boolean include(String userKey, String returnPath) {
        Matcher project = OF_PROJECT.matcher(returnPath);
        return project.matches() ? projects.administers(userKey, Long.parseLong(project.group(1))) : users.isSystemAdmin(new UserKey(userKey));
    }
}
