package com.atlassian.event.api;

/** Adds and removes listeners. */
public interface EventListenerRegistrar {

    void register(Object listener);

    void unregister(Object listener);

    void unregisterAll();
}
