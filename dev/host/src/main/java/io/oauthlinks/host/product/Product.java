package io.oauthlinks.host.product;

import static java.util.Map.entry;

import com.atlassian.mail.server.MailServerManager;
import com.atlassian.sal.api.ApplicationProperties;
import com.atlassian.sal.api.auth.AuthenticationListener;
import com.atlassian.sal.api.auth.LoginUriProvider;
import com.atlassian.sal.api.message.LocaleResolver;
import com.atlassian.sal.api.timezone.TimeZoneManager;
import com.atlassian.sal.api.user.UserManager;
import com.atlassian.sal.api.websudo.WebSudoManager;
import com.atlassian.sal.api.xsrf.XsrfRequestValidator;
import com.atlassian.sal.api.xsrf.XsrfTokenAccessor;
import com.atlassian.sal.api.xsrf.XsrfTokenValidator;
import io.oauthlinks.host.HostOptions;
import io.oauthlinks.host.plugin.WebFragments;
import io.oauthlinks.host.product.api.JiraApi;
import io.oauthlinks.host.product.project.Projects;
import io.oauthlinks.host.product.project.Tracker;
import io.oauthlinks.host.product.rest.AttachmentResource;
import io.oauthlinks.host.product.rest.GroupResource;
import io.oauthlinks.host.product.rest.HostResource;
import io.oauthlinks.host.product.rest.IssuePropertyResource;
import io.oauthlinks.host.product.rest.IssueResource;
import io.oauthlinks.host.product.rest.NeighbourResource;
import io.oauthlinks.host.product.rest.OwnPasswordResource;
import io.oauthlinks.host.product.rest.ProjectResource;
import io.oauthlinks.host.product.rest.SearchResource;
import io.oauthlinks.host.product.rest.ServerResource;
import io.oauthlinks.host.product.rest.ServiceProjectResource;
import io.oauthlinks.host.product.rest.UserResource;
import io.oauthlinks.host.product.rest.WatcherResource;
import io.oauthlinks.host.product.sal.Locales;
import io.oauthlinks.host.product.sal.LoginAddresses;
import io.oauthlinks.host.product.sal.ProductProperties;
import io.oauthlinks.host.product.sal.ProductUsers;
import io.oauthlinks.host.product.sal.SignIns;
import io.oauthlinks.host.product.sal.TimeZones;
import io.oauthlinks.host.product.screen.AdminPages;
import io.oauthlinks.host.product.screen.AttachmentServlet;
import io.oauthlinks.host.product.screen.LoginServlet;
import io.oauthlinks.host.product.screen.LogoutServlet;
import io.oauthlinks.host.product.screen.ProblemServlet;
import io.oauthlinks.host.product.screen.ProfileServlet;
import io.oauthlinks.host.product.screen.ProjectConfigServlet;
import io.oauthlinks.host.product.screen.StaticServlet;
import io.oauthlinks.host.product.screen.WebSudoServlet;
import io.oauthlinks.host.product.screen.WorkServlet;
import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.security.HeaderFilter;
import io.oauthlinks.host.product.security.PersonalAccessTokenFilter;
import io.oauthlinks.host.product.security.SecurityFilter;
import io.oauthlinks.host.product.security.Sessions;
import io.oauthlinks.host.product.security.WebSudo;
import io.oauthlinks.host.product.security.XsrfFilter;
import io.oauthlinks.host.product.security.XsrfTokens;
import io.oauthlinks.host.product.servicedesk.Desks;
import io.oauthlinks.host.product.servicedesk.ServiceDeskApp;
import io.oauthlinks.host.product.store.Announcements;
import io.oauthlinks.host.product.store.MailServers;
import io.oauthlinks.host.product.store.QueuedMails;
import io.oauthlinks.host.product.store.Settings;
import io.oauthlinks.host.product.store.Tables;
import io.oauthlinks.host.product.tls.DevelopmentCa;
import io.oauthlinks.host.product.tls.Tls;
import io.oauthlinks.host.product.user.PersonalAccessTokens;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.user.Users;
import io.oauthlinks.host.product.web.DecoratorFilter;
import io.oauthlinks.host.product.web.Pages;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * What the container serves as "Jira". The filters belong in front of everything in the context {@code /jira}, in the order
 * {@link #headerFilter()}, {@link #tokenFilter()}, {@link #securityFilter()}, {@link #xsrfFilter()}, {@link #decoratorFilter(WebFragments)}; all but
 * the second and the fourth also on the way to the error page.
 */
public final class Product {

    /** Path in the context of the page that shows what the container refused; made to be the context's error page. */
    public static final String ERROR_PAGE = "/secure/problem";

    private final HostOptions options;
    private final Clock clock;
    private final Settings settings;
    private final MailServers mailServers;
    private final QueuedMails queuedMails;
    private final Users users;
    private final Projects projects;
    private final Tracker tracker;
    private final Desks desks;
    private final PersonalAccessTokens accessTokens;
    private final Tls tls;
    private final Callers callers = new Callers();
    private final XsrfTokens xsrfTokens = new XsrfTokens(callers);
    private final Pages pages = new Pages(callers, xsrfTokens);
    private final Sessions sessions;
    private final WebSudo webSudo;

    private Product(HostOptions options, DataSource database, Clock clock) {
        Tables tables = new Tables(database);
        this.options = options;
        this.clock = clock;
        this.settings = new Settings(tables);
        this.mailServers = new MailServers(settings);
        this.queuedMails = new QueuedMails(tables, clock);
        this.users = new Users(tables);
        this.tracker = Tracker.open(tables, settings, users, options.home(), clock);
        this.projects = tracker.projects();
        this.desks = new Desks(tables, settings, tracker);
        users.onDeletion(user -> projects.forget());
        this.accessTokens = new PersonalAccessTokens(tables, users, clock);
        this.sessions = new Sessions(users);
        this.webSudo = new WebSudo(callers, clock);
        tables.alone(() -> {
            tables.create();
            tables.together(() -> {
                if (settings.get("sample.data").isEmpty()) {
                    new SampleData(Tracker.open(tables, settings, users, options.home(), SampleData.lastDays(clock))).insert();
                    projects.forget();
                    settings.set("sample.data", "inserted");
                }
                new SampleRequests(desks, tracker).insertOnce(settings);
                settings.startedAt(options.baseUrl(), options.node());
                return null;
            });
            tracker.issues().reindex();
        });
        this.tls = DevelopmentCa.in(options.home().resolve("tls"), clock);
    }

    /** Creates tables, sample data and certificate where they are missing; two nodes may do so at the same time. */
    public static Product open(HostOptions options, DataSource database) {
        return open(options, database, Clock.systemUTC());
    }

    /** @param clock what "now" is for sessions, tokens and issues */
    public static Product open(HostOptions options, DataSource database, Clock clock) {
        return new Product(options, database, clock);
    }

    /** The platform's services that the product answers, by their interface. */
    public Map<Class<?>, Object> services() {
        Map<Class<?>, Object> services = new HashMap<>(JiraApi.services(tracker, settings, callers, queuedMails));
        services.putAll(Map.ofEntries(
                entry(ApplicationProperties.class, new ProductProperties(options, settings, Date.from(clock.instant()))),
                entry(UserManager.class, new ProductUsers(callers, users)),
                entry(MailServerManager.class, mailServers),
                entry(AuthenticationListener.class, new SignIns(sessions)),
                entry(LoginUriProvider.class, new LoginAddresses()),
                entry(LocaleResolver.class, new Locales(settings)),
                entry(TimeZoneManager.class, new TimeZones()),
                entry(WebSudoManager.class, webSudo),
                entry(XsrfTokenValidator.class, xsrfTokens),
                // objects of their own, because a bundle looks for services by their type
                entry(XsrfTokenAccessor.class, (XsrfTokenAccessor) xsrfTokens::getXsrfToken),
                entry(XsrfRequestValidator.class, (XsrfRequestValidator) xsrfTokens::validateRequestPassesXsrfChecks)));
        return services;
    }

    /** What Jira Service Management offers, by interface, as long as it is enabled. */
    public Map<Class<?>, Object> serviceDesk() {
        return ServiceDeskApp.services(desks, tracker);
    }

    public Desks desks() {
        return desks;
    }

    /** Resources of Jira's own REST API, to be served below {@code /rest/api/2} and {@code /rest/api/latest}. */
    public Set<Object> restResources() {
        return Set.of(new ServerResource(callers, settings, clock), new ProjectResource(callers, users, projects, settings),
                new IssueResource(callers, tracker, settings), new SearchResource(callers, tracker, settings),
                new AttachmentResource(callers, tracker, settings), new IssuePropertyResource(callers, tracker, settings),
                new WatcherResource(callers, tracker, settings), new UserResource(callers, users, settings), new GroupResource(callers, users), new OwnPasswordResource(callers, users));
    }

    /** Resources beside the API, to be served below {@code /rest} under {@link NeighbourResource#PATHS}. */
    public Set<Object> neighbourResources() {
        return Set.of(new NeighbourResource(callers, projects, accessTokens), new HostResource(callers, tracker, settings, queuedMails),
                new ServiceProjectResource(callers, projects, desks));
    }

    /** Sets the headers that every page carries. */
    public Filter headerFilter() {
        return new HeaderFilter();
    }

    /** Reads personal access tokens; before the login, as the filters of apps that do the like. */
    public Filter tokenFilter() {
        return new PersonalAccessTokenFilter(accessTokens);
    }

    /** Finds out who is calling. Must run on every request of the context. */
    public Filter securityFilter() {
        return new SecurityFilter(callers, users, sessions, options.tls(), options.basicAuth());
    }

    /** Another node has announced something. */
    public void heard(String topic) {
        boolean anything = topic.equals(Announcements.ANYTHING);
        if (anything || topic.equals(Users.TOPIC)) {
            users.forget();
        }
        if (anything || topic.equals(Users.TOPIC) || topic.equals(Projects.TOPIC)) {
            projects.forget();
        }
        if (anything || topic.equals(Desks.TOPIC)) {
            desks.forget();
        }
        if (anything || topic.equals(Settings.TOPIC)) {
            settings.forget();
        }
    }

    /** @param listener told the user, on the node on which the password was changed */
    public void onPasswordChange(Consumer<User> listener) {
        users.onPasswordChange(listener);
    }

    /** @param listener told the user, on the node on which somebody was deleted */
    public void onDeletion(Consumer<User> listener) {
        users.onDeletion(listener);
    }

    /**
     * Refuses changing requests of a browser session that do not prove that they come from one of our pages.
     *
     * @param answersByItself whether what is asked for says so itself
     */
    public Filter xsrfFilter(Predicate<HttpServletRequest> answersByItself) {
        return new XsrfFilter(callers, xsrfTokens, (request, response) -> ProblemServlet.refuse(request, response, 403,
                "XSRF check failed", "Jira could not make sure that this request came from one of its own pages, so nothing was"
                        + " changed. Go back, reload the page and try again."), answersByItself);
    }

    /** Puts header, menus and sidebar around pages that name a decorator. */
    public Filter decoratorFilter(WebFragments fragments) {
        return new DecoratorFilter(pages, callers, webSudo, projects, fragments);
    }

    /** The product's own pages: URL patterns within the context, {@code /} (what nobody else serves) included. */
    public Map<String, HttpServlet> servlets() {
        Map<String, HttpServlet> servlets = new LinkedHashMap<>();
        HttpServlet problem = new ProblemServlet(pages);
        servlets.put("/", problem);
        servlets.put(ERROR_PAGE, problem);
        servlets.put("/s/*", new StaticServlet(StaticServlet.nodeModules()));
        servlets.put("/login.jsp", new LoginServlet(pages, callers, users, sessions, settings));
        HttpServlet logout = new LogoutServlet(pages, sessions, xsrfTokens);
        servlets.put("/secure/Logout!default.jspa", logout);
        servlets.put("/secure/Logout.jspa", logout);
        HttpServlet webSudoPage = new WebSudoServlet(pages, callers, users, webSudo, settings);
        WebSudoServlet.PATHS.forEach(path -> servlets.put(path, webSudoPage));
        servlets.put("/secure/ViewProfile.jspa", new ProfileServlet(pages, callers, accessTokens));
        servlets.put("/plugins/servlet/project-config/*", new ProjectConfigServlet(pages, callers, projects));
        HttpServlet work = new WorkServlet(pages, callers, tracker, desks);
        Set.of("", "/secure/Dashboard.jspa", "/secure/BrowseProjects.jspa", "/projects/*", "/browse/*", "/servicedesk/customer/*")
                .forEach(pattern -> servlets.put(pattern, work));
        servlets.put("/secure/attachment/*", new AttachmentServlet(pages, callers, tracker));
        servlets.putAll(new AdminPages(pages, callers, webSudo).servlets(users, projects, new AdminPages.Stores(settings, mailServers, queuedMails), options));
        return servlets;
    }

    /** Projects, issues and what belongs to them. */
    public Tracker tracker() {
        return tracker;
    }

    public Settings settings() {
        return settings;
    }

    /** Who is calling, on the thread of the request; empty for anonymous and on other threads. */
    public Optional<User> currentUser() {
        return callers.user();
    }

    /** Whether the current call is one that the browser proves on its own, by its session cookie. */
    public boolean isCalledBySession() {
        return callers.bySession();
    }

    public Tls tls() {
        return tls;
    }
}
