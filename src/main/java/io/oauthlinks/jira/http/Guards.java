package io.oauthlinks.jira.http;

import com.atlassian.sal.api.auth.LoginUriProvider;
import com.atlassian.sal.api.user.UserKey;
import com.atlassian.sal.api.user.UserManager;
import com.atlassian.sal.api.websudo.WebSudoManager;
import com.atlassian.sal.api.websudo.WebSudoSessionException;
import com.atlassian.sal.api.xsrf.XsrfTokenValidator;
import io.oauthlinks.jira.http.KeptForm.Reason;
import io.oauthlinks.mailchannel.ProjectFacts;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What stands between a request and a screen. Each guard lets pass, or answers by itself and ends the request. */
public final class Guards {

    private static final Pattern PLAIN_PATH = Pattern.compile("(/[A-Za-z0-9_~-]+)*/?");

    private static final Pattern CALLBACK_PATH = Pattern.compile("/callback/[A-Za-z0-9_-]+");

    private final UserManager users;
    private final LoginUriProvider logins;
    private final WebSudoManager webSudo;
    private final XsrfTokenValidator xsrf;
    private final ProjectFacts projects;
    private final PageWriter pages;

    /** The order is the policy: who comes first, then what is asked for, and only then whether it may change something. */
    private final List<Guard> screens = List.of(this::signedIn, this::systemAdministrator, this::passwordConfirmed,
            this::plainPath, this::knownRoute, this::methodOfRoute, this::xsrfToken);

    /** Everybody's own pages: nothing there is worth more than the session itself, so no password is asked for again. */
    private final List<Guard> personalScreens = List.of(this::signedIn, this::plainPath, this::knownRoute, this::methodOfRoute, this::xsrfToken);

    /**
     * Who does not administer the project is not told whether it exists. No password is asked for again, as nowhere in a project's settings; what
     * a channel may reach is limited instead.
     */
    private final List<Guard> projectScreens = List.of(this::signedIn, this::plainPath, this::knownRoute, this::projectAdministrator,
            this::methodOfRoute, this::xsrfToken);

    /**
     * The callback comes from the provider's site: guarded by state, cookie and user instead of an XSRF token, and never posted. Whether the user
     * still administers what the authorization is for, the flow asks when it knows.
     */
    private final List<Guard> callback = List.of(this::signedIn, this::callbackPath, this::getOnly);

    public Guards(UserManager users, LoginUriProvider logins, WebSudoManager webSudo, XsrfTokenValidator xsrf, ProjectFacts projects,
                  PageWriter pages) {
        this.users = users;
        this.logins = logins;
        this.webSudo = webSudo;
        this.xsrf = xsrf;
        this.projects = projects;
        this.pages = pages;
    }

    boolean admitToScreen(Visit visit) throws IOException {
        return switch (visit.audience()) {
            case SYSTEM_ADMINISTRATORS -> admit(visit, screens);
            case PROJECT_ADMINISTRATORS -> admit(visit, projectScreens);
            case SIGNED_IN -> admit(visit, personalScreens);
        };
    }

    boolean admitToCallback(Visit visit) throws IOException {
        return admit(visit, callback);
    }

    private static boolean admit(Visit visit, List<Guard> guards) throws IOException {
        for (Guard guard : guards) {
            if (!guard.admits(visit)) {
                return false;
            }
        }
        return true;
    }

    private boolean signedIn(Visit visit) throws IOException {
        if (users.getRemoteUserKey(visit.request()) != null) {
            return true;
        }
        if (keepsForm(visit)) {
            pages.keepForm(visit, new KeptForm(Reason.SIGNED_OUT, logins.getLoginUri(visit.home()).toString()));
            return false;
        }
        URI back = visit.method().equals("POST") ? visit.home() : visit.address();
        visit.response().sendRedirect(logins.getLoginUri(back).toString());
        return false;
    }

    private boolean systemAdministrator(Visit visit) throws IOException {
        UserKey user = users.getRemoteUserKey(visit.request());
        return users.isSystemAdmin(user) || pages.refuse(visit, 403, "not-system-administrator");
    }

    private boolean projectAdministrator(Visit visit) throws IOException {
        String user = users.getRemoteUserKey(visit.request()).getStringValue();
        boolean administers = project(visit).stream().anyMatch(project -> projects.administers(user, project));
        return administers || pages.refuse(visit, 404, "not-found");
    }

    private OptionalLong project(Visit visit) {
        if (visit.route().filter(Route.PROJECT::equals).isEmpty()) {
            return visit.project();
        }
        String key = visit.request().getParameter(Route.PROJECT_KEY);
        Optional<ProjectFacts.Project> named = key == null ? Optional.empty() : projects.byKey(key);
        return named.map(project -> OptionalLong.of(project.id())).orElse(OptionalLong.empty());
    }

    private boolean passwordConfirmed(Visit visit) throws IOException {
        try {
            webSudo.willExecuteWebSudoRequest(visit.request());
            return true;
        } catch (WebSudoSessionException notConfirmed) {
            if (keepsForm(visit)) {
                pages.keepForm(visit, new KeptForm(Reason.NOT_CONFIRMED, visit.home().toString()));
            } else {
                webSudo.enforceWebSudoProtection(visit.request(), visit.response());
            }
            return false;
        }
    }

    /** No dots, semicolons or percent signs: nothing that a proxy, the container and we could read differently. */
    private boolean plainPath(Visit visit) throws IOException {
        boolean plain = PLAIN_PATH.matcher(visit.path()).matches() && visit.isBelowPlainContext();
        return plain || pages.refuse(visit, 400, "strange-path");
    }

    private boolean callbackPath(Visit visit) throws IOException {
        boolean plain = CALLBACK_PATH.matcher(visit.path()).matches() && visit.isBelowPlainContext();
        return plain || pages.refuse(visit, 404, "not-found");
    }

    private boolean knownRoute(Visit visit) throws IOException {
        return visit.route().isPresent() || pages.refuse(visit, 404, "not-found");
    }

    private boolean methodOfRoute(Visit visit) throws IOException {
        Route.Takes takes = visit.route().orElseThrow().takes();
        return takes.permits(visit.method()) || pages.refuseMethod(visit, takes.allow());
    }

    private boolean getOnly(Visit visit) throws IOException {
        return visit.method().equals("GET") || pages.refuseMethod(visit, "GET");
    }

    private boolean xsrfToken(Visit visit) throws IOException {
        if (!visit.method().equals("POST") || xsrf.validateFormEncodedToken(visit.request())) {
            return true;
        }
        if (keepsForm(visit)) {
            pages.keepForm(visit, new KeptForm(Reason.EXPIRED, ""));
            return false;
        }
        return pages.refuse(visit, 403, "foreign-form");
    }

    /** Only what one of our own pages sent is shown again for another try; a form of another site never is. */
    private static boolean keepsForm(Visit visit) {
        return visit.method().equals("POST") && visit.isFromOwnPage();
    }

    @FunctionalInterface
    private interface Guard {
        boolean admits(Visit visit) throws IOException;
    }
}
