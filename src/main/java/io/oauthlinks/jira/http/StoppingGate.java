package io.oauthlinks.jira.http;

import com.atlassian.annotations.security.UnrestrictedAccess;
import com.atlassian.sal.api.message.I18nResolver;
import io.oauthlinks.work.WorkInProgress;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** First of all at the app's own addresses: a request that has begun is waited for when the app stops, and one that comes then is sent away. */
@UnrestrictedAccess
public final class StoppingGate extends HttpFilter {

    private static final long serialVersionUID = 1L;
    /** Seconds after which to try again: an update takes about as long. */
    private static final String LATER = "10";

    private final transient WorkInProgress work;
    private final transient I18nResolver texts;

    @Inject
    public StoppingGate(WorkInProgress work, I18nResolver texts) {
        this.work = work;
        this.texts = texts;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain rest) throws IOException, ServletException {
        if (!work.begin()) {
            sendAway(request, response);
            return;
        }
        try {
            rest.doFilter(request, response);
        } finally {
            work.end();
        }
    }

    private void sendAway(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", LATER);
        response.setHeader("Cache-Control", "no-store");
        String accept = request.getHeader("Accept");
        if (accept != null && accept.contains("text/html")) {
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().write(texts.getText("oauth-links.common.stopping"));
        } else {
            // RFC 6749 section 5.2 in form, so that a client reads it as every other refusal
            response.setContentType("application/json;charset=UTF-8");
            response.getWriter().write("{\"error\":\"temporarily_unavailable\",\"error_description\":\"OAuth Links is being updated or was disabled.\"}");
        }
    }
}
