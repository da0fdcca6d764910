package io.oauthlinks.host.container;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/**
 * Apache Felix, set up as Jira sets it up: bundles see what they import, and beyond that only the JDK's internals and the service
 * files of the web application's own class path. The latter is what breaks embedded libraries that trust ServiceLoader, so it stays.
 */
public final class OsgiContainer implements AutoCloseable {

    private static final String BOOT_DELEGATION = "META-INF.services,jdk.*,sun.*,com.sun.jndi,com.sun.jndi.*,com.icl.saxon,com.icl.saxon.*,"
            + "org.mockito,org.mockito.*,com.yourkit,com.yourkit.*,com.jprofiler,com.jprofiler.*,com.dynatrace,com.dynatrace.*";

    private final Framework framework;

    private OsgiContainer(Framework framework) {
        this.framework = framework;
    }

    /** @param cache folder of this run, emptied at the start; @param withheld prefix of packages that nobody has installed yet; null for none */
    public static OsgiContainer start(Path cache, String withheld) {
        Map<String, String> settings = new HashMap<>();
        settings.put(Constants.FRAMEWORK_STORAGE, cache.toString());
        settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        settings.put(Constants.FRAMEWORK_BUNDLE_PARENT, Constants.FRAMEWORK_BUNDLE_PARENT_FRAMEWORK);
        settings.put(Constants.FRAMEWORK_BOOTDELEGATION, BOOT_DELEGATION);
        settings.put("felix.bootdelegation.implicit", "false");
        settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, PlatformPackages.asExports(withheld));
        settings.put("felix.log.level", "1");
        Framework framework = new FrameworkFactory().newFramework(settings);
        try {
            framework.start();
        } catch (BundleException e) {
            throw new IllegalStateException("Cannot start the OSGi framework: " + e.getMessage(), e);
        }
        return new OsgiContainer(framework);
    }

    /** The system bundle's context, in which the host's services are registered. */
    public BundleContext context() {
        return framework.getBundleContext();
    }

    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(10_000);
        } catch (BundleException e) {
            throw new IllegalStateException("Cannot stop the OSGi framework: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
