package io.oauthlinks.host.plugin;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.springframework.beans.BeansException;
import org.springframework.beans.CachedIntrospectionResults;
import org.springframework.beans.factory.BeanDefinitionStoreException;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.xml.DefaultNamespaceHandlerResolver;
import org.springframework.beans.factory.xml.DelegatingEntityResolver;
import org.springframework.beans.factory.xml.XmlBeanDefinitionReader;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import com.atlassian.sal.api.lifecycle.LifecycleAware;

/** The Spring context of a bundle, built from its {@code META-INF/spring/*.xml} with the bundle's class loader. */
final class AppContext implements AutoCloseable {

    private static final String SPRING_FOLDER = "META-INF/spring";

    private final Bundle bundle;
    private final GenericApplicationContext context = new GenericApplicationContext();
    private final List<LifecycleAware> lifecycle = new ArrayList<>();

    private AppContext(Bundle bundle) {
        this.bundle = bundle;
    }

    /** @throws AppRefused when the bundle breaks a rule of the scanner or a bean cannot be made */
    static AppContext open(Bundle bundle) {
        requireHeaders(bundle);
        refuseEmbeddedScanner(bundle);
        requireIndex(bundle);
        AppContext app = new AppContext(bundle);
        try (ThreadClassLoader ignored = ThreadClassLoader.of(app.classLoader())) {
            app.load();
            app.context.refresh();
            app.exportServices();
        } catch (BeansException | LinkageError e) {
            app.context.close();
            throw refused("The Spring context cannot start", e);
        } catch (RuntimeException e) {
            app.context.close();
            throw e;
        }
        return app;
    }

    ClassLoader classLoader() {
        return bundle.adapt(BundleWiring.class).getClassLoader();
    }

    /** A new object of a class that the descriptor names, its constructor injected. */
    Object create(String className) {
        try {
            return create(bundle.loadClass(className));
        } catch (ClassNotFoundException e) {
            throw new AppRefused("The descriptor names the class " + className + ", which the bundle does not have", e);
        }
    }

    <T> T create(Class<T> type) {
        try (ThreadClassLoader ignored = ThreadClassLoader.of(classLoader())) {
            return context.getAutowireCapableBeanFactory().createBean(type);
        } catch (BeansException | LinkageError e) {
            throw refused("Cannot create " + type.getName(), e);
        }
    }

    /** Called when the app is enabled. Only services exported as LifecycleAware are told, as in Jira. */
    void tellStarted() {
        try (ThreadClassLoader ignored = ThreadClassLoader.of(classLoader())) {
            lifecycle.forEach(LifecycleAware::onStart);
        }
    }

    void tellStopped() {
        try (ThreadClassLoader ignored = ThreadClassLoader.of(classLoader())) {
            lifecycle.forEach(LifecycleAware::onStop);
        }
    }

    private static void requireHeaders(Bundle bundle) {
        if (bundle.getHeaders().get("Atlassian-Plugin-Key") == null) {
            throw new AppRefused("The manifest has no Atlassian-Plugin-Key");
        }
        if (!"*".equals(bundle.getHeaders().get("Spring-Context"))) {
            throw new AppRefused("The manifest has no Spring-Context: *");
        }
    }

    private static void refuseEmbeddedScanner(Bundle bundle) {
        var embedded = bundle.adapt(BundleWiring.class).listResources("com/atlassian/plugin/spring/scanner", "*.class",
                BundleWiring.LISTRESOURCES_RECURSE | BundleWiring.LISTRESOURCES_LOCAL);
        if (!embedded.isEmpty()) {
            throw new AppRefused("The bundle embeds the spring-scanner, which the platform brings: " + embedded.iterator().next());
        }
    }

    private static void requireIndex(Bundle bundle) {
        if (bundle.getEntry(ScannerNamespace.INDEX + "component") == null) {
            throw new AppRefused("The bundle has no scanner index: " + ScannerNamespace.INDEX + "component is missing");
        }
    }

    private void load() {
        ClassLoader hostLoader = AppContext.class.getClassLoader();
        context.setClassLoader(classLoader());
        XmlBeanDefinitionReader reader = new XmlBeanDefinitionReader(context);
        reader.setBeanClassLoader(classLoader());
        reader.setNamespaceHandlerResolver(new DefaultNamespaceHandlerResolver(hostLoader));
        reader.setEntityResolver(new DelegatingEntityResolver(hostLoader));
        var files = bundle.findEntries(SPRING_FOLDER, "*.xml", false);
        for (URL file : files == null ? List.<URL>of() : Collections.list(files)) {
            try (var in = file.openStream()) {
                reader.loadBeanDefinitions(new ByteArrayResource(in.readAllBytes(), file.getPath()));
            } catch (BeanDefinitionStoreException e) {
                throw refused("Cannot read " + file.getPath(), e);
            } catch (IOException e) {
                throw new AppRefused("Cannot read " + file.getPath(), e);
            }
        }
        if (!context.containsBeanDefinition(ScannerNamespace.SCANNED)) {
            throw new AppRefused("No file in " + SPRING_FOLDER + " has <atlassian-scanner:scan-indexes/>, so the index is not read");
        }
    }

    /** Beans of a class that the index exports become OSGi services, under the named interfaces or all of the class. */
    private void exportServices() {
        Map<String, List<String>> exports = new HashMap<>();
        for (String line : ScannerNamespace.index(bundle, "exports")) {
            int hash = line.indexOf('#');
            exports.put(hash < 0 ? line : line.substring(0, hash),
                    hash < 0 ? List.of() : List.of(line.substring(hash + 1).split(",")));
        }
        for (String name : context.getBeanDefinitionNames()) {
            boolean imported = ((AbstractBeanDefinition) context.getBeanDefinition(name)).getInstanceSupplier() != null;
            Object bean = imported ? null : context.getBean(name);
            if (bean == null) {
                continue;
            }
            List<String> interfaces = exports.get(bean.getClass().getName());
            if (interfaces != null) {
                export(bean, interfaces);
            } else if (bean instanceof LifecycleAware) {
                throw new AppRefused(bean.getClass().getName() + " implements LifecycleAware without @ExportAsService: "
                        + "Jira would never start it");
            }
        }
    }

    private void export(Object bean, List<String> interfaces) {
        List<String> names = interfaces.isEmpty()
                ? java.util.Arrays.stream(bean.getClass().getInterfaces()).map(Class::getName).toList() : interfaces;
        bundle.getBundleContext().registerService(names.toArray(String[]::new), bean, null);
        if (names.contains(LifecycleAware.class.getName())) {
            lifecycle.add((LifecycleAware) bean);
        }
    }

    /** Names the innermost cause, which tells what to change. */
    static AppRefused refused(String what, Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof AppRefused)) {
            cause = cause.getCause();
        }
        if (cause instanceof AppRefused reason) {
            return reason;
        }
        String missing = cause instanceof LinkageError || cause instanceof ClassNotFoundException
                ? " (not in the bundle, and its package is not imported)" : "";
        return new AppRefused(what + ": " + cause + missing, failure);
    }

    @Override
    public void close() {
        ClassLoader loader = classLoader();
        try (ThreadClassLoader ignored = ThreadClassLoader.of(loader)) {
            context.close();
        } finally {
            if (loader != null) {
                CachedIntrospectionResults.clearClassLoader(loader);
            }
            java.beans.Introspector.flushCaches();
        }
    }
}
