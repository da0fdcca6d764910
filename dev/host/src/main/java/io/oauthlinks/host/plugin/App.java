package io.oauthlinks.host.plugin;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.oauthlinks.host.activeobjects.EntitySpace;
import io.oauthlinks.host.rest.RestModule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jakarta.servlet.ServletContext;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An installed app with its modules in service. */
final class App {

    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    private final Bundle bundle;
    private final Descriptor descriptor;
    private final Platform platform;
    private final AppServices services;
    private final EntitySpace entities;
    private final List<AppServlet> servlets = new ArrayList<>();
    private final List<AppFilter> filters = new ArrayList<>();
    private final List<RestModule> rests = new ArrayList<>();
    private AppContext context;
    private AppResources resources;
    private AppFragments fragments;
    private boolean started;

    /** @param entities null without an {@code <ao>} module */
    App(Bundle bundle, Descriptor descriptor, Platform platform, AppServices services, EntitySpace entities) {
        this.bundle = bundle;
        this.descriptor = descriptor;
        this.platform = platform;
        this.services = services;
        this.entities = entities;
    }

    /** Opens the Spring context; Active Objects must not be needed for that. */
    void openContext() {
        context = AppContext.open(bundle);
    }

    /** Makes Active Objects usable and puts the modules in service. */
    void enable() {
        if (entities != null) {
            entities.open();
        }
        resources = new AppResources(bundle, descriptor, services.texts());
        fragments = new AppFragments(descriptor, context, services, resources,
                new HostConditions(platform.service(com.atlassian.sal.api.user.UserManager.class)));
        ServletContext servletContext = ModuleConfig.withParameters(platform.servletContext(), descriptor.contextParameters());
        for (Descriptor.Servlet module : descriptor.servlets()) {
            servlets.add(new AppServlet(module, context, new ModuleConfig(module.key(), module.parameters(), servletContext), platform));
        }
        for (Descriptor.Filter module : descriptor.filters()) {
            filters.add(new AppFilter(module, context, new ModuleConfig(module.key(), module.parameters(), servletContext), platform.gate()));
        }
        for (Descriptor.Rest module : descriptor.rests()) {
            rests.add(RestModule.of(RestModule.paths(module.path(), module.version()), classesOf(module), context::create,
                    platform.restRules(), platform.servletContext()));
        }
    }

    void start() {
        context.tellStarted();
        started = true;
    }

    private Set<Class<?>> classesOf(Descriptor.Rest module) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        List<String> packages = module.packages().isEmpty() ? List.of("") : module.packages();
        for (String name : packages) {
            String folder = "/" + name.replace('.', '/');
            var files = bundle.findEntries(folder, "*.class", true);
            while (files != null && files.hasMoreElements()) {
                String path = files.nextElement().getPath().substring(1);
                if (!path.startsWith("META-INF/")) {
                    classes.add(load(bundle, path.substring(0, path.length() - ".class".length()).replace('/', '.')));
                }
            }
        }
        return classes;
    }

    static Class<?> load(Bundle bundle, String className) {
        try {
            return bundle.loadClass(className);
        } catch (ClassNotFoundException | LinkageError e) {
            throw AppContext.refused("Cannot load " + className, e);
        }
    }

    String key() {
        return descriptor.key();
    }

    String version() {
        return bundle.getVersion().toString();
    }

    ClassLoader classLoader() {
        return context.classLoader();
    }

    List<AppServlet> servlets() {
        return servlets;
    }

    List<AppFilter> filters() {
        return filters;
    }

    List<RestModule> rests() {
        return rests;
    }

    AppResources resources() {
        return resources;
    }

    WebFragments fragments() {
        return fragments;
    }

    /** Tells the app that it is about to be disabled; its modules still serve meanwhile, as in Jira. */
    void stop() {
        if (started) {
            started = false;
            quietly(context::tellStopped);
        }
    }

    Bundle bundle() {
        return bundle;
    }

    /**
     * Takes everything out of service that was put there, whatever of it fails. The bundle stays installed.
     *
     * @return what the app itself should have taken away
     */
    List<String> close() {
        stop();
        rests.forEach(rest -> quietly(rest::close));
        servlets.forEach(servlet -> quietly(servlet::destroy));
        filters.forEach(filter -> quietly(filter::destroy));
        ClassLoader loader = bundle.adapt(BundleWiring.class) == null ? null : bundle.adapt(BundleWiring.class).getClassLoader();
        if (context != null) {
            quietly(context::close);
        }
        if (entities != null) {
            quietly(entities::close);
        }
        List<String> left = new ArrayList<>();
        if (loader != null) {
            left.addAll(platform.jobs().forget(loader));
            left.addAll(platform.events().forget(loader));
            left.addAll(platform.caches().forget(loader));
        }
        left.forEach(what -> LOG.error("{} {} has left behind: {}", descriptor.key(), version(), what));
        // Jackson keeps the types that it has seen in the JVM
        TypeFactory.defaultInstance().clearCache();
        try {
            bundle.stop();
        } catch (BundleException e) {
            LOG.error("Cannot stop {}", descriptor.key(), e);
        }
        return left;
    }

    private void quietly(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("While stopping {}", descriptor.key(), e);
        }
    }
}
