package io.oauthlinks.host;

import com.atlassian.audit.api.AuditService;
import com.atlassian.beehive.ClusterLockService;
import com.atlassian.cache.CacheManager;
import com.atlassian.event.api.EventPublisher;
import com.atlassian.sal.api.transaction.TransactionCallback;
import com.atlassian.sal.api.transaction.TransactionTemplate;
import com.atlassian.sal.api.user.UserManager;
import com.atlassian.sal.api.websudo.WebSudoManager;
import com.atlassian.scheduler.SchedulerService;
import io.oauthlinks.host.access.Gate;
import io.oauthlinks.host.activeobjects.AoDatabase;
import io.oauthlinks.host.activeobjects.StateGuard;
import io.oauthlinks.host.container.Database;
import io.oauthlinks.host.container.OsgiContainer;
import io.oauthlinks.host.container.Transactions;
import io.oauthlinks.host.container.WebServer;
import io.oauthlinks.host.plugin.AppDispatcher;
import io.oauthlinks.host.plugin.Apps;
import io.oauthlinks.host.plugin.Platform;
import io.oauthlinks.host.plugin.PluginResource;
import io.oauthlinks.host.plugin.ServiceDeskModule;
import io.oauthlinks.host.product.Product;
import io.oauthlinks.host.product.rest.NeighbourResource;
import io.oauthlinks.host.product.store.Announcements;
import io.oauthlinks.host.product.tls.DevelopmentCa;
import io.oauthlinks.host.product.tls.Tls;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.rest.RestModule;
import io.oauthlinks.host.rest.RestRules;
import io.oauthlinks.host.service.AuditRows;
import io.oauthlinks.host.service.Caches;
import io.oauthlinks.host.service.ClusterJobTimes;
import io.oauthlinks.host.service.ClusterLocks;
import io.oauthlinks.host.service.Events;
import io.oauthlinks.host.service.HostTables;
import io.oauthlinks.host.service.Jobs;
import io.oauthlinks.host.service.PasswordChanged;
import io.oauthlinks.host.service.UserDeleted;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** A running Jira with the app, without the practice provider: everything between an empty folder and a web server that answers. */
public final class Host implements AutoCloseable {

