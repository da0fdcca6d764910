package io.oauthlinks.host.product.sal;

import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.sal.api.auth.AuthenticationListener;
import com.atlassian.sal.api.auth.Authenticator;
import io.oauthlinks.host.product.security.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What filters of apps found out about a request goes where Jira's login looks: into the session of the request that they pass. */
public final class SignIns implements AuthenticationListener {

    private final Sessions sessions;

    public SignIns(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void authenticationSuccess(Authenticator.Result result, HttpServletRequest request, HttpServletResponse response) {
        if (!(result.getPrincipal() instanceof ApplicationUser user)) {
            throw new IllegalArgumentException("Jira keeps an ApplicationUser in its sessions, not " + result.getPrincipal());
        }
        sessions.signIn(request, user.getKey());
    }

    @Override
    public void authenticationFailure(Authenticator.Result result, HttpServletRequest request, HttpServletResponse response) {
        // the filter answers
    }

    @Override
    public void authenticationError(Authenticator.Result result, HttpServletRequest request, HttpServletResponse response) {
        // the filter answers
    }

    @Override
    public void authenticationNotAttempted(HttpServletRequest request, HttpServletResponse response) {
        // the login goes on by itself
    }
}
