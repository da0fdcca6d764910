package io.oauthlinks.incominglink;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A port in memory whose calls are counted and can be made to fail, as if the database were away. */
public final class ObservedPort<T> {

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final T port;
    private volatile String failing = "";
    private volatile String interrupted = "";
    private volatile Runnable meanwhile;

    /** A database error. */
    public static final class DatabaseAway extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DatabaseAway() {
            super("The database is away", null, false, false);
        }
    }

    public ObservedPort(Class<T> type, T inMemory) {
        this.port = type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            calls.add(method.getName());
            if (method.getName().equals(failing)) {
                throw new DatabaseAway();
            }
            if (method.getName().equals(interrupted)) {
                interrupted = "";
                meanwhile.run();
            }
            try {
                return method.invoke(inMemory, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    public T port() {
        return port;
    }

    /** Names of the methods that were called since the last time. */
    public List<String> takeCalls() {
        List<String> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }

    /** @param method empty for none */
    public void failAt(String method) {
        failing = method;
    }

    /** Runs just before the next call of a method, as what another node does at that moment. */
    public void meanwhile(String method, Runnable work) {
        meanwhile = work;
        interrupted = method;
    }
}
