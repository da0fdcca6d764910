package io.oauthlinks.host.product.project;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who wants to know of changes, and of the steps in which they are made. */
public final class Steps {

    private final List<Consumer<IssueChange>> listeners = new CopyOnWriteArrayList<>();
    private volatile Consumer<Step> observer = step -> { };

    /** @param listener told on the thread of the change, after it is committed and indexed */
    public void onChange(Consumer<IssueChange> listener) {
        listeners.add(listener);
    }

    /** @param observer called after each step; a test ends the process in it, or throws */
    public void observe(Consumer<Step> observer) {
        this.observer = observer;
    }

    void taken(Step step) {
        observer.accept(step);
    }

    void tell(IssueChange change) {
        listeners.forEach(listener -> listener.accept(change));
    }
}
