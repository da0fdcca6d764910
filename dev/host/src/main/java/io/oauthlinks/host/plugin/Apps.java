package io.oauthlinks.host.plugin;

import com.atlassian.activeobjects.external.ActiveObjects;
import com.atlassian.sal.api.message.I18nResolver;
import com.atlassian.templaterenderer.TemplateRenderer;
import io.oauthlinks.host.activeobjects.EntitySpace;
import io.oauthlinks.host.service.BundleTexts;
import io.oauthlinks.host.velocity.BundleTemplates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import net.java.ao.ActiveObjectsException;
import net.java.ao.RawEntity;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.BundleWiring;

/** The app that is installed, and what somebody else's apps are beside it: installs, replaces and removes. */
public final class Apps implements AutoCloseable {

    private static final String MIGRATION_LOCK = "active-objects-migration";

    private final BundleContext framework;
    private final Platform platform;
    private final Map<Bundle, AppServices> services = new ConcurrentHashMap<>();
    private final Remains remains = new Remains();
    private volatile App current;
    private Bundle disabled;
    private volatile List<App> others = List.of();
    private volatile List<AppFilter> filters = List.of();
    private int installs;

    public Apps(BundleContext framework, Platform platform) {
        this.framework = framework;
        this.platform = platform;
        platform.services().forEach((type, service) -> framework.registerService(type.getName(), service, null));
        registerPerBundle(I18nResolver.class, AppServices::texts);
        registerPerBundle(TemplateRenderer.class, AppServices::templates);
        registerPerBundle(ActiveObjects.class, AppServices::activeObjects);
    }

    private <T> void registerPerBundle(Class<T> type, Function<AppServices, T> service) {
        framework.registerService(type, new ServiceFactory<T>() {
            @Override
            public T getService(Bundle bundle, ServiceRegistration<T> registration) {
                AppServices own = services.get(bundle);
                T instance = own == null ? null : service.apply(own);
                if (instance == null) {
                    throw new AppRefused("The app imports " + type.getName() + (type == ActiveObjects.class ? " without an <ao> module" : ""));
                }
                return instance;
            }

            @Override
            public void ungetService(Bundle bundle, ServiceRegistration<T> registration, T instance) {
                // goes with the bundle
            }
        }, null);
    }

    Optional<App> current() {
        return Optional.ofNullable(current);
    }

    /** The app first, then those beside it. */
    List<App> all() {
        App app = current;
        return app == null ? others : Stream.concat(Stream.of(app), others.stream()).toList();
    }

    /** Of all apps, by weight, as a real Jira mixes them. */
    List<AppFilter> filters() {
        return filters;
    }

    /** The fragments of whichever app is installed when they are asked for. */
    public WebFragments fragments() {
        return new CurrentFragments(this);
    }

    /**
     * Installs an app in place of the one that is there.
     *
     * @return its name and version
     * @throws AppRefused when the bundle breaks a rule of the platform; nothing of it is left then
     */
    public synchronized String install(Path jar) {
        uninstall();
        return launch(installBundle(jar), app -> current = app, app -> current = null);
    }

    /** Takes the app out of service; its bundle stays installed. Nothing happens without an app in service. */
    public synchronized void disable() {
        App app = current;
        if (app != null) {
            app.stop();
            current = null;
            disabled = close(app);
        }
    }

    /**
     * Puts the app back in service that was disabled, from the same bundle and with the same class loader, as in Jira.
     *
     * @throws IllegalStateException when none is disabled
     * @throws AppRefused            as for {@link #install(Path)}; then it is uninstalled
     */
    public synchronized String enable() {
        Bundle bundle = disabled;
        if (bundle == null) {
            throw new IllegalStateException("No app is disabled");
        }
        disabled = null;
        return launch(bundle, app -> current = app, app -> current = null);
    }

    /** Key and version of the app, and whether it is in service; empty when none is installed. */
    public synchronized Optional<Map<String, Object>> state() {
        Bundle bundle = current == null ? disabled : current.bundle();
        return Optional.ofNullable(bundle).map(installed -> Map.of("key", installed.getHeaders().get("Atlassian-Plugin-Key"),
                "version", installed.getVersion().toString(), "enabled", current != null, "userInstalled", true));
    }

    /** What is left of the apps that were disabled or uninstalled. */
    public Remains remains() {
        return remains;
    }

    /**
     * Installs another app beside the ones that are there. Its filters, servlets and resources serve; its fragments do not show.
     *
     * @throws AppRefused as for {@link #install(Path)}
     */
    public synchronized String installBeside(Path jar) {
        return launch(installBundle(jar), app -> others = Stream.concat(others.stream(), Stream.of(app)).toList(),
                app -> others = others.stream().filter(other -> other != app).toList());
    }

