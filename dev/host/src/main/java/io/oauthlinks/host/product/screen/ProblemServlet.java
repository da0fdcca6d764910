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

    private static final String REASON = Reason.class.getName();

    private final transient Pages pages;

    private record Reason(String title, String what) { }

    public ProblemServlet(Pages pages) {
        this.pages = pages;
    }

    /** Ends a request with a page of this servlet that says what is written here. */
    public static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String title, String what)
            throws IOException {
        request.setAttribute(REASON, new Reason(title, what));
        response.sendError(status);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status == null ? HttpServletResponse.SC_NOT_FOUND : status;
        if (request.getAttribute(REASON) instanceof Reason reason) {
            pages.problem(request, response, code, reason.title, reason.what);
            return;
        }
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
