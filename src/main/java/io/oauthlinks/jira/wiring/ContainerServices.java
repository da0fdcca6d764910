package io.oauthlinks.jira.wiring;

import io.oauthlinks.jira.servicedesk.OfferedServices;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** What other apps offer in the container that this app runs in; an import of the scanner would keep the app from starting while a service is away. */
final class ContainerServices implements OfferedServices {

    @Override
    public boolean knows(String className) {
        try {
            Class.forName(className, false, ContainerServices.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    @Override
    public <T> Optional<T> find(Class<T> type) {
        BundleContext context = FrameworkUtil.getBundle(ContainerServices.class).getBundleContext();
        ServiceReference<T> reference = context.getServiceReference(type);
        return Optional.ofNullable(reference).map(context::getService);
    }
}
