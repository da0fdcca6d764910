package io.oauthlinks.jira.rest;

import com.atlassian.sal.api.websudo.WebSudoManager;
import com.atlassian.sal.api.websudo.WebSudoNotRequired;
import com.atlassian.sal.api.websudo.WebSudoSessionException;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * A request that brings cookies needs websudo, as the screens do; one with a token and no cookie has no password to confirm.
 * Any cookie decides, not a live session alone: "remember me" and single sign-on begin a session with a cookie of their own. An
 * Authorization header beside it must not make a stolen one worth more. A resource with {@code @WebSudoNotRequired} is about what is the caller's own.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public final class ConfirmedPassword implements ContainerRequestFilter {

    private final WebSudoManager webSudo;
    private final Answers answers;
    @Context
    HttpServletRequest request;
    @Context
    ResourceInfo resource;

    @Inject
    public ConfirmedPassword(WebSudoManager webSudo, Answers answers) {
        this.webSudo = webSudo;
        this.answers = answers;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        boolean brought = request.getCookies() != null && request.getCookies().length > 0;
        if (!brought || resource.getResourceClass().isAnnotationPresent(WebSudoNotRequired.class)) {
            return;
        }
        try {
            webSudo.willExecuteWebSudoRequest(request);
        } catch (WebSudoSessionException notConfirmed) {
            context.abortWith(answers.error(401, "oauth-links.rest.error.websudo"));
        }
    }
}
