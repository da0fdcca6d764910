package io.oauthlinks.host.plugin;

import io.oauthlinks.host.plugin.Descriptor.Location;
import io.oauthlinks.host.rest.RestModule;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Brings requests to the modules of the installed app: the fixed places of the web server where apps hook in. */
public final class AppDispatcher {

    private final Apps apps;

    public AppDispatcher(Apps apps) {
        this.apps = apps;
    }

    public Filter afterEncoding() {
        return new At(Location.AFTER_ENCODING);
    }

    public Filter beforeLogin() {
        return new At(Location.BEFORE_LOGIN);
    }

    public Filter beforeDecoration() {
        return new At(Location.BEFORE_DECORATION);
    }

    public Filter beforeDispatch() {
        return new At(Location.BEFORE_DISPATCH);
    }

    /** @param own gives Jira's own resources */
    public Map<String, HttpServlet> servlets(Supplier<List<RestModule>> own) {
        return Map.of("/plugins/servlet/*", new Servlets(), "/rest/*", new Rests(own), "/download/resources/*", new Downloads());
    }

    /** Whether a request is for a servlet that something else than the session guards. */
    public boolean isProtocolEndpoint(HttpServletRequest request) {
        return request.getServletPath().equals("/plugins/servlet") && request.getPathInfo() != null
                && servletAt(request.getPathInfo()).filter(match -> match.servlet().isProtocolEndpoint()).isPresent();
    }

    private Optional<Match> servletAt(String path) {
        return apps.all().stream().flatMap(app -> app.servlets().stream())
                .flatMap(servlet -> servlet.match(path).map(pattern -> new Match(servlet, pattern)).stream())
                .max(Comparator.comparing(Match::pattern, UrlPattern.order(path)));
    }

    private record Match(AppServlet servlet, UrlPattern pattern) { }

    private final class At extends HttpFilter {

        private static final long serialVersionUID = 1L;
        private final Location location;

        private At(Location location) {
            this.location = location;
        }

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
                throws IOException, ServletException {
            List<AppFilter> matching = apps.filters().stream()
                    .filter(filter -> filter.module().location() == location && filter.matches(request)).toList();
            next(matching.iterator(), rest).doFilter(request, response);
        }

        private static FilterChain next(Iterator<AppFilter> filters, FilterChain rest) {
            return filters.hasNext() ? (request, response) -> filters.next().filter((HttpServletRequest) request,
                    (HttpServletResponse) response, next(filters, rest)) : rest;
        }
    }

    private final class Servlets extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
            String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
            Optional<Match> best = servletAt(path);
            if (best.isEmpty()) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            } else {
                best.get().servlet().service(best.get().pattern(), request, response);
            }
        }
    }

    private final class Rests extends HttpServlet {

        private static final long serialVersionUID = 1L;
        private final transient Supplier<List<RestModule>> own;

        private Rests(Supplier<List<RestModule>> own) {
            this.own = own;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
            String path = request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
            for (RestModule rest : own.get()) {
                if (rest.service(path, request, response)) {
                    return;
                }
            }
            for (App app : apps.all()) {
                for (RestModule rest : app.rests()) {
                    if (rest.service(path, request, response)) {
                        return;
                    }
                }
            }
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private final class Downloads extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String path = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
            Optional<byte[]> file = apps.current().flatMap(app -> app.resources().read(path));
            if (file.isEmpty()) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            response.setContentType(AppResources.mediaType(path));
            if (request.getParameter("v") != null) {
                response.setHeader("Cache-Control", "public, max-age=31536000");
            }
            response.getOutputStream().write(file.get());
        }
    }
}
