package io.oauthlinks.host.product.web;

import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.security.XsrfTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Writes pages. Their head names the decorator that the decorator filter puts around them. */
public final class Pages {

    private final Templates templates = new Templates();
    private final Callers callers;
    private final XsrfTokens tokens;

    public Pages(Callers callers, XsrfTokens tokens) {
        this.callers = callers;
        this.tokens = tokens;
    }

    /** Writes a page with the status that the response has. */
    public void write(HttpServletRequest request, HttpServletResponse response, String template, Map<String, ?> model) throws IOException {
        String page = render(request, response, template, model);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(page);
    }

    String render(HttpServletRequest request, HttpServletResponse response, String template, Map<String, ?> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("base", request.getContextPath());
        all.put("caller", callers.user().orElse(null));
        all.put("token", tokens.getXsrfToken(request, response, true));
        all.put("text", new Text());
        return templates.render(template, all);
    }

    /** A page that says why there is nothing else to see. */
    public void problem(HttpServletRequest request, HttpServletResponse response, int status, String title, String what)
            throws IOException {
        response.setStatus(status);
        write(request, response, "problem.vm", Map.of("title", title, "what", what));
    }

    /** The same answer for what does not exist and for what the user may not see. */
    public void notFound(HttpServletRequest request, HttpServletResponse response, String what) throws IOException {
        problem(request, response, HttpServletResponse.SC_NOT_FOUND, "You can't view this page", what);
    }

    public void toLogin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String wanted = request.getRequestURI().substring(request.getContextPath().length()) + query;
        response.sendRedirect(request.getContextPath() + "/login.jsp?os_destination=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
    }
}
