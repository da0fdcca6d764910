package io.oauthlinks.host.plugin;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;

/** Name and parameters of a servlet or filter module, with the app's {@code servlet-context-param}s in its context. */
record ModuleConfig(String name, Map<String, String> parameters, ServletContext context) implements ServletConfig, FilterConfig {

    static ServletContext withParameters(ServletContext context, Map<String, String> parameters) {
        return (ServletContext) Proxy.newProxyInstance(ModuleConfig.class.getClassLoader(), new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getInitParameter") && parameters.containsKey(arguments[0])) {
                        return parameters.get(arguments[0]);
                    }
                    try {
                        return method.invoke(context, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public String getServletName() {
        return name;
    }

    @Override
    public String getFilterName() {
        return name;
    }

    @Override
    public ServletContext getServletContext() {
        return context;
    }

    @Override
    public String getInitParameter(String parameter) {
        return parameters.get(parameter);
    }

    @Override
    public Enumeration<String> getInitParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }
}
