package io.oauthlinks.mailchannel.intake;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/** Requests of which one method fails. */
final class Failing {

    private Failing() {
    }

    /** Once, without having done anything. */
    static Requests before(Requests real, String method, Throwable failure) {
        AtomicBoolean failed = new AtomicBoolean();
        return proxy(real, method, () -> {
            if (failed.compareAndSet(false, true)) {
                throw failure;
            }
        }, () -> { });
    }

    /** Once, after having done it. */
    static Requests after(Requests real, String method, Throwable failure) {
        AtomicBoolean failed = new AtomicBoolean();
        return proxy(real, method, () -> { }, () -> {
            if (failed.compareAndSet(false, true)) {
                throw failure;
            }
        });
    }

    static Requests always(Requests real, String method, Throwable failure) {
        return proxy(real, method, () -> {
            throw failure;
        }, () -> { });
    }

    static Requests beforeRunning(Requests real, String method, Runnable first) {
        return proxy(real, method, first::run, () -> { });
    }

    /** May throw whatever it likes. */
    private interface Step {
        void run() throws Throwable;
    }

    private static Requests proxy(Requests real, String name, Step before, Step after) {
        return (Requests) Proxy.newProxyInstance(Failing.class.getClassLoader(), new Class<?>[] {Requests.class}, (self, method, arguments) -> {
            try {
                if (method.getName().equals(name)) {
                    before.run();
                }
                Object result = method.invoke(real, arguments);
                if (method.getName().equals(name)) {
                    after.run();
                }
                return result;
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        });
    }
}
