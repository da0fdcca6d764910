package io.oauthlinks.host.plugin;

import io.oauthlinks.host.access.Access;
import io.oauthlinks.host.access.Gate;
import io.oauthlinks.host.container.CurrentRequest;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** A {@code <servlet>} module in service. */
final class AppServlet {

    /** Init parameter that declares a servlet to be guarded by something else than the session, such as a token or a state. */
    private static final String PROTOCOL_ENDPOINT = "protocol-endpoint";

    private final Descriptor.Servlet module;
    private final HttpServlet servlet;
    private final Access access;
    private final ClassLoader appLoader;
    private final Platform platform;

    AppServlet(Descriptor.Servlet module, AppContext app, ModuleConfig config, Platform platform) {
        this.module = module;
        this.appLoader = app.classLoader();
        this.platform = platform;
        if (!(app.create(module.className()) instanceof HttpServlet created)) {
            throw new AppRefused("The class " + module.className() + " of the servlet " + module.key() + " is no HttpServlet");
        }
        this.servlet = created;
        this.access = Access.of(created.getClass());
        try (ThreadClassLoader ignored = ThreadClassLoader.of(appLoader)) {
            servlet.init(config);
        } catch (ServletException e) {
            throw new AppRefused("The servlet " + module.key() + " cannot start: " + e.getMessage(), e);
        }
    }

    Optional<UrlPattern> match(String path) {
        return UrlPattern.best(module.paths(), path);
    }

    boolean isProtocolEndpoint() {
        return "true".equals(module.parameters().get(PROTOCOL_ENDPOINT));
    }

    void service(UrlPattern pattern, HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        if (passes(request, response)) {
            boolean protocol = isProtocolEndpoint();
            if (protocol) {
                request.setAttribute(CurrentRequest.PROTOCOL_ENDPOINT, true);
            }
            try (ThreadClassLoader ignored = ThreadClassLoader.of(appLoader)) {
                servlet.service(new Mapped(request, pattern), response);
            } finally {
                if (protocol) {
                    request.removeAttribute(CurrentRequest.PROTOCOL_ENDPOINT);
                }
            }
        }
    }

    private boolean passes(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Gate.Verdict verdict = platform.gate().check(access, request);
        if (verdict == Gate.Verdict.LOG_IN) {
            String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            URI here = URI.create(platform.baseUrl() + request.getRequestURI().substring(request.getContextPath().length()) + query);
            response.sendRedirect(platform.loginUris().getLoginUri(here).toString());
        } else if (verdict == Gate.Verdict.FORBIDDEN) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "You may not open this page");
        }
        return verdict == Gate.Verdict.PASS;
    }

    void destroy() {
        try (ThreadClassLoader ignored = ThreadClassLoader.of(appLoader)) {
            servlet.destroy();
        }
    }

    /** Paths as the servlet's pattern divides them, counted from {@code /plugins/servlet}. */
    private static final class Mapped extends HttpServletRequestWrapper {

        private final String servletPath;
        private final String pathInfo;

        private Mapped(HttpServletRequest request, UrlPattern pattern) {
            super(request);
            String path = request.getPathInfo();
            String own = pattern.servletPath(path);
            this.servletPath = request.getServletPath() + own;
            this.pathInfo = own.length() == path.length() ? null : path.substring(own.length());
        }

        @Override
        public String getServletPath() {
            return servletPath;
        }

        @Override
        public String getPathInfo() {
            return pathInfo;
        }
    }
}
