package io.oauthlinks.host.plugin;

/** Sets the thread's context class loader until closed, as the platform does around calls into an app. */
public final class ThreadClassLoader implements AutoCloseable {

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    private ThreadClassLoader(ClassLoader loader) {
        Thread.currentThread().setContextClassLoader(loader);
    }

    public static ThreadClassLoader of(ClassLoader loader) {
        return new ThreadClassLoader(loader);
    }

    @Override
    public void close() {
        Thread.currentThread().setContextClassLoader(before);
    }
}
