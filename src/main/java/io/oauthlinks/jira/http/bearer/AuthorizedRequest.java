package io.oauthlinks.jira.http.bearer;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The request as those behind the filter see it. Its only proof is the access token, which is used up: no token that another filter might refuse,
 * no cookie that would make somebody else of the caller, and no need of an XSRF token, because no browser sends an access token by itself.
 */
final class AuthorizedRequest extends HttpServletRequestWrapper {

    private static final String XSRF = "x-atlassian-token";
    private static final String NO_CHECK = "no-check";

    private final long now;
    private TransientSession session;

    /** @param now milliseconds since 1970 */
    AuthorizedRequest(HttpServletRequest request, long now) {
        super(request);
        this.now = now;
    }

    @Override
    public HttpSession getSession() {
        return getSession(true);
    }

    @Override
    public HttpSession getSession(boolean create) {
        if (session != null && session.hasEnded()) {
            session = null;
        }
        if (session == null && create) {
            session = new TransientSession(getServletContext(), now);
        }
        return session;
    }

    void endSession() {
        if (session != null) {
            session.end();
        }
    }

    @Override
    public String changeSessionId() {
        if (getSession(false) == null) {
            throw new IllegalStateException("The request has no session");
        }
        return session.changeId();
    }

    @Override
    public String getRequestedSessionId() {
        return null;
    }

    @Override
    public boolean isRequestedSessionIdValid() {
        return false;
    }

    @Override
    public boolean isRequestedSessionIdFromCookie() {
        return false;
    }

    @Override
    public boolean isRequestedSessionIdFromURL() {
        return false;
    }

    @Override
    public Cookie[] getCookies() {
        return null;
    }

    @Override
    public String getHeader(String name) {
        if (isHidden(name)) {
            return null;
        }
        return XSRF.equalsIgnoreCase(name) ? NO_CHECK : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (isHidden(name)) {
            return Collections.emptyEnumeration();
        }
        return XSRF.equalsIgnoreCase(name) ? Collections.enumeration(List.of(NO_CHECK)) : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Set<String> names = new LinkedHashSet<>();
        for (String name : Collections.list(super.getHeaderNames())) {
            if (!isHidden(name) && !XSRF.equalsIgnoreCase(name)) {
                names.add(name);
            }
        }
        names.add(XSRF);
        return Collections.enumeration(names);
    }

    private static boolean isHidden(String name) {
        return "Authorization".equalsIgnoreCase(name) || "Cookie".equalsIgnoreCase(name);
    }
}
