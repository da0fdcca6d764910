package io.oauthlinks.host.product.security;

import io.oauthlinks.host.product.user.User;
import java.util.Optional;

/** Who is calling on the current thread. */
public final class Callers {

    private final ThreadLocal<Caller> current = new ThreadLocal<>();

    public Optional<Caller> current() {
        return Optional.ofNullable(current.get());
    }

    public Optional<User> user() {
        return current().map(Caller::user);
    }

    /** Whether the browser sent the proof on its own, so that another site may be behind the request. */
    public boolean bySession() {
        return current().filter(caller -> caller.means() == Caller.Means.SESSION).isPresent();
    }

    /** From now on, on this thread; empty for anonymous. */
    void set(Optional<Caller> caller) {
        caller.ifPresentOrElse(current::set, current::remove);
    }
}
