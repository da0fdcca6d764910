package io.oauthlinks.host.rest;

import com.atlassian.annotations.security.XsrfProtectionExcluded;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Set;

/**
 * A changing request that a foreign page could send, by its media type, must carry {@code X-Atlassian-Token: no-check}; and no page of
 * another origin may send any.
 */
@Priority(Priorities.AUTHENTICATION + 10)
public final class XsrfRule implements ContainerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> FORM_LIKE = Set.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");

    private final URI baseUrl;
    @Context
    private ResourceInfo resource;

    public XsrfRule(URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (SAFE.contains(request.getMethod()) || resource.getResourceMethod().isAnnotationPresent(XsrfProtectionExcluded.class)) {
            return;
        }
        boolean noCheck = "no-check".equals(request.getHeaderString("X-Atlassian-Token"));
        if (isFormLike(request.getMediaType()) && !noCheck || !isOwnOrigin(request)) {
            request.abortWith(Refusal.of(403, "XSRF check failed"));
        }
    }

    private static boolean isFormLike(MediaType type) {
        return type == null || FORM_LIKE.contains((type.getType() + "/" + type.getSubtype()).toLowerCase(java.util.Locale.ROOT));
    }

    private boolean isOwnOrigin(ContainerRequestContext request) {
        String origin = request.getHeaderString("Origin");
        if (origin == null) {
            return true;
        }
        URI address = request.getUriInfo().getRequestUri();
        return origin.equals(origin(baseUrl)) || origin.equals(origin(address));
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
