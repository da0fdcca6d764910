package io.oauthlinks.host.rest;

import io.oauthlinks.host.access.Access;
import io.oauthlinks.host.access.Gate;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;

/** The security annotations of resources. */
@Priority(Priorities.AUTHENTICATION)
public final class AccessRule implements ContainerRequestFilter {

    private final Gate gate;
    @Context
    private ResourceInfo resource;
    @Context
    private HttpServletRequest request;

    public AccessRule(Gate gate) {
        this.gate = gate;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        switch (gate.check(Access.of(resource.getResourceMethod(), resource.getResourceClass()), request)) {
            case PASS -> { }
            case LOG_IN -> context.abortWith(Refusal.of(401, "You need to log in to use this resource."));
            case FORBIDDEN -> context.abortWith(Refusal.of(403, "You may not use this resource."));
        }
    }
}
