package io.oauthlinks.host.plugin;

import io.oauthlinks.host.access.Access;
import io.oauthlinks.host.access.Gate;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A {@code <servlet-filter>} module in service. */
final class AppFilter {

    private static final Logger LOG = LoggerFactory.getLogger(AppFilter.class);

    private final Descriptor.Filter module;
    private final Filter filter;
    private final Access access;
    private final ClassLoader appLoader;
    private final Gate gate;

    AppFilter(Descriptor.Filter module, AppContext app, ModuleConfig config, Gate gate) {
        this.module = module;
        this.appLoader = app.classLoader();
        this.gate = gate;
        if (!(app.create(module.className()) instanceof Filter created)) {
            throw new AppRefused("The class " + module.className() + " of the servlet-filter " + module.key() + " is no Filter");
        }
        this.filter = created;
        this.access = Access.of(created.getClass());
        try (ThreadClassLoader ignored = ThreadClassLoader.of(appLoader)) {
            filter.init(config);
        } catch (ServletException e) {
            throw new AppRefused("The servlet-filter " + module.key() + " cannot start: " + e.getMessage(), e);
        }
    }

    Descriptor.Filter module() {
        return module;
    }

    boolean matches(HttpServletRequest request) {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        return module.dispatchers().contains(request.getDispatcherType().name())
                && module.paths().stream().anyMatch(pattern -> new UrlPattern(pattern).matches(path));
    }

    /** A caller whom the filter's annotation leaves out goes past the filter. */
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain rest) throws ServletException, IOException {
        if (gate.check(access, request) != Gate.Verdict.PASS) {
            LOG.debug("The filter {} is {} and leaves out this request", module.key(), access);
            rest.doFilter(request, response);
            return;
        }
        ClassLoader outside = Thread.currentThread().getContextClassLoader();
        try (ThreadClassLoader ignored = ThreadClassLoader.of(appLoader)) {
            filter.doFilter(request, response, (req, res) -> {
                try (ThreadClassLoader back = ThreadClassLoader.of(outside)) {
                    rest.doFilter(req, res);
                }
            });
        }
    }

    void destroy() {
        try (ThreadClassLoader ignored = ThreadClassLoader.of(appLoader)) {
            filter.destroy();
        }
    }
}
