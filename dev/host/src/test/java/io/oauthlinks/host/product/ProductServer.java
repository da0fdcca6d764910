package io.oauthlinks.host.product;

import com.atlassian.sal.api.websudo.WebSudoManager;
import io.oauthlinks.host.HostOptions;
import io.oauthlinks.host.container.WebServer;
import io.oauthlinks.host.plugin.WebFragments;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.h2.jdbcx.JdbcDataSource;

/** The product alone in a web server, with a small app in it, and browsers to use it. */
final class ProductServer implements AutoCloseable {

    static final String APP_PAGE = "/plugins/servlet/app";
    private static final Pattern TOKEN = Pattern.compile("name=\"atl_token\" value=\"([^\"]+)\"");

    final MovableClock clock = new MovableClock();
    final Product product;
    final URI base;
    private final Tomcat tomcat = new Tomcat();

    ProductServer(boolean basicAuth) throws IOException, LifecycleException {
        this(basicAuth, 0);
    }

    ProductServer(boolean basicAuth, int port) throws IOException, LifecycleException {
        Path home = Files.createTempDirectory("product");
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        HostOptions options = new HostOptions(2990, 1, null, false, false, basicAuth, false, home, null);
        product = Product.open(options, database, clock);
        TomcatURLStreamHandlerFactory.disable();
        tomcat.setBaseDir(home.toString());
        tomcat.setPort(port);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext(HostOptions.CONTEXT_PATH, home.toString());
        context.setCookieProcessor(WebServer.sameSiteCookies());
        addFilter(context, product.headerFilter(), "REQUEST", "ERROR");
        addFilter(context, product.tokenFilter(), "REQUEST");
        addFilter(context, product.securityFilter(), "REQUEST", "ERROR");
        addFilter(context, product.xsrfFilter(request -> false), "REQUEST");
        addFilter(context, product.decoratorFilter(new OneApp()), "REQUEST", "ERROR");
        product.servlets().forEach((pattern, servlet) -> add(context, pattern, servlet));
        add(context, APP_PAGE, new AppPage());
        ResourceConfig rest = new ResourceConfig();
        product.restResources().forEach(rest::register);
        add(context, "/rest/api/2/*", new ServletContainer(rest));
        ResourceConfig neighbours = new ResourceConfig();
        product.neighbourResources().forEach(neighbours::register);
        add(context, "/rest/*", new ServletContainer(neighbours));
        ErrorPage errorPage = new ErrorPage();
        errorPage.setLocation(Product.ERROR_PAGE);
        context.addErrorPage(errorPage);
        tomcat.start();
        if (context.getState() != LifecycleState.STARTED) {
            throw new IllegalStateException("The context does not start; the log says why");
        }
        base = URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + HostOptions.CONTEXT_PATH);
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    Browser browser() {
        return new Browser();
    }