    private static final Set<DispatcherType> REQUESTS = EnumSet.of(DispatcherType.REQUEST);
    private static final Set<DispatcherType> PAGES = EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR);
    private static final Set<DispatcherType> ALL = EnumSet.allOf(DispatcherType.class);

    static {
        // Tomcat, Jersey and Felix log through java.util.logging
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final HostOptions options;
    private final Product product;
    private final Apps apps;
    private final ServiceDeskModule serviceDesk;

    /**
     * Makes home and certificate, and lets the JVM trust it; must come before a host and before anything opens TLS.
     *
     * @return the certificate of localhost
     */
    public static Tls prepare(HostOptions options) {
        try {
            if (options.reset()) {
                Database.deleteFiles(options.home());
            }
            Files.createDirectories(options.localHome());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Tls tls = DevelopmentCa.in(options.home().resolve("tls"), Clock.systemUTC());
        Trust.developmentCa(tls.caCertificate(), options.localHome());
        return tls;
    }

    /** Starts without an app in a prepared home. On failure nothing is left running. */
    public Host(HostOptions options) {
        this.options = options;
        try {
            CompletableFuture<WebServer> server = CompletableFuture.supplyAsync(() -> new WebServer(options, Product.ERROR_PAGE));
            CompletableFuture<OsgiContainer> osgi = CompletableFuture.supplyAsync(() -> OsgiContainer.start(options.localHome().resolve("osgi"),
                    options.serviceDesk() ? null : ServiceDeskModule.KEY));
            Database database = keep(Database.open(options));
            ClusterLocks locks = new ClusterLocks(database.pool(), database.isPostgres());
            HostTables.create(database.pool(), locks.getLockForName("host-tables"));
            product = Product.open(options, database.pool());
            OsgiContainer framework = keep(osgi.join());
            WebServer web = keep(server.join());
            Platform platform = platform(database, locks, web.servletContext());
            keep(platform.jobs());
            if (database.isPostgres()) {
                keep(new Announcements(database.pool(), product::heard));
            }
            product.onPasswordChange(user -> platform.events().publish(new PasswordChanged(user.name())));
            product.tracker().steps().onChange(platform.events()::publish);
            product.onDeletion(user -> platform.events().publish(new UserDeleted(user.name())));
            serviceDesk = new ServiceDeskModule(framework.context(), product.serviceDesk(), options.serviceDesk());
            if (options.serviceDesk()) {
                serviceDesk.enable();
            }
            apps = keep(new Apps(framework.context(), platform));
            serve(web, platform);
        } catch (RuntimeException | Error e) {
            close();
            if (e instanceof CompletionException && e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        running.push(part);
        return part;
    }

    private Platform platform(Database database, ClusterLocks locks, ServletContext context) {
        Transactions transactions = new Transactions(database.pool());
        Map<Class<?>, Object> services = new HashMap<>(product.services());
        Jobs jobs = new Jobs(new ClusterJobTimes(database.pool()));
        Events events = new Events();
        Caches caches = new Caches();
        services.put(SchedulerService.class, jobs);
        services.put(EventPublisher.class, events);
        services.put(CacheManager.class, caches);
        services.put(ClusterLockService.class, locks);
        services.put(AuditService.class, new AuditRows(database.pool(), () -> product.currentUser().map(User::name).orElse(null)));
        services.put(TransactionTemplate.class, new TransactionTemplate() {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                return transactions.execute(action::doInTransaction);
            }
        });
        Gate gate = new Gate((UserManager) services.get(UserManager.class));
        RestRules rules = new RestRules(gate, (WebSudoManager) services.get(WebSudoManager.class), options.baseUrl());
        StateGuard guard = new StateGuard(product::isCalledBySession);
        return new Platform(Map.copyOf(services), options.baseUrl(), gate, rules, new AoDatabase(database.isPostgres(), transactions, guard), jobs, events,
                caches, context);
    }

    private void serve(WebServer web, Platform platform) {
        AppDispatcher dispatcher = new AppDispatcher(apps);
        web.add(dispatcher.afterEncoding(), ALL)
                .add(product.headerFilter(), PAGES)
                .add(dispatcher.beforeLogin(), ALL)
                .add(product.tokenFilter(), REQUESTS)
                .add(product.securityFilter(), PAGES)
                .add(product.xsrfFilter(dispatcher::isProtocolEndpoint), REQUESTS)
                .add(dispatcher.beforeDecoration(), ALL)
                .add(product.decoratorFilter(apps.fragments()), PAGES)
                .add(dispatcher.beforeDispatch(), ALL)
                .add(dispatcher.servlets(ownRest(platform)))
                .add(product.servlets());
        web.start(options.tls() ? product.tls() : null);
    }

    /** Beside the app's installation, which needs the same classes. */
    private Supplier<List<RestModule>> ownRest(Platform platform) {
        return CompletableFuture.supplyAsync(() -> List.of(
                RestModule.ofInstances(List.of("/rest/api/2", "/rest/api/latest"), product.restResources(), platform.restRules(), platform.servletContext()),
                RestModule.below("/rest", NeighbourResource.PATHS, neighbours(), platform.restRules(), platform.servletContext())))::join;
    }

    private Set<Object> neighbours() {
        Set<Object> neighbours = new HashSet<>(product.neighbourResources());
        neighbours.add(new PluginResource(apps, serviceDesk, product::currentUser));
        return neighbours;
    }

    public Product product() {
        return product;
    }

    public Apps apps() {
        return apps;
    }

    /** Comes and goes beside the app. */
    public ServiceDeskModule serviceDesk() {
        return serviceDesk;
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                LoggerFactory.getLogger(Host.class).warn("While stopping", e);
            }
        }
    }
}
