package io.oauthlinks.host.service;

import com.atlassian.event.api.EventListener;
import com.atlassian.event.api.EventPublisher;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events to the annotated methods of registered listeners, at once and on the publisher's thread; a failing listener stops no other. */
public final class Events implements EventPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    private record Listener(Object owner, Method method, int order) { }

    @Override
    public void register(Object listener) {
        List<Listener> found = new ArrayList<>();
        for (Method method : listener.getClass().getMethods()) {
            EventListener annotation = method.getAnnotation(EventListener.class);
            if (annotation != null) {
                if (method.getParameterCount() != 1) {
                    throw new IllegalArgumentException(method + " must have one parameter, the event");
                }
                found.add(new Listener(listener, method, annotation.order()));
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(listener.getClass().getName() + " has no method with @EventListener");
        }
        unregister(listener);
        listeners.addAll(found);
    }

    @Override
    public void unregister(Object listener) {
        listeners.removeIf(known -> known.owner == listener);
    }

    @Override
    public void unregisterAll() {
        listeners.clear();
    }

    /** Forgets the listeners that an app has left behind, and names them. */
    public List<String> forget(ClassLoader app) {
        List<Listener> left = listeners.stream().filter(known -> known.owner.getClass().getClassLoader() == app).toList();
        listeners.removeAll(left);
        return left.stream().map(listener -> "listener " + listener.method).toList();
    }

    @Override
    public void publish(Object event) {
        listeners.stream().filter(listener -> listener.method.getParameterTypes()[0].isInstance(event))
                .sorted(Comparator.comparingInt(Listener::order)).forEach(listener -> tell(listener, event));
    }

    private static void tell(Listener listener, Object event) {
        try {
            listener.method.invoke(listener.owner, event);
        } catch (InvocationTargetException | IllegalAccessException e) {
            LOG.error("Listener {} failed", listener.method, e.getCause() == null ? e : e.getCause());
        }
    }
}
