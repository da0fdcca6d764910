package io.oauthlinks.jira.http.bearer;

import com.atlassian.annotations.security.UnrestrictedAccess;
import io.oauthlinks.incominglink.bearer.BearerAnswer;
import io.oauthlinks.incominglink.bearer.BearerAnswer.Admitted;
import io.oauthlinks.incominglink.bearer.BearerAnswer.Refused;
import io.oauthlinks.incominglink.bearer.BearerCheck;
import io.oauthlinks.incominglink.bearer.BearerRequest;
import io.oauthlinks.work.WorkInProgress;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests to Jira with an access token of ours: they go on as their user, or end here. In front of Jira's login and, by its weight, of other
 * filters that read the Authorization header; every other request goes on untouched.
 */
@UnrestrictedAccess
public final class BearerFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(BearerFilter.class);
    private static final String ADMITTED = BearerFilter.class.getName() + ".admitted";
    /** Each of them has been taken for the method of the request by some library. */
    private static final List<String> METHOD_OVERRIDES = List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");
    private static final Pattern OVERRIDE_IN_QUERY = Pattern.compile("(^|&)_method=", Pattern.CASE_INSENSITIVE);

    private final transient BearerCheck check;
    private final transient JiraLogin login;
    private final transient WorkInProgress work;
    private final transient Clock clock;

    @Inject
    public BearerFilter(BearerCheck check, JiraLogin login, WorkInProgress work, Clock clock) {
        this.check = check;
        this.login = login;
        this.work = work;
        this.clock = clock;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            goOnToErrorPage(request, response, chain);
            return;
        }
        // once the app stops, requests go on as if it had gone; those of somebody else are not waited for
        boolean served = false;
        if (work.begin()) {
            try {
                served = serve(request, response, chain);
            } finally {
                work.end();
            }
        }
        if (!served) {
            chain.doFilter(request, response);
        }
    }

    /** @return false when the request has no token of ours */
    private boolean serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        BearerAnswer answer;
        try {
            answer = check.check(read(request));
        } catch (RuntimeException failure) {
            String reference = UUID.randomUUID().toString();
            LOG.error("An access token could not be checked, reference {}", reference, failure);
            RefusedCall.write(503, "temporarily_unavailable", "Jira cannot check access tokens now. Its log says more under the reference "
                    + reference + ".", response);
            return true;
        }
        if (answer instanceof Admitted admitted) {
            goOn(admitted, request, response, chain);
            return true;
        }
        if (answer instanceof Refused refused) {
            RefusedCall.write(refused, response);
            return true;
        }
        return false;
    }

    private static BearerRequest read(HttpServletRequest request) {
        String context = request.getServletContext().getContextPath();
        String path = request.getRequestURI();
        boolean below = path.startsWith(context + "/");
        String query = request.getQueryString();
        return new BearerRequest(request.getMethod(), below ? path.substring(context.length()) : null, query,
                Collections.list(request.getHeaders("Authorization")), overridesMethod(request, query), request.getRemoteAddr());
    }

    private static boolean overridesMethod(HttpServletRequest request, String query) {
        for (String header : METHOD_OVERRIDES) {
            if (request.getHeader(header) != null) {
                return true;
            }
        }
        return query != null && OVERRIDE_IN_QUERY.matcher(query).find();
    }

    private void goOn(Admitted admitted, HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        AuthorizedRequest authorized = new AuthorizedRequest(request, clock.millis());
        HttpServletResponse cookieless = new CookielessResponse(response);
        request.setAttribute(ADMITTED, true);
        try {
            if (login.signIn(admitted.userKey(), authorized, cookieless)) {
                chain.doFilter(authorized, cookieless);
            } else {
                RefusedCall.write(BearerCheck.NO_USER, response);
            }
        } finally {
            if (!request.isAsyncStarted()) {
                authorized.endSession();
            }
        }
    }

    /** The container brings the request as it came, with its cookies: they count as little here, and the page sets none. */
    private void goOnToErrorPage(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (request.getAttribute(ADMITTED) == null) {
            chain.doFilter(request, response);
        } else {
            chain.doFilter(new AuthorizedRequest(request, clock.millis()), new CookielessResponse(response));
        }
    }
}
