package com.atlassian.event.api;

/** Tells listeners of an event. */
public interface EventPublisher extends EventListenerRegistrar {

    void publish(Object event);
}
