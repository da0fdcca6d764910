package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.ProjectFacts;

/** From the project's settings, which know its key, to its channels, whose addresses keep to its number: the key may change. */
public final class ProjectScreen implements Screen {

    private final ProjectFacts projects;

    public ProjectScreen(ProjectFacts projects) {
        this.projects = projects;
    }

    @Override
    public Response get(Request request) {
        long project = projects.byKey(request.parameter(Route.PROJECT_KEY)).orElseThrow(NotFound::new).id();
        return Response.SeeOther.to(Route.BASE + MailChannelPages.list(project));
    }
}
