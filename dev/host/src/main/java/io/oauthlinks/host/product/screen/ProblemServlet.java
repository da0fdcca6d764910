package io.oauthlinks.host.product.screen;

import io.oauthlinks.host.product.web.Pages;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What nobody serves, and, as the context's error page, what the container refuses. */
public final class ProblemServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient Pages pages;

    public ProblemServlet(Pages pages) {
        this.pages = pages;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status == null ? HttpServletResponse.SC_NOT_FOUND : status;
        String title = switch (code) {
            case HttpServletResponse.SC_NOT_FOUND -> "This page does not exist";
            case HttpServletResponse.SC_UNAUTHORIZED, HttpServletResponse.SC_FORBIDDEN -> "You can't view this page";
            case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> "This page does not take that request";
            default -> "The page could not be shown (" + code + ")";
        };
        String what = switch (code) {
            case HttpServletResponse.SC_NOT_FOUND -> "The address leads nowhere. Check whether it is complete.";
            case HttpServletResponse.SC_UNAUTHORIZED, HttpServletResponse.SC_FORBIDDEN -> "You do not have the permission to view it.";
            case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> "Go back and use the page's own buttons.";
            default -> "The log of the server says why.";
        };
        pages.problem(request, response, code, title, what);
    }
}
