package io.oauthlinks.host.product.security;

import io.oauthlinks.host.product.user.User;
import java.util.Optional;

/** Who is calling on the current thread. */
public final class Callers {

    private final ThreadLocal<Caller> current = new ThreadLocal<>();
    /** What the request under way brought as proof, empty for anonymous. */
    private final ThreadLocal<Optional<Caller.Means>> request = new ThreadLocal<>();

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

    /** Whether the thread answers a request at the moment, at whose end it forgets the caller. */
    public boolean inRequest() {
        return request.get() != null;
    }

    /** A program goes on as somebody else, or as nobody; in the request of a session it stays one of a session. */
    public void actAs(Optional<User> user) {
        Caller.Means means = Optional.ofNullable(request.get()).flatMap(proof -> proof).orElse(Caller.Means.PROGRAM);
        user.ifPresentOrElse(present -> current.set(new Caller(present, means)), current::remove);
    }

    /** From now on, on this thread; empty for anonymous. */
    void begin(Optional<Caller> caller) {
        request.set(caller.map(Caller::means));
        caller.ifPresentOrElse(current::set, current::remove);
    }

    /** The request is answered. */
    void end() {
        request.remove();
        current.remove();
    }
}
