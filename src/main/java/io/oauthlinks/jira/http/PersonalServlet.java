package io.oauthlinks.jira.http;

import com.atlassian.annotations.security.UnrestrictedAccess;
import jakarta.inject.Inject;

/**
 * The pages on which people look after what is their own. Open to everybody for the platform, because it knows no word for "logged in, with or
 * without a licence": the guards let nobody else through.
 */
@UnrestrictedAccess
public final class PersonalServlet extends ScreenServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    public PersonalServlet(Guards guards, Routes routes, Requests requests, Responses responses) {
        super(Audience.SIGNED_IN, guards, routes, requests, responses);
    }
}
