package io.oauthlinks.jira.http.bearer;

import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.user.util.UserManager;
import com.atlassian.sal.api.auth.AuthenticationListener;
import com.atlassian.sal.api.auth.Authenticator;
import jakarta.servlet.http.HttpServletResponse;

/** Tells Jira's login as whom a request acts. It keeps that in the session of the request, where it finds it again a moment later. */
public final class JiraLogin {

    private final AuthenticationListener listener;
    private final UserManager users;

    public JiraLogin(AuthenticationListener listener, UserManager users) {
        this.listener = listener;
        this.users = users;
    }

    /** @return false when the user was deleted in this very moment */
    boolean signIn(String userKey, AuthorizedRequest request, HttpServletResponse response) {
        ApplicationUser user = users.getUserByKey(userKey);
        if (user != null) {
            listener.authenticationSuccess(new Authenticator.Result.Success(user), request, response);
        }
        return user != null;
    }
}
