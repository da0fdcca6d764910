package io.oauthlinks.host.product.screen;

import io.oauthlinks.host.product.security.Sessions;
import io.oauthlinks.host.product.security.XsrfTokens;
import io.oauthlinks.host.product.web.Pages;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Ends a session. As in Jira the menu's link carries the XSRF token; without it the page asks first. */
public final class LogoutServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient Pages pages;
    private final transient Sessions sessions;
    private final transient XsrfTokens tokens;

    public LogoutServlet(Pages pages, Sessions sessions, XsrfTokens tokens) {
        this.pages = pages;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (tokens.validateFormEncodedToken(request)) {
            doPost(request, response);
        } else {
            pages.write(request, response, "logout.vm", Map.of());
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        sessions.logOut(request);
        response.sendRedirect(request.getContextPath() + "/login.jsp?loggedOut=true");
    }
}
