package io.oauthlinks.host.product.screen;

import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.security.LocalDestination;
import io.oauthlinks.host.product.security.Sessions;
import io.oauthlinks.host.product.store.Settings;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.user.Users;
import io.oauthlinks.host.product.web.Pages;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** {@code /login.jsp}: user name and password, then on to where the person wanted to go. */
public final class LoginServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient Pages pages;
    private final transient Callers callers;
    private final transient Users users;
    private final transient Sessions sessions;
    private final transient Settings settings;

    public LoginServlet(Pages pages, Callers callers, Users users, Sessions sessions, Settings settings) {
        this.pages = pages;
        this.callers = callers;
        this.users = users;
        this.sessions = sessions;
        this.settings = settings;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean again = callers.user().isPresent();
        if (again && request.getParameter("permissionViolation") == null) {
            response.sendRedirect(destination(request));
            return;
        }
        form(request, response, Map.of("failed", false, "again", again, "loggedOut", request.getParameter("loggedOut") != null,
                "username", "", "destination", destination(request)));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = Optional.ofNullable(request.getParameter("os_username")).orElse("");
        String password = Optional.ofNullable(request.getParameter("os_password")).orElse("");
        Optional<User> user = users.authenticate(name, password);
        if (user.isPresent()) {
            sessions.logIn(request, user.get());
            response.sendRedirect(destination(request));
        } else {
            response.setHeader("X-Seraph-LoginReason", "AUTHENTICATED_FAILED");
            form(request, response, Map.of("failed", true, "again", callers.user().isPresent(), "loggedOut", false, "username", name,
                    "destination", destination(request)));
        }
    }

    private void form(HttpServletRequest request, HttpServletResponse response, Map<String, Object> model) throws IOException {
        pages.write(request, response, "login.vm", model);
    }

    private String destination(HttpServletRequest request) {
        return LocalDestination.of(request.getParameter("os_destination"), request.getContextPath(), settings.baseUrl());
    }
}
