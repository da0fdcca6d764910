package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.oauth2.AuthorizeServlet;
import io.oauthlinks.jira.http.oauth2.Question;
import io.oauthlinks.jira.http.oauth2.Refusal;

/** What the authorization endpoint shows. */
public record AuthorizePages(ConsentPage consent, RefusedPage refused) implements AuthorizeServlet.Pages {

    @Override
    public Response question(Request request, Question question) {
        return consent.of(request, question);
    }

    @Override
    public Response refused(Request request, Refusal refusal) {
        return refused.of(request, refusal);
    }

    @Override
    public Response switchedOff(Request request, boolean systemAdministrator) {
        return refused.switchedOff(request, systemAdministrator);
    }
}
