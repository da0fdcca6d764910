package io.oauthlinks.host.product.screen;

import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.security.LocalDestination;
import io.oauthlinks.host.product.security.WebSudo;
import io.oauthlinks.host.product.store.Settings;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.user.Users;
import io.oauthlinks.host.product.web.Pages;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks an administrator for the password again, and gives the access up on request. */
public final class WebSudoServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    /** The page that asks, the address that it posts to, and the one that gives up. */
    public static final List<String> PATHS = List.of(WebSudo.PAGE, "/secure/admin/WebSudoAuthenticate.jspa",
            "/secure/admin/WebSudoAuthenticate!drop.jspa");

    private final transient Pages pages;
    private final transient Callers callers;
    private final transient Users users;
    private final transient WebSudo webSudo;
    private final transient Settings settings;

    /** One hidden field of a form that is sent again. */
    public record Field(String name, String value) { }

    public WebSudoServlet(Pages pages, Callers callers, Users users, WebSudo webSudo, Settings settings) {
        this.pages = pages;
        this.callers = callers;
        this.users = users;
        this.webSudo = webSudo;
        this.settings = settings;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (requireAdmin(request, response).isPresent()) {
            form(request, response, false);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<User> admin = requireAdmin(request, response);
        if (admin.isEmpty()) {
            return;
        }
        if (request.getServletPath().contains("!drop")) {
            webSudo.drop(request);
            response.sendRedirect(request.getContextPath() + "/");
            return;
        }
        String password = Optional.ofNullable(request.getParameter("webSudoPassword")).orElse("");
        if (users.authenticate(admin.get().name(), password).isEmpty()) {
            form(request, response, true);
            return;
        }
        webSudo.confirm(request);
        goOn(request, response);
    }

    private void goOn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String destination = destination(request);
        Optional<WebSudo.KeptForm> kept = webSudo.takeKept(request, destination.substring(request.getContextPath().length()));
        if (isPost(request) && kept.isPresent()) {
            List<Field> fields = kept.get().parameters().entrySet().stream()
                    .flatMap(entry -> Arrays.stream(entry.getValue()).map(value -> new Field(entry.getKey(), value))).toList();
            // the destination's query is among the kept parameters already
            pages.write(request, response, "websudo-continue.vm",
                    Map.of("action", destination.split("\\?", 2)[0], "fields", fields));
        } else {
            response.sendRedirect(destination);
        }
    }

    private Optional<User> requireAdmin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<User> user = callers.user();
        if (user.isEmpty()) {
            pages.toLogin(request, response);
        } else if (!user.get().isAdmin() || !callers.bySession()) {
            pages.problem(request, response, HttpServletResponse.SC_FORBIDDEN, "You can't view this page",
                    "Only administrators of Jira confirm their password here.");
            return Optional.empty();
        }
        return user;
    }

    private void form(HttpServletRequest request, HttpServletResponse response, boolean failed) throws IOException {
        pages.write(request, response, "websudo.vm",
                Map.of("failed", failed, "destination", destination(request), "post", isPost(request)));
    }

    private static boolean isPost(HttpServletRequest request) {
        return "true".equals(request.getParameter("webSudoIsPost"));
    }

    private String destination(HttpServletRequest request) {
        return LocalDestination.of(request.getParameter("webSudoDestination"), request.getContextPath(), settings.baseUrl());
    }
}
