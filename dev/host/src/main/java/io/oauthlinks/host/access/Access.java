package io.oauthlinks.host.access;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who may call a servlet, filter or resource. Without an annotation only licensed users may. */
public enum Access {

    UNRESTRICTED("UnrestrictedAccess"),
    ANONYMOUS_SITE("AnonymousSiteAccess"),
    UNLICENSED_SITE("UnlicensedSiteAccess"),
    LICENSED("LicensedOnly"),
    ADMIN("AdminOnly"),
    SYSTEM_ADMIN("SystemAdminOnly");

    private static final Set<String> PACKAGES =
            Set.of("com.atlassian.annotations.security", "com.atlassian.plugins.rest.api.security.annotation");

    private final String annotation;

    Access(String annotation) {
        this.annotation = annotation;
    }

    /** The rule of a servlet or filter class. */
    public static Access of(Class<?> type) {
        Access declared = declaredOn(type);
        return declared == null ? LICENSED : declared;
    }

    /** The rule of a resource method: the method beats the class, the class beats the package. */
    public static Access of(Method method, Class<?> resource) {
        List<AnnotatedElement> elements = new ArrayList<>(List.of(method, resource));
        if (resource.getPackage() != null) {
            elements.add(resource.getPackage());
        }
        for (AnnotatedElement element : elements) {
            Access declared = declaredOn(element);
            if (declared != null) {
                return declared;
            }
        }
        return LICENSED;
    }

    private static Access declaredOn(AnnotatedElement element) {
        Access found = null;
        for (Annotation present : element.getAnnotations()) {
            Class<?> type = present.annotationType();
            for (Access access : values()) {
                if (type.getSimpleName().equals(access.annotation) && PACKAGES.contains(type.getPackageName())) {
                    if (found != null) {
                        throw new IllegalStateException("Two security annotations on " + element);
                    }
                    found = access;
                }
            }
        }
        return found;
    }
}
