package io.oauthlinks.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The practice provider, in a class loader of its own: its Spring and mail libraries are others than the host's and the app's. */
final class PracticeProvider implements AutoCloseable {

    private static final String CLASS = "io.oauthlinks.practice.Practice";

    private final URLClassLoader loader;
    private final Map<String, String> properties;

    private PracticeProvider(URLClassLoader loader, Map<String, String> properties) {
        this.loader = loader;
        this.properties = properties;
    }

    /** @param options as the practice provider's start method takes them */
    static PracticeProvider start(Path jars, Map<String, String> options) {
        URLClassLoader loader = new URLClassLoader("practice", urls(jars), ClassLoader.getPlatformClassLoader());
        @SuppressWarnings("unchecked")
        Map<String, String> properties = (Map<String, String>) call(loader, "start", new Class<?>[] {Map.class}, options);
        return new PracticeProvider(loader, properties);
    }

    /** Address, ports and the registered client. */
    Map<String, String> properties() {
        return properties;
    }

    private static URL[] urls(Path jars) {
        if (!Files.isDirectory(jars)) {
            throw new IllegalStateException("The practice provider is not built: " + jars
                    + " is missing; build it with mvn -f dev package, or start with --no-practice");
        }
        try (Stream<Path> files = Files.list(jars)) {
            List<URL> urls = new ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
                urls.add(file.toUri().toURL());
            }
            return urls.toArray(URL[]::new);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object call(ClassLoader loader, String method, Class<?>[] types, Object... arguments) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            return loader.loadClass(CLASS).getMethod(method, types).invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("The practice provider cannot " + method + ": " + e.getCause().getMessage(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The practice provider has no method " + method, e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Override
    public void close() {
        call(loader, "stop", new Class<?>[0]);
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
