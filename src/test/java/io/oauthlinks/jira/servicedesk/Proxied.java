package io.oauthlinks.jira.servicedesk;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Objects of Jira's interfaces from values by the names of methods. */
final class Proxied {

    private Proxied() {
    }

    /** Answers methods without parameters; equal to another of the same type and values. */
    static <T> T of(Class<T> type, Map<String, Object> values) {
        return proxy(type, new Values(type, values));
    }

    /** A builder of the API: keeps what each method is given, and builds an object of its outer type that answers it. */
    static <B> B builder(Class<B> type) {
        Map<String, Object> kept = new HashMap<>();
        return proxy(type, (self, method, arguments) -> {
            if (method.getName().equals("build")) {
                return of(type.getEnclosingClass(), new HashMap<>(kept));
            }
            kept.put(method.getName(), arguments[0]);
            return self;
        });
    }

    static Object valueOf(Object built, String method) {
        return ((Values) Proxy.getInvocationHandler(built)).values.get(method);
    }

    static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Proxied.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private record Values(Class<?> type, Map<String, Object> values) implements InvocationHandler {

        @Override
        public Object invoke(Object self, java.lang.reflect.Method method, Object[] arguments) {
            return switch (method.getName()) {
                case "equals" -> Proxy.isProxyClass(arguments[0].getClass()) && equals(Proxy.getInvocationHandler(arguments[0]));
                case "hashCode" -> hashCode();
                case "toString" -> values.toString();
                default -> method.getReturnType() == Optional.class ? Optional.ofNullable(values.get(method.getName())) : values.get(method.getName());
            };
        }
    }
}
