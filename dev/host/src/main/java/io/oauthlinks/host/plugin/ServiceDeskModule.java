package io.oauthlinks.host.plugin;

import io.oauthlinks.host.container.PlatformPackages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;

/** Jira Service Management as other apps see it: not installed, disabled, or enabled with its services. */
public final class ServiceDeskModule {

    /** As in Jira. */
    public static final String KEY = "com.atlassian.servicedesk";

    private final BundleContext framework;
    private final Map<Class<?>, Object> services;
    private final List<ServiceRegistration<?>> registered = new ArrayList<>();
    private boolean installed;

    /** @param installed whether its packages are exported from the start */
    public ServiceDeskModule(BundleContext framework, Map<Class<?>, Object> services, boolean installed) {
        this.framework = framework;
        this.services = services;
        this.installed = installed;
    }

    /** Installs it if need be. */
    public synchronized void enable() {
        if (!installed) {
            install();
            installed = true;
        }
        if (registered.isEmpty()) {
            services.forEach((type, service) -> registered.add(framework.registerService(type.getName(), service, null)));
        }
    }

    /** Its packages stay, as those of a disabled app do. */
    public synchronized void disable() {
        registered.forEach(ServiceRegistration::unregister);
        registered.clear();
    }

    public synchronized boolean isEnabled() {
        return !registered.isEmpty();
    }

    /** The classes are the host's, so a bundle without any adds the packages to those that the framework exports. */
    private void install() {
        try {
            framework.installBundle("service-desk-api", new ByteArrayInputStream(exporter()));
        } catch (BundleException e) {
            throw new IllegalStateException("Cannot export the Service Desk API: " + e.getMessage(), e);
        }
    }

    private byte[] exporter() {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, KEY + ".api");
        main.putValue(Constants.BUNDLE_VERSION, "1.0.0");
        main.putValue(Constants.FRAGMENT_HOST, Constants.SYSTEM_BUNDLE_SYMBOLICNAME + ";extension:=framework");
        main.putValue(Constants.EXPORT_PACKAGE, String.join(",", PlatformPackages.below(KEY)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            jar.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
