package io.oauthlinks.jira.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One HTTP exchange on its way through the guards. No record: the jar for Jira 10.3 is derived by renaming packages, and the types of a record's
 * components escape that.
 */
public final class Visit {

    /** Names between slashes, none of them only dots. */
    private static final Pattern PLAIN_CONTEXT = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9_.~-]+)*");

    private static final Pattern PROJECT = Pattern.compile("/projects/([0-9]{1,18})(/.*)?");

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Audience audience;

    /** To one of the administrators' servlets. */
    public Visit(HttpServletRequest request, HttpServletResponse response) {
        this(request, response, Audience.SYSTEM_ADMINISTRATORS);
    }

    /** @param audience whom the servlet that was called is for */
    public Visit(HttpServletRequest request, HttpServletResponse response, Audience audience) {
        this.request = request;
        this.response = response;
        this.audience = audience;
    }

    public HttpServletRequest request() {
        return request;
    }

    public HttpServletResponse response() {
        return response;
    }

    public Audience audience() {
        return audience;
    }

    public String method() {
        return request.getMethod();
    }

    /**
     * Path below {@link Route#BASE}, exactly as it came over the wire: what the container decodes, cuts or normalizes is not
     * looked at, so that the guards and the route table judge the same characters.
     */
    public String path() {
        String uri = request.getRequestURI();
        int base = uri.indexOf(Route.BASE);
        return base < 0 ? uri : uri.substring(base + Route.BASE.length());
    }

    Optional<Route> route() {
        return Route.at(path(), audience);
    }

    /** Scheme, host and port that the browser used, without a default port, as browsers write the Origin header. */
    String origin() {
        int port = request.getServerPort();
        String scheme = request.getScheme();
        boolean standard = scheme.equals("https") && port == 443 || scheme.equals("http") && port == 80;
        return scheme + "://" + request.getServerName() + (standard ? "" : ":" + port);
    }

    /** The browser says that a page of this very site sent the request. */
    boolean isFromOwnPage() {
        return origin().equalsIgnoreCase(request.getHeader("Origin"));
    }

    /**
     * Nothing before {@link Route#BASE} but a context path: the container takes {@code /jira;a=b} and {@code /x/..;/jira} for
     * {@code /jira}, and pages and cookies would repeat them.
     */
    public boolean isBelowPlainContext() {
        int base = request.getRequestURI().indexOf(Route.BASE);
        return base < 0 || PLAIN_CONTEXT.matcher(request.getRequestURI().substring(0, base)).matches();
    }

    /** Absolute address of this request, to come back to after a login; of the first page when this one is no URI. */
    URI address() {
        String query = request.getQueryString();
        try {
            return URI.create(request.getRequestURL() + (query == null ? "" : "?" + query));
        } catch (IllegalArgumentException quotesTheAddress) {
            // not passed on: the query of a callback holds a code, and the failure would be logged
            return home();
        }
    }

    /** The project that the path names, by its number; empty for a path that names none. */
    OptionalLong project() {
        Matcher project = PROJECT.matcher(path());
        return project.matches() ? OptionalLong.of(Long.parseLong(project.group(1))) : OptionalLong.empty();
    }

    /** The first page for this audience, below {@link Route#BASE}. */
    String homePath() {
        OptionalLong project = audience == Audience.PROJECT_ADMINISTRATORS ? project() : OptionalLong.empty();
        return (project.isPresent() ? "/projects/" + project.getAsLong() : "") + audience.home();
    }

    /** Absolute address of the first page for this audience. */
    URI home() {
        return addressOf(homePath());
    }

    /** Absolute address of a page of ours. */
    URI addressOf(String path) {
        return URI.create(origin() + request.getContextPath() + Route.BASE + path);
    }
}
