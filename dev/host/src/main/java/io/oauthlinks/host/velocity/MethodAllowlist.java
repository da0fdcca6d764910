package io.oauthlinks.host.velocity;

import com.atlassian.templaterenderer.RenderingException;
import com.atlassian.velocity.htmlsafe.HtmlSafe;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.RuntimeServices;
import org.apache.velocity.runtime.log.Log;
import org.apache.velocity.util.ArrayListWrapper;
import org.apache.velocity.util.introspection.SecureIntrospectorImpl;
import org.apache.velocity.util.introspection.SecureUberspector;

/**
 * Finds the methods that a template calls, and blocks what is not allowed. Allowed are the methods of a few value types of the JDK, and
 * those that the app's {@code velocity-allowlist} names, with the class of the called object itself as Jira has it.
 */
public final class MethodAllowlist extends SecureUberspector {

    /** Attribute of the engine: the allowed methods as {@code package.Class#method(argument.Type,other.Type)}. */
    static final String ALLOWED = MethodAllowlist.class.getName();

    private static final List<Class<?>> VALUES = List.of(String.class, Collection.class, Map.class, Map.Entry.class, Boolean.class,
            Number.class, Character.class, Iterator.class);

    private RuntimeServices runtime;

    @Override
    public void setRuntimeServices(RuntimeServices services) {
        super.setRuntimeServices(services);
        runtime = services;
    }

    @Override
    public void init() {
        @SuppressWarnings("unchecked")
        Set<String> allowed = (Set<String>) runtime.getApplicationAttribute(ALLOWED);
        introspector = new Strict(runtime.getConfiguration().getStringArray(RuntimeConstants.INTROSPECTOR_RESTRICT_CLASSES),
                runtime.getConfiguration().getStringArray(RuntimeConstants.INTROSPECTOR_RESTRICT_PACKAGES), log, allowed);
    }

    private static final class Strict extends SecureIntrospectorImpl {

        private final Set<String> allowed;

        private Strict(String[] restrictedClasses, String[] restrictedPackages, Log log, Set<String> allowed) {
            super(restrictedClasses, restrictedPackages, log);
            this.allowed = allowed.stream().map(name -> name.replaceAll("\\s", "")).collect(Collectors.toSet());
        }

        @Override
        public Method getMethod(@SuppressWarnings("rawtypes") Class type, String name, Object[] arguments) {
            Method method = super.getMethod(type, name, arguments);
            if (name.equals("getClass") || !checkObjectExecutePermission(type, name)) {
                throw new RenderingException("Velocity call blocked: " + type.getName() + "#" + name + " is never allowed in a template");
            }
            if (method == null) {
                return null;
            }
            String signature = signature(type, method);
            if (!isValue(type) && !allowed.contains(signature)) {
                throw new RenderingException("Velocity call blocked: " + signature + " is not in the app's velocity-allowlist");
            }
            if (method.isAnnotationPresent(HtmlSafe.class)) {
                throw new RenderingException("Unescaped output refused: " + signature + " is annotated with @HtmlSafe");
            }
            return method;
        }

        private static boolean isValue(Class<?> type) {
            return type == ArrayListWrapper.class
                    || type.getClassLoader() == null && VALUES.stream().anyMatch(value -> value.isAssignableFrom(type));
        }

        private static String signature(Class<?> type, Method method) {
            return type.getName() + "#" + method.getName() + Arrays.stream(method.getParameterTypes()).map(Class::getTypeName)
                    .collect(Collectors.joining(",", "(", ")"));
        }
    }
}
