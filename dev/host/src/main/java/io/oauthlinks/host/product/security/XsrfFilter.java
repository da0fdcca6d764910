package io.oauthlinks.host.product.security;

import io.oauthlinks.host.container.CurrentRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Refuses a changing request of a browser session that may come from another site. JSON proves that it does not: a browser asks
 * before it sends that type across sites, and we never allow it.
 */
public final class XsrfFilter extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final transient Callers callers;
    private final transient XsrfTokens tokens;
    private final transient Refusal refusal;
    private final transient Predicate<HttpServletRequest> answersByItself;

    /** Writes the page that says what happened, with status 403. */
    @FunctionalInterface
    public interface Refusal {
        void write(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    /**
     * @param answersByItself whether the servlet that is asked for says itself what is missing, as an app's protocol endpoint; then the request goes
     *                        on, and may write nothing
     */
    public XsrfFilter(Callers callers, XsrfTokens tokens, Refusal refusal, Predicate<HttpServletRequest> answersByItself) {
        this.callers = callers;
        this.tokens = tokens;
        this.refusal = refusal;
        this.answersByItself = answersByItself;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean suspect = callers.bySession() && !SAFE.contains(request.getMethod());
        if (suspect && !isRestWithJson(request) && !tokens.validateRequestPassesXsrfChecks(request)) {
            if (!answersByItself.test(request)) {
                refusal.write(request, response);
                return;
            }
            request.setAttribute(CurrentRequest.UNPROVEN, true);
        }
        chain.doFilter(request, response);
    }

    /** The media type must be JSON itself: "text/plain;x=application/json" is one that a foreign form can send. */
    private static boolean isRestWithJson(HttpServletRequest request) {
        String type = request.getContentType() == null ? "" : request.getContentType().split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        boolean json = type.equals("application/json") || type.matches("application/[a-z0-9.-]+\\+json");
        return json && request.getRequestURI().startsWith(request.getContextPath() + "/rest/");
    }
}
