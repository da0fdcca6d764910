package io.oauthlinks.host.plugin;

import java.beans.Introspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;
import org.osgi.framework.ServiceReference;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.beans.factory.xml.BeanDefinitionParser;
import org.springframework.beans.factory.xml.NamespaceHandlerSupport;
import org.springframework.beans.factory.xml.ParserContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.w3c.dom.Element;

/** {@code <atlassian-scanner:scan-indexes/>}: beans and service imports from the index that was written when the app was built. */
public final class ScannerNamespace extends NamespaceHandlerSupport {

    static final String INDEX = "META-INF/plugin-components/";
    /** Name of a bean that tells that the index was read. */
    static final String SCANNED = ScannerNamespace.class.getName();

    @Override
    public void init() {
        registerBeanDefinitionParser("scan-indexes", new ScanIndexes());
    }

    /** Lines of an index file and of its variant for Jira, empty when both are absent. */
    static List<String> index(Bundle bundle, String file) {
        List<String> lines = new ArrayList<>();
        for (String variant : List.of(file, file + "-jira")) {
            URL entry = bundle.getEntry(INDEX + variant);
            if (entry != null) {
                try (var in = entry.openStream()) {
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::trim)
                            .filter(line -> !line.isEmpty()).forEach(lines::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return lines;
    }

    private static final class ScanIndexes implements BeanDefinitionParser {

        @Override
        public BeanDefinition parse(Element element, ParserContext context) {
            Bundle bundle = ((BundleReference) context.getReaderContext().getBeanClassLoader()).getBundle();
            BeanDefinitionRegistry registry = context.getRegistry();
            AnnotationConfigUtils.registerAnnotationConfigProcessors(registry);
            registry.registerBeanDefinition(SCANNED, new RootBeanDefinition(String.class, () -> "read"));
            index(bundle, "component").forEach(line -> registerComponent(registry, line, false));
            index(bundle, "primary-component").forEach(line -> registerComponent(registry, line, true));
            index(bundle, "imports").forEach(line -> registerImport(registry, bundle, line));
            return null;
        }

        private static void registerComponent(BeanDefinitionRegistry registry, String line, boolean primary) {
            RootBeanDefinition definition = new RootBeanDefinition();
            definition.setBeanClassName(className(line));
            definition.setPrimary(primary);
            register(registry, line, definition);
        }

        private static void registerImport(BeanDefinitionRegistry registry, Bundle bundle, String line) {
            register(registry, line, importOf(bundle, className(line)));
        }

        private static <T> RootBeanDefinition importOf(Bundle bundle, String className) {
            @SuppressWarnings("unchecked")
            Class<T> type = (Class<T>) load(bundle, className);
            ServiceReference<T> service = bundle.getBundleContext().getServiceReference(type);
            if (service == null) {
                throw new AppRefused("The app imports the service " + className + ", which the host does not have");
            }
            RootBeanDefinition definition = new RootBeanDefinition(type);
            definition.setInstanceSupplier(() -> proxy(type, bundle.getBundleContext().getService(service)));
            // the host closes its services itself
            definition.setDestroyMethodName(null);
            return definition;
        }

        /** As in Jira, an import has no other types than the imported one, whatever else the service implements. */
        private static <T> T proxy(Class<T> type, T service) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                try {
                    return method.invoke(service, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }));
        }

        private static Class<?> load(Bundle bundle, String className) {
            try {
                return bundle.loadClass(className);
            } catch (ClassNotFoundException e) {
                throw new AppRefused("The index imports the service " + className + ", whose package the manifest does not import", e);
            }
        }

        private static void register(BeanDefinitionRegistry registry, String line, RootBeanDefinition definition) {
            int hash = line.indexOf('#');
            String className = className(line);
            String name = hash >= 0 ? line.substring(hash + 1)
                    : Introspector.decapitalize(className.substring(className.lastIndexOf('.') + 1).replace('$', '.'));
            registry.registerBeanDefinition(registry.containsBeanDefinition(name) ? className : name, definition);
        }

        private static String className(String line) {
            int hash = line.indexOf('#');
            return hash < 0 ? line : line.substring(0, hash);
        }
    }
}
