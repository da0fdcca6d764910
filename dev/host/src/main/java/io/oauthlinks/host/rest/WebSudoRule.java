package io.oauthlinks.host.rest;

import com.atlassian.sal.api.websudo.WebSudoManager;
import com.atlassian.sal.api.websudo.WebSudoNotRequired;
import com.atlassian.sal.api.websudo.WebSudoRequired;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.AnnotatedElement;

/** Resources with {@code @WebSudoRequired} answer a browser session only after the password was confirmed. */
@Priority(Priorities.AUTHORIZATION)
public final class WebSudoRule implements ContainerRequestFilter {

    private final WebSudoManager webSudo;
    @Context
    private ResourceInfo resource;
    @Context
    private HttpServletRequest request;

    public WebSudoRule(WebSudoManager webSudo) {
        this.webSudo = webSudo;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        if (!isRequired()) {
            return;
        }
        if (webSudo.canExecuteRequest(request)) {
            webSudo.willExecuteWebSudoRequest(request);
        } else {
            context.abortWith(Refusal.of(401, "This resource requires WebSudo."));
        }
    }

    private boolean isRequired() {
        Class<?> type = resource.getResourceClass();
        for (AnnotatedElement element : new AnnotatedElement[] {resource.getResourceMethod(), type, type.getPackage()}) {
            if (element != null && element.isAnnotationPresent(WebSudoNotRequired.class)) {
                return false;
            }
            if (element != null && element.isAnnotationPresent(WebSudoRequired.class)) {
                return true;
            }
        }
        return false;
    }
}
