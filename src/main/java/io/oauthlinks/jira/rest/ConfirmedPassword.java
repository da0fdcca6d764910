package io.oauthlinks.jira.rest;

import com.atlassian.sal.api.websudo.WebSudoManager;
import com.atlassian.sal.api.websudo.WebSudoSessionException;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * A request that brings a browser session needs websudo, as the screens do; one with a token and no session has no password
 * to confirm. The session alone decides: an Authorization header beside it must not make a stolen session worth more.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public final class ConfirmedPassword implements ContainerRequestFilter {

    private final WebSudoManager webSudo;
    private final Answers answers;
    @Context
    private HttpServletRequest request;

    @Inject
    public ConfirmedPassword(WebSudoManager webSudo, Answers answers) {
        this.webSudo = webSudo;
        this.answers = answers;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        if (request.getRequestedSessionId() == null || !request.isRequestedSessionIdValid()) {
            return;
        }
        try {
            webSudo.willExecuteWebSudoRequest(request);
        } catch (WebSudoSessionException notConfirmed) {
            context.abortWith(answers.error(401, "oauth-links.rest.error.websudo"));
        }
    }
}
