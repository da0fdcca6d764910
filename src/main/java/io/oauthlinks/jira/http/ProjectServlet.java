package io.oauthlinks.jira.http;

import com.atlassian.annotations.security.UnrestrictedAccess;
import jakarta.inject.Inject;

/**
 * The pages in the settings of a project. Open to everybody for the platform, because it knows no word for "administers this project": the guards let
 * nobody else through.
 */
@UnrestrictedAccess
public final class ProjectServlet extends ScreenServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    public ProjectServlet(Guards guards, Routes routes, Requests requests, Responses responses) {
        super(Audience.PROJECT_ADMINISTRATORS, guards, routes, requests, responses);
    }
}