    private String launch(Bundle bundle, Consumer<App> add, Consumer<App> withdraw) {
        App app = null;
        try {
            app = prepare(bundle);
            app.enable();
            // requests and services may come as soon as LifecycleAware is told
            add.accept(app);
            remains.opened(app.classLoader());
            sortFilters();
            app.start();
        } catch (RuntimeException | LinkageError e) {
            withdraw.accept(app);
            sortFilters();
            remove(bundle, app);
            throw e instanceof AppRefused refused ? refused : AppContext.refused("The app cannot start", e);
        }
        return app.key() + " " + app.version();
    }

    public synchronized void uninstall() {
        disable();
        if (disabled != null) {
            uninstall(disabled);
            disabled = null;
        }
    }

    /** Takes away what was installed beside. */
    public synchronized void uninstallOthers() {
        List<App> closing = others;
        others = List.of();
        closing.forEach(app -> uninstall(close(app)));
    }

    private Bundle close(App app) {
        sortFilters();
        ClassLoader loader = app.classLoader();
        remains.closed(loader, app.close());
        services.remove(app.bundle());
        return app.bundle();
    }

    private void uninstall(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        ClassLoader loader = wiring == null ? null : wiring.getClassLoader();
        try {
            bundle.uninstall();
        } catch (BundleException e) {
            throw new IllegalStateException("Cannot uninstall " + bundle.getSymbolicName(), e);
        }
        if (loader != null) {
            remains.uninstalled(loader);
        }
    }

    private void sortFilters() {
        filters = all().stream().flatMap(app -> app.filters().stream())
                .sorted(Comparator.comparingInt(filter -> filter.module().weight())).toList();
    }

    private Bundle installBundle(Path jar) {
        try (InputStream in = Files.newInputStream(jar)) {
            return framework.installBundle("app:" + ++installs, in);
        } catch (IOException | BundleException e) {
            throw new AppRefused("Cannot install " + jar + ": " + e.getMessage(), e);
        }
    }

    private void remove(Bundle bundle, App app) {
        services.remove(bundle);
        if (app != null) {
            app.close();
        }
        if (bundle.getState() != Bundle.UNINSTALLED) {
            uninstall(bundle);
        }
    }

    private App prepare(Bundle bundle) {
        Descriptor descriptor = DescriptorReader.read(bundle);
        try {
            bundle.start();
        } catch (BundleException e) {
            throw new AppRefused(OtherLine.explain(bundle) + "The bundle cannot be resolved: " + e.getMessage(), e);
        }
        ClassLoader loader = bundle.adapt(BundleWiring.class).getClassLoader();
        EntitySpace entities = descriptor.entities() == null ? null : entitySpace(bundle, descriptor);
        AppServices own = new AppServices(new BundleTexts(loader, descriptor.i18n(), platform.locales()),
                new BundleTemplates(loader, descriptor.allowlist()), entities == null ? null : entities.service());
        services.put(bundle, own);
        App app = new App(bundle, descriptor, platform, own, entities);
        CompletableFuture<Void> migration = entities == null ? CompletableFuture.completedFuture(null)
                : CompletableFuture.runAsync(() -> entities.migrate(platform.locks().getLockForName(MIGRATION_LOCK)));
        try {
            app.openContext();
            migration.join();
            return app;
        } catch (RuntimeException e) {
            migration.handle((nothing, failure) -> nothing).join();
            app.close();
            throw refused(e);
        }
    }

    private static AppRefused refused(RuntimeException failure) {
        boolean entities = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            entities |= cause instanceof ActiveObjectsException;
        }
        return AppContext.refused(entities ? "Active Objects refuses the entities" : "The app cannot start", failure);
    }

    @SuppressWarnings("unchecked")
    private EntitySpace entitySpace(Bundle bundle, Descriptor descriptor) {
        if (!descriptor.entities().upgradeTasks().isEmpty()) {
            throw new AppRefused("The host knows no <upgradeTask> in <ao>");
        }
        List<Class<? extends RawEntity<?>>> types = new ArrayList<>();
        for (String name : descriptor.entities().entities()) {
            Class<?> type = App.load(bundle, name);
            if (!RawEntity.class.isAssignableFrom(type) || !java.lang.reflect.Modifier.isPublic(type.getModifiers())) {
                throw new AppRefused("The entity " + name + " must be a public interface that extends RawEntity");
            }
            types.add((Class<? extends RawEntity<?>>) type);
        }
        String namespace = descriptor.entities().namespace();
        return new EntitySpace(namespace == null ? descriptor.key() : namespace, types, platform.database());
    }

    @Override
    public void close() {
        uninstall();
        uninstallOthers();
    }
}
