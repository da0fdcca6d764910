package io.oauthlinks.host.product.security;

import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;

/** Logins by browser. */
public final class Sessions {

    /** Where Jira's login keeps the user; here by key. */
    private static final String USER_KEY = "seraph_defaultauthenticator_user";
    private static final Duration IDLE = Duration.ofHours(5);

    private final Users users;

    public Sessions(Users users) {
        this.users = users;
    }

    Optional<User> userOf(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty()
                : Optional.ofNullable((String) session.getAttribute(USER_KEY)).flatMap(users::byKey).filter(User::active);
    }

    /** A filter has found out as whom a request acts: from now on its session says so. */
    public void signIn(HttpServletRequest request, String userKey) {
        request.getSession(true).setAttribute(USER_KEY, userKey);
    }

    /** Starts a session with a new id: one that somebody planted in the browser before must not become the user's. */
    public void logIn(HttpServletRequest request, User user) {
        logOut(request);
        HttpSession session = request.getSession(true);
        session.setAttribute(USER_KEY, user.key());
        session.setMaxInactiveInterval((int) IDLE.toSeconds());
    }

    public void logOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
