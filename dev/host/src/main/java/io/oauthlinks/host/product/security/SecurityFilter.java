package io.oauthlinks.host.product.security;

import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.user.Users;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;

/**
 * Finds out who calls, as Jira's login does: from what the filters before it found, then from a password (if switched on), then from the session
 * of the request that it is given, whoever put the user there. A wrong password is refused, not ignored.
 */
public final class SecurityFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    private final transient Callers callers;
    private final transient Users users;
    private final transient Sessions sessions;
    private final boolean tls;
    private final boolean basicAuth;

    public SecurityFilter(Callers callers, Users users, Sessions sessions, boolean tls, boolean basicAuth) {
        this.callers = callers;
        this.users = users;
        this.sessions = sessions;
        this.tls = tls;
        this.basicAuth = basicAuth;
    }

    /** Runs while the context starts, the last moment to say how the session cookie looks. */
    @Override
    public void init(FilterConfig config) throws ServletException {
        super.init(config);
        SessionCookieConfig cookie = config.getServletContext().getSessionCookieConfig();
        cookie.setHttpOnly(true);
        cookie.setSecure(tls);
        config.getServletContext().setSessionTrackingModes(EnumSet.of(SessionTrackingMode.COOKIE));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (path.startsWith("/s/")) {
            chain.doFilter(request, response);
            return;
        }
        try {
            Optional<Caller> caller = identify(request, path);
            callers.begin(caller);
            chain.doFilter(caller.isPresent() ? new Identified(request, caller.get()) : request, response);
        } catch (Refused refused) {
            refused.write(response);
        } finally {
            callers.end();
        }
    }

    private Optional<Caller> identify(HttpServletRequest request, String path) throws Refused {
        String authorization = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        String credentials = authorization.substring(authorization.indexOf(' ') + 1).trim();
        if (request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller) {
            return Optional.of(caller);
        }
        // outside REST it may be an app's own, such as the login of an OAuth client at a token endpoint
        if (hasScheme(authorization, "Basic") && path.startsWith("/rest/")) {
            return Optional.of(new Caller(byPassword(credentials), Caller.Means.PASSWORD));
        }
        return sessions.userOf(request).map(user -> new Caller(user, Caller.Means.SESSION));
    }

    private User byPassword(String credentials) throws Refused {
        if (!basicAuth) {
            throw new Refused(403, null, "Basic authentication has been disabled on this instance.");
        }
        try {
            String[] pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8).split(":", 2);
            if (pair.length == 2) {
                return users.authenticate(pair[0], pair[1]).orElseThrow(SecurityFilter::wrongPassword);
            }
        } catch (IllegalArgumentException notBase64) {
            throw wrongPassword();
        }
        throw wrongPassword();
    }

    private static Refused wrongPassword() {
        return new Refused(401, "Basic realm=\"Jira\"", "The user name or password is wrong.");
    }

    static boolean hasScheme(String authorization, String scheme) {
        return authorization.regionMatches(true, 0, scheme + " ", 0, scheme.length() + 1);
    }

    /** What the servlet API says about the caller. */
    private static final class Identified extends HttpServletRequestWrapper {

        private final Caller caller;

        Identified(HttpServletRequest request, Caller caller) {
            super(request);
            this.caller = caller;
        }

        @Override
        public String getRemoteUser() {
            return caller.user().name();
        }

        @Override
        public Principal getUserPrincipal() {
            return this::getRemoteUser;
        }
    }
}
