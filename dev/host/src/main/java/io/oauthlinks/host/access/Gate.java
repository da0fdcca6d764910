package io.oauthlinks.host.access;

import com.atlassian.sal.api.user.UserKey;
import com.atlassian.sal.api.user.UserManager;
import jakarta.servlet.http.HttpServletRequest;

/** Decides whether the caller of a request may pass. */
public final class Gate {

    /** What to answer: let pass, ask for a login, or refuse a user who is logged in. */
    public enum Verdict { PASS, LOG_IN, FORBIDDEN }

    private final UserManager users;

    public Gate(UserManager users) {
        this.users = users;
    }

    public Verdict check(Access access, HttpServletRequest request) {
        UserKey user = users.getRemoteUserKey(request);
        if (permits(access, user)) {
            return Verdict.PASS;
        }
        return user == null ? Verdict.LOG_IN : Verdict.FORBIDDEN;
    }

    private boolean permits(Access access, UserKey user) {
        if (access == Access.UNRESTRICTED) {
            return true;
        }
        if (user == null) {
            return access == Access.ANONYMOUS_SITE && users.isAnonymousAccessEnabled();
        }
        return switch (access) {
            case UNRESTRICTED -> true;
            case LICENSED -> users.isLicensed(user);
            // the host has no limit for unlicensed users
            case ANONYMOUS_SITE, UNLICENSED_SITE -> true;
            case ADMIN -> users.isAdmin(user);
            case SYSTEM_ADMIN -> users.isSystemAdmin(user);
        };
    }
}