    private static void addFilter(Context context, Filter filter, String... dispatchers) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(filter.getClass().getName());
        definition.setFilterClass(filter.getClass().getName());
        definition.setFilter(filter);
        context.addFilterDef(definition);
        FilterMap map = new FilterMap();
        map.setFilterName(filter.getClass().getName());
        map.addURLPattern("/*");
        for (String dispatcher : dispatchers) {
            map.setDispatcher(dispatcher);
        }
        context.addFilterMap(map);
    }

    private static void add(Context context, String pattern, HttpServlet servlet) {
        if (context.findChild(name(servlet)) == null) {
            Tomcat.addServlet(context, name(servlet), servlet);
        }
        context.addServletMappingDecoded(pattern, name(servlet));
    }

    private static String name(HttpServlet servlet) {
        return servlet.getClass().getName() + "@" + System.identityHashCode(servlet);
    }

    /** A page of an app that needs a secure administrator session, and shows what was posted to it. */
    private final class AppPage extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            WebSudoManager webSudo = (WebSudoManager) product.services().get(WebSudoManager.class);
            if (!webSudo.canExecuteRequest(request)) {
                webSudo.enforceWebSudoProtection(request, response);
                return;
            }
            webSudo.willExecuteWebSudoRequest(request);
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write("<html><head><title>App</title><meta name='decorator' content='atl.admin'>"
                    + "<meta name='admin.active.section' content='admin_applications_section/admin_applications_integrations_section'>"
                    + "<meta name='admin.active.tab' content='app-link'></head><body><h2>Outgoing links</h2><p id='posted'>"
                    + request.getParameter("name") + "</p></body></html>");
        }
    }

    /** The menu items of one app. */
    private static final class OneApp implements WebFragments {

        @Override
        public List<Section> sections(String location, Map<String, Object> context) {
            return location.equals("admin_applications_section") ? List.of(new Section("app-section", "OAuth Links", 90)) : List.of();
        }

        @Override
        public List<Item> items(String section, Map<String, Object> context) {
            return switch (section) {
                case "admin_applications_section/admin_applications_integrations_section" ->
                        List.of(new Item("app-item", "app-link", "Outgoing links", "/jira" + APP_PAGE, 50));
                case "admin_applications_section/app-section" ->
                        List.of(new Item("app-audit", "app-audit", "OAuth <audit> log", "/jira" + APP_PAGE + "?audit", 10));
                case "top_system_section/mail_section" ->
                        List.of(new Item("app-mail", "app-mail", "OAuth mail servers", "/jira" + APP_PAGE + "?mail", 10));
                case "system.user.options/personal" ->
                        List.of(new Item("app-personal", "app-personal", "Own <things>", "/jira" + APP_PAGE + "?personal", 10));
                case "system.user.profile.links/operations" ->
                        List.of(new Item("app-profile", "app-profile", "Things of " + context.get("profileUser"), "/jira" + APP_PAGE + "?profile", 10));
                case "atl.jira.proj.config/projectgroup4" -> List.of(new Item("app-project", "app-project", "Channels of "
                        + ((Map<?, ?>) context.get("project")).get("key"), "/jira" + APP_PAGE + "?project", 10));
                default -> List.of();
            };
        }

        @Override
        public List<String> panels(String location, Map<String, Object> context) {
            return List.of();
        }

        @Override
        public String headTags(Collection<String> contexts) {
            return contexts.contains("atl.admin") ? "<link rel=\"stylesheet\" href=\"/jira/download/app.css\">" : "";
        }
    }

    /** A browser with cookies of its own that does not follow redirects. */
    final class Browser {

        final CookieManager cookies = new CookieManager();
        private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

        HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
            return send("GET", path, "", headers);
        }

        HttpResponse<String> post(String path, Map<String, String> form, String... headers) throws IOException, InterruptedException {
            StringBuilder body = new StringBuilder();
            form.forEach((name, value) -> body.append(body.length() == 0 ? "" : "&").append(encode(name)).append('=').append(encode(value)));
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
            return client.send(withHeaders(request, headers).build(), HttpResponse.BodyHandlers.ofString());
        }

        HttpResponse<String> send(String method, String path, String body, String... headers) throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
            return client.send(withHeaders(request, headers).build(), HttpResponse.BodyHandlers.ofString());
        }

        HttpResponse<String> logIn(String name) throws IOException, InterruptedException {
            return post("/login.jsp", Map.of("os_username", name, "os_password", name));
        }

        Browser loggedInAs(String name) throws IOException, InterruptedException {
            if (logIn(name).statusCode() != 302) {
                throw new IllegalStateException(name + " cannot log in");
            }
            return this;
        }

        /** Logged in, with the password confirmed. */
        Browser administrator() throws IOException, InterruptedException {
            loggedInAs("admin");
            String token = token("/secure/admin/WebSudoAuthenticate!default.jspa");
            post("/secure/admin/WebSudoAuthenticate.jspa", Map.of("webSudoPassword", "admin", "atl_token", token));
            return this;
        }

        /** The XSRF token in the forms of a page. */
        String token(String page) throws IOException, InterruptedException {
            Matcher token = TOKEN.matcher(get(page).body());
            if (!token.find()) {
                throw new IllegalStateException("No form with an XSRF token at " + page);
            }
            return token.group(1);
        }

        private static HttpRequest.Builder withHeaders(HttpRequest.Builder request, String... headers) {
            return headers.length == 0 ? request : request.headers(headers);
        }

        private static String encode(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    /** Stands at the real time until it is moved. */
    static final class MovableClock extends Clock {

        private Instant now = Instant.now();

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** For looking at the pages: runs until the process is stopped. */
    public static void main(String[] arguments) throws IOException, LifecycleException {
        ProductServer server = new ProductServer(true, Integer.parseInt(arguments[0]));
        System.out.println("Ready: " + server.base);
        server.tomcat.getServer().await();
    }
}
