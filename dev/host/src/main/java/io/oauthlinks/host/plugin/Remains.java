package io.oauthlinks.host.plugin;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/** What is left of apps that were taken out of service: in Jira each of it would stay until the next restart. */
public final class Remains {

    /** Threads of an app in service are no remains. */
    private final Set<ClassLoader> outOfService = Collections.newSetFromMap(new WeakHashMap<>());
    private final List<WeakReference<ClassLoader>> uninstalled = new ArrayList<>();
    private final List<String> registrations = new ArrayList<>();

    synchronized void closed(ClassLoader app, List<String> left) {
        outOfService.add(app);
        registrations.addAll(left);
    }

    synchronized void opened(ClassLoader app) {
        outOfService.remove(app);
    }

    synchronized void uninstalled(ClassLoader app) {
        uninstalled.add(new WeakReference<>(app));
    }

    /** Listeners, job runners and caches that apps did not take away themselves, since the start of the host. */
    public synchronized List<String> registrations() {
        return List.copyOf(registrations);
    }

    /** Threads that run code of an app that is out of service. */
    public synchronized List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(this::isOfNoService).map(Thread::getName).sorted().toList();
    }

    private boolean isOfNoService(Thread thread) {
        return outOfService.contains(thread.getContextClassLoader()) || outOfService.contains(thread.getClass().getClassLoader());
    }

    /** Class loaders of uninstalled apps that still exist after a collection. */
    public synchronized long classLoaders() {
        System.gc();
        uninstalled.removeIf(loader -> loader.get() == null);
        return uninstalled.size();
    }

    /** All of it by name, for people and tests. */
    public Map<String, Object> describe() {
        long loaders = classLoaders();
        return Map.of("registrations", registrations(), "threads", threads(), "classLoaders", loaders);
    }
}
