package io.oauthlinks.jira.http.oauth2;

import com.atlassian.sal.api.auth.LoginUriProvider;
import com.atlassian.sal.api.user.UserKey;
import com.atlassian.sal.api.user.UserManager;
import com.atlassian.sal.api.websudo.WebSudoManager;
import com.atlassian.sal.api.websudo.WebSudoSessionException;
import com.atlassian.sal.api.xsrf.XsrfTokenValidator;
import io.oauthlinks.jira.http.Visit;
import java.net.URI;

/** What Jira knows about who sits at the browser. */
public record Doors(UserManager users, LoginUriProvider logins, WebSudoManager webSudo, XsrfTokenValidator xsrf) {

    /** Key of the user; null when nobody is logged in. */
    String user(Visit visit) {
        UserKey key = users.getRemoteUserKey(visit.request());
        return key == null ? null : key.getStringValue();
    }

    boolean isSystemAdministrator(String user) {
        return user != null && users.isSystemAdmin(new UserKey(user));
    }

    /** Only administrators can confirm their password. */
    boolean isAdministrator(String user) {
        return users.isAdmin(new UserKey(user)) || isSystemAdministrator(user);
    }

    boolean isPasswordConfirmed(Visit visit) {
        try {
            webSudo.willExecuteWebSudoRequest(visit.request());
            return true;
        } catch (WebSudoSessionException notConfirmed) {
            return false;
        }
    }

    /** Asks for the password and comes back to this request, which must be a GET. */
    void confirmPassword(Visit visit) {
        webSudo.enforceWebSudoProtection(visit.request(), visit.response());
    }

    boolean hasXsrfToken(Visit visit) {
        return xsrf.validateFormEncodedToken(visit.request());
    }

    String xsrfName() {
        return xsrf.getXsrfParameterName();
    }

    /** Jira's login, which asks also somebody who is logged in, and then leads there. */
    String login(URI next) {
        return logins.getLoginUri(next).toString();
    }
}
