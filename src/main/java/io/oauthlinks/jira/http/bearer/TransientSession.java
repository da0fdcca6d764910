package io.oauthlinks.jira.http.bearer;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A session that the container does not know: it has no cookie, nobody can come back to it, and it ends with its request (ADR 16). */
final class TransientSession implements HttpSession {

    private final ServletContext context;
    private final long createdAt;
    private final Map<String, Object> attributes = new ConcurrentHashMap<>();
    private int maxInactiveInterval = 60;
    private String id;
    private boolean ended;

    /** @param createdAt milliseconds since 1970 */
    TransientSession(ServletContext context, long createdAt) {
        this.context = context;
        this.createdAt = createdAt;
    }

    @Override
    public long getCreationTime() {
        requireLive();
        return createdAt;
    }

    @Override
    public synchronized String getId() {
        if (id == null) {
            id = UUID.randomUUID().toString();
        }
        return id;
    }

    /** What servlets call when somebody logs in, so that nobody who knew the id before shares the session. */
    synchronized String changeId() {
        id = null;
        return getId();
    }

    @Override
    public long getLastAccessedTime() {
        requireLive();
        return createdAt;
    }

    @Override
    public ServletContext getServletContext() {
        return context;
    }

    @Override
    public void setMaxInactiveInterval(int seconds) {
        maxInactiveInterval = seconds;
    }

    @Override
    public int getMaxInactiveInterval() {
        return maxInactiveInterval;
    }

    @Override
    public Object getAttribute(String name) {
        requireLive();
        return attributes.get(name);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        requireLive();
        return Collections.enumeration(attributes.keySet());
    }

    @Override
    public void setAttribute(String name, Object value) {
        requireLive();
        if (value == null) {
            removeAttribute(name);
            return;
        }
        if (value instanceof HttpSessionBindingListener listener) {
            listener.valueBound(new HttpSessionBindingEvent(this, name, value));
        }
        unbind(name, attributes.put(name, value));
    }

    @Override
    public void removeAttribute(String name) {
        requireLive();
        unbind(name, attributes.remove(name));
    }

    private void unbind(String name, Object value) {
        if (value instanceof HttpSessionBindingListener listener) {
            listener.valueUnbound(new HttpSessionBindingEvent(this, name, value));
        }
    }

    @Override
    public void invalidate() {
        requireLive();
        end();
    }

    /** As {@link #invalidate()}, also when somebody behind the filter has ended it. */
    void end() {
        if (!ended) {
            ended = true;
            attributes.forEach(this::unbind);
            attributes.clear();
        }
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public boolean isNew() {
        requireLive();
        return true;
    }

    // The next four are what Servlet 4 of Jira 10.3 still asks of a session; Servlet 6 has dropped them, so they override nothing here.

    public Object getValue(String name) {
        return getAttribute(name);
    }

    public String[] getValueNames() {
        requireLive();
        return attributes.keySet().toArray(String[]::new);
    }

    public void putValue(String name, Object value) {
        setAttribute(name, value);
    }

    public void removeValue(String name) {
        removeAttribute(name);
    }

    private void requireLive() {
        if (ended) {
            throw new IllegalStateException("The session has ended");
        }
    }
}
