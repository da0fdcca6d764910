package io.oauthlinks.host.container;

import io.oauthlinks.host.HostOptions;
import io.oauthlinks.host.product.tls.Tls;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.catalina.valves.rewrite.RewriteValve;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.http.CookieProcessor;
import org.apache.tomcat.util.http.Rfc6265CookieProcessor;
import org.apache.tomcat.util.modeler.Registry;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** Tomcat on 127.0.0.1: Jira's context, and in front of it what an administrator's reverse proxy would do. */
public final class WebServer implements AutoCloseable {

    /** A reverse proxy serves the host's root; this is all that ours does there. */
    private static final String PROXY_RULES = """
            RewriteRule ^/$ %1$s/ [R=302,L]
            RewriteRule ^/\\.well-known/([^/]+)%1$s$ %1$s/.well-known/$1 [L]
            """.formatted(HostOptions.CONTEXT_PATH);

    private final Tomcat tomcat = new Tomcat();
    private final Context context;
    private final int port;
    private int filters;

    static {
        // Felix sets the JVM's only URLStreamHandlerFactory
        TomcatURLStreamHandlerFactory.disable();
        // nobody looks, and two nodes in one JVM would collide
        Registry.disableRegistry();
    }

    /** @param errorPage path in the context that shows what was refused */
    public WebServer(HostOptions options, String errorPage) {
        this.port = options.port();
        Path base = options.localHome().resolve("web");
        Path documents = createFolder(base.resolve("documents"));
        tomcat.setBaseDir(base.toString());
        tomcat.getHost().getPipeline().addValve(proxy());
        addContext("", documents);
        context = addContext(HostOptions.CONTEXT_PATH, documents);
        context.setSessionTimeout(300);
        ErrorPage errors = new ErrorPage();
        errors.setLocation(errorPage);
        context.addErrorPage(errors);
        ErrorReportValve plain = new ErrorReportValve();
        plain.setShowReport(false);
        plain.setShowServerInfo(false);
        ((StandardHost) tomcat.getHost()).setErrorReportValveClass(null);
        tomcat.getHost().getPipeline().addValve(plain);
        add(new EntryFilter(), EnumSet.of(DispatcherType.REQUEST));
    }

    private Context addContext(String path, Path documents) {
        StandardContext added = (StandardContext) tomcat.addContext(path, documents.toString());
        // contexts live as long as the JVM; cleaning up behind them would need flags of the JVM
        added.setClearReferencesObjectStreamClassCaches(false);
        added.setClearReferencesThreadLocals(false);
        added.setClearReferencesRmiTargets(false);
        added.setCookieProcessor(sameSiteCookies());
        return added;
    }

    /** By Tomcat, because only Servlet 6 can say it of the session cookie, and the host runs on Servlet 4, too. */
    public static CookieProcessor sameSiteCookies() {
        Rfc6265CookieProcessor cookies = new Rfc6265CookieProcessor();
        cookies.setSameSiteCookies("lax");
        return cookies;
    }

    /** Adds a filter behind those that are there. */
    public WebServer add(Filter filter, Set<DispatcherType> dispatchers) {
        FilterDef definition = new FilterDef();
        definition.setFilterName("filter" + ++filters);
        // without a class name SiteMesh cannot read the registrations
        definition.setFilterClass(filter.getClass().getName());
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        FilterMap map = new FilterMap();
        map.setFilterName(definition.getFilterName());
        map.addURLPatternDecoded("/*");
        dispatchers.forEach(dispatcher -> map.setDispatcher(dispatcher.name()));
        context.addFilterDef(definition);
        context.addFilterMap(map);
        return this;
    }

    public WebServer add(Map<String, ? extends HttpServlet> servlets) {
        Map<HttpServlet, String> names = new IdentityHashMap<>();
        servlets.forEach((pattern, servlet) -> {
            String name = names.computeIfAbsent(servlet, s -> {
                Wrapper wrapper = Tomcat.addServlet(context, "servlet:" + pattern, s);
                wrapper.setAsyncSupported(true);
                wrapper.setLoadOnStartup(1);
                return wrapper.getName();
            });
            context.addServletMappingDecoded(pattern, name);
        });
        return this;
    }

    /** The context of Jira, usable from the start. */
    public ServletContext servletContext() {
        return context.getServletContext();
    }

    /** @param tls null for plain http */
    public void start(Tls tls) {
        tomcat.setConnector(connector(port, tls));
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException("Cannot start the web server on port " + port + ": " + innermost(e).getMessage(), e);
        }
        // a failing filter stops the context, while the server starts as if nothing had happened
        if (context.getState() != LifecycleState.STARTED || tomcat.getConnector().getState() != LifecycleState.STARTED) {
            throw new IllegalStateException("The web server did not start; the log tells why");
        }
    }

    private static Throwable innermost(Throwable failure) {
        return failure.getCause() == null ? failure : innermost(failure.getCause());
    }

    private static Connector connector(int port, Tls tls) {
        Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(port);
        connector.setURIEncoding("UTF-8");
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("minSpareThreads", "4");
        connector.setThrowOnFailure(true);
        if (tls != null) {
            SSLHostConfig ssl = new SSLHostConfig();
            SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(ssl, SSLHostConfigCertificate.Type.UNDEFINED);
            certificate.setCertificateKeystoreFile(tls.keyStore().toUri().toString());
            certificate.setCertificateKeystoreType("PKCS12");
            certificate.setCertificateKeystorePassword(tls.keyStorePassword());
            ssl.addCertificate(certificate);
            connector.setScheme("https");
            connector.setSecure(true);
            connector.setProperty("SSLEnabled", "true");
            connector.addSslHostConfig(ssl);
        }
        return connector;
    }

    private static RewriteValve proxy() {
        return new RewriteValve() {
            @Override
            protected synchronized void startInternal() throws LifecycleException {
                super.startInternal();
                try {
                    setConfiguration(PROXY_RULES);
                } catch (Exception e) {
                    throw new LifecycleException(e);
                }
            }
        };
    }

    private static Path createFolder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot create " + folder, e);
        }
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("Cannot stop the web server: " + e.getMessage(), e);
        }
    }
}
