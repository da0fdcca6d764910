package io.oauthlinks.host.rest;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;

/** The resources below one path of {@code /rest/}: a Jersey application of its own. */
public final class RestModule implements AutoCloseable {

    /** Path prefix that Jersey sees as the base, by the prefix that a request begins with. */
    private final Map<String, String> baseByPath;
    private final ServletContainer container;

    /** @param config resources and providers */
    private RestModule(Map<String, String> baseByPath, ResourceConfig config, List<Object> rules, ServletContext context) {
        this.baseByPath = baseByPath;
        rules.forEach(config::register);
        config.register(JacksonFeature.class);
        config.register(new JsonMapping());
        config.property(ServerProperties.WADL_FEATURE_DISABLE, true);
        config.property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        this.container = new ServletContainer(config);
        try {
            container.init(new Config(baseByPath.toString(), context));
        } catch (ServletException e) {
            throw new IllegalStateException("Cannot start " + baseByPath.keySet() + ": " + e.getMessage(), e);
        }
    }

    /**
     * An app's module.
     *
     * @param paths   below the context path without a trailing slash, such as {@code /rest/oauth-links/1.0}
     * @param classes those of the module's packages; resources and providers are picked
     * @param factory creates an object with its constructor injected
     */
    public static RestModule of(List<String> paths, Collection<Class<?>> classes, Function<Class<?>, Object> factory,
                                RestRules rules, ServletContext context) {
        ResourceConfig config = new ResourceConfig();
        config.property(SpringComponents.FACTORY, factory);
        for (Class<?> type : classes) {
            if (type.isAnnotationPresent(Path.class) && !type.isInterface()) {
                config.register(type);
            } else if (type.isAnnotationPresent(Provider.class)) {
                // left to Jersey, a provider would be made outside of any request scope
                config.register(factory.apply(type));
            }
        }
        return new RestModule(own(paths), config, rules.forApp(), context);
    }

    /** Jira's own resources. */
    public static RestModule ofInstances(List<String> paths, Set<Object> resources, RestRules rules, ServletContext context) {
        return new RestModule(own(paths), config(resources), rules.forProduct(), context);
    }

    /** Resources of Jira that say the rest of their path themselves, below one base. */
    public static RestModule below(String base, List<String> paths, Set<Object> resources, RestRules rules, ServletContext context) {
        Map<String, String> baseByPath = new LinkedHashMap<>();
        paths.forEach(path -> baseByPath.put(path, base));
        return new RestModule(baseByPath, config(resources), rules.forProduct(), context);
    }

    private static Map<String, String> own(List<String> paths) {
        Map<String, String> baseByPath = new LinkedHashMap<>();
        paths.forEach(path -> baseByPath.put(path, path));
        return baseByPath;
    }

    private static ResourceConfig config(Set<Object> resources) {
        ResourceConfig config = new ResourceConfig();
        resources.forEach(config::register);
        return config;
    }

    /** @return whether the request's path is one of this module, and answered */
    public boolean service(String path, HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        for (Map.Entry<String, String> each : baseByPath.entrySet()) {
            if (path.equals(each.getKey()) || path.startsWith(each.getKey() + "/")) {
                container.service(new Below(request, each.getValue(), path.substring(each.getValue().length())), response);
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        container.destroy();
    }

    /** Jersey's base URI ends with the module's path. */
    private static final class Below extends HttpServletRequestWrapper {

        private final String servletPath;
        private final String pathInfo;

        private Below(HttpServletRequest request, String servletPath, String pathInfo) {
            super(request);
            this.servletPath = servletPath;
            this.pathInfo = pathInfo;
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

    private record Config(String name, ServletContext context) implements ServletConfig {

        @Override
        public String getServletName() {
            return name;
        }

        @Override
        public ServletContext getServletContext() {
            return context;
        }

        @Override
        public String getInitParameter(String parameter) {
            return null;
        }

        @Override
        public Enumeration<String> getInitParameterNames() {
            return Collections.emptyEnumeration();
        }
    }

    /** The paths of a {@code <rest>} module: with its version and with {@code latest}, or without any for the version {@code none}. */
    public static List<String> paths(String path, String version) {
        String base = "/rest" + (path.startsWith("/") ? path : "/" + path);
        return version.equals("none") ? List.of(base) : List.of(base + "/" + version, base + "/latest");
    }

}
