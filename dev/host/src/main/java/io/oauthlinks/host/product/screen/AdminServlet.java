package io.oauthlinks.host.product.screen;

import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.security.WebSudo;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.web.Pages;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** An administration page of the product: for administrators who confirmed their password. */
public final class AdminServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient Pages pages;
    private final transient Callers callers;
    private final transient WebSudo webSudo;
    private final String template;
    private final transient Content content;

    /** What a page shows and does, once the administrator may. */
    interface Content {

        /** What the template reads. */
        Map<String, Object> show();

        /** Does what a form asks for; null when done, else what the template reads to show what is wrong. */
        default Map<String, Object> change(HttpServletRequest request) {
            return show();
        }
    }

    AdminServlet(Pages pages, Callers callers, WebSudo webSudo, String template, Content content) {
        this.pages = pages;
        this.callers = callers;
        this.webSudo = webSudo;
        this.template = template;
        this.content = content;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (admits(request, response)) {
            pages.write(request, response, template, content.show());
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (admits(request, response)) {
            Map<String, Object> wrong = content.change(request);
            if (wrong == null) {
                response.sendRedirect(request.getRequestURI());
            } else {
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                pages.write(request, response, template, wrong);
            }
        }
    }

    private boolean admits(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<User> user = callers.user();
        if (user.isEmpty()) {
            pages.toLogin(request, response);
        } else if (!user.get().isAdmin()) {
            pages.problem(request, response, HttpServletResponse.SC_FORBIDDEN, "You can't view this page",
                    "Only administrators of Jira may view it.");
        } else if (!webSudo.canExecuteRequest(request)) {
            webSudo.enforceWebSudoProtection(request, response);
        } else {
            webSudo.willExecuteWebSudoRequest(request);
            return true;
        }
        return false;
    }
}
