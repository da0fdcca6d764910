package io.oauthlinks.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.servicedesk.api.ServiceDesk;
import com.atlassian.servicedesk.api.ServiceDeskManager;
import io.oauthlinks.host.container.OsgiContainer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Jira Service Management while it is absent, installed, disabled and enabled, as an app sees it. */
class ServiceDeskModuleTest {

    private static final String API = "com.atlassian.servicedesk.api.ServiceDeskManager";
    private static final String BELOW = "com.atlassian.servicedesk.api.request.participant.RequestParticipantService";

    @TempDir
    private Path cache;

    private static ServiceDeskModule module(OsgiContainer framework, boolean installed) {
        ServiceDeskManager none = project -> (ServiceDesk) null;
        return new ServiceDeskModule(framework.context(), Map.of(ServiceDeskManager.class, none), installed);
    }

    /** Started, with what the manifest says about the API. */
    private static Bundle app(OsgiContainer framework, String header, String value) throws IOException, BundleException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "app" + framework.context().getBundles().length);
        main.putValue(header, value);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, manifest).close();
        Bundle bundle = framework.context().installBundle(main.getValue("Bundle-SymbolicName"), new ByteArrayInputStream(bytes.toByteArray()));
        bundle.start();
        return bundle;
    }

    private static boolean isOffered(Bundle bundle) {
        return bundle.getBundleContext().getServiceReference(API) != null;
    }

    @Test
    void withoutItItsPackagesDoNotExist() throws Exception {
        try (OsgiContainer framework = OsgiContainer.start(cache, ServiceDeskModule.KEY)) {
            assertThatThrownBy(() -> app(framework, "Import-Package", "com.atlassian.servicedesk.api")).isInstanceOf(BundleException.class);
            Bundle optional = app(framework, "Import-Package", "com.atlassian.servicedesk.api;resolution:=optional");
            assertThatThrownBy(() -> optional.loadClass(API)).isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void installedLaterItIsSeenByWhoImportsItDynamically() throws Exception {
        try (OsgiContainer framework = OsgiContainer.start(cache, ServiceDeskModule.KEY)) {
            ServiceDeskModule module = module(framework, false);
            Bundle app = app(framework, "DynamicImport-Package", "com.atlassian.servicedesk.api,com.atlassian.servicedesk.api.*");
            assertThatThrownBy(() -> app.loadClass(API)).isInstanceOf(ClassNotFoundException.class);

            module.enable();

            assertThat(app.loadClass(API)).isSameAs(ServiceDeskManager.class);
            assertThat(app.loadClass(BELOW).getName()).isEqualTo(BELOW);
            assertThat(isOffered(app)).isTrue();
        }
    }

    @Test
    void itsServicesComeAndGo() throws Exception {
        try (OsgiContainer framework = OsgiContainer.start(cache, null)) {
            ServiceDeskModule module = module(framework, true);
            Bundle app = app(framework, "Import-Package", "com.atlassian.servicedesk.api;resolution:=optional");
            assertThat(isOffered(app)).isFalse();

            module.enable();
            module.enable();
            assertThat(isOffered(app)).isTrue();

            module.disable();
            assertThat(isOffered(app)).isFalse();
            assertThat(module.isEnabled()).isFalse();
            assertThat(app.loadClass(API)).isSameAs(ServiceDeskManager.class);

            module.enable();
            assertThat(isOffered(app)).isTrue();
        }
    }
}
