package io.oauthlinks.incominglink.bearer;

import io.oauthlinks.incominglink.grant.Grants;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

/** Notes which methods of a store were called. */
record CountedGrants(Grants grants, List<String> calls) {

    Grants proxy() {
        return (Grants) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Grants.class}, (proxy, method, arguments) -> {
            calls.add(method.getName());
            try {
                return method.invoke(grants, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
