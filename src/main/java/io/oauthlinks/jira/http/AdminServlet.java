package io.oauthlinks.jira.http;

import com.atlassian.annotations.security.SystemAdminOnly;
import jakarta.inject.Inject;

/** Every administration page. */
@SystemAdminOnly
public final class AdminServlet extends ScreenServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    public AdminServlet(Guards guards, Routes routes, Requests requests, Responses responses) {
        super(Audience.SYSTEM_ADMINISTRATORS, guards, routes, requests, responses);
    }
}
