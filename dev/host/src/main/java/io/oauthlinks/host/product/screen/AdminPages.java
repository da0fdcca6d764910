package io.oauthlinks.host.product.screen;

import io.oauthlinks.host.HostOptions;
import io.oauthlinks.host.product.project.Projects;
import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.security.WebSudo;
import io.oauthlinks.host.product.store.MailServers;
import io.oauthlinks.host.product.store.QueuedMails;
import io.oauthlinks.host.product.store.Settings;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.user.Users;
import io.oauthlinks.host.product.web.Pages;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The administration pages behind the built-in menu items. */
public final class AdminPages {

    private final Pages pages;
    private final Callers callers;
    private final WebSudo webSudo;

    /** A group whose members may use an application. */
    public record Access(String application, String group, int users) { }

    /** What the pages change. */
    public record Stores(Settings settings, MailServers mailServers, QueuedMails queuedMails) { }

    /** A line of the system information. */
    public record Fact(String name, String value) { }

    public AdminPages(Pages pages, Callers callers, WebSudo webSudo) {
        this.pages = pages;
        this.callers = callers;
        this.webSudo = webSudo;
    }

    /** The servlets by their URL pattern. */
    public Map<String, HttpServlet> servlets(Users users, Projects projects, Stores stores, HostOptions options) {
        Settings settings = stores.settings();
        Map<String, HttpServlet> servlets = new LinkedHashMap<>();
        servlets.put("/secure/admin/ApplicationAccess.jspa", page("applications", () -> Map.of("applications", List.of(
                new Access("Jira Software", User.SOFTWARE_USERS, users.groups().getOrDefault(User.SOFTWARE_USERS, 0)),
                new Access("Jira Service Management", User.SERVICE_DESK_USERS,
                        users.groups().getOrDefault(User.SERVICE_DESK_USERS, 0))))));
        servlets.put("/secure/project/ViewProjects.jspa", page("projects", () -> Map.of("projects", projects.all())));
        servlets.put("/secure/admin/ViewIssueTypes.jspa", page("issue-types", () -> Map.of("types", projects.issueTypes())));
        servlets.put("/secure/admin/user/UserBrowser.jspa", page("users", () -> Map.of("users", users.all())));
        servlets.put("/secure/admin/user/GroupBrowser.jspa", page("groups", () -> Map.of("groups", users.groups())));
        servlets.put("/secure/admin/ViewSystemInfo.jspa", page("system-info", () -> Map.of("facts", facts(settings, options))));
        servlets.put("/secure/admin/ViewApplicationProperties.jspa", page("settings", new SettingsForm(settings)));
        servlets.put("/secure/admin/IncomingMailServers.jspa", page("incoming-mail", new IncomingMailForm(stores.mailServers())));
        servlets.put("/secure/admin/MailQueueAdmin!default.jspa", page("mail-queue", new MailQueuePage(stores.queuedMails())));
        return servlets;
    }

    private AdminServlet page(String name, AdminServlet.Content content) {
        return new AdminServlet(pages, callers, webSudo, "admin/" + name + ".vm", content);
    }

    private static List<Fact> facts(Settings settings, HostOptions options) {
        return List.of(new Fact("Base URL", settings.baseUrl().toString()),
                new Fact("Node", String.valueOf(options.node())),
                new Fact("Shared home", options.home().toString()),
                new Fact("Local home", options.localHome().toString()),
                new Fact("Database", options.database() == null ? "H2" : "PostgreSQL"),
                new Fact("Java version", System.getProperty("java.version")),
                new Fact("Java VM", System.getProperty("java.vm.name")),
                new Fact("Operating system", System.getProperty("os.name") + " " + System.getProperty("os.version")));
    }

    /** Adds a mail server, or deletes all of them. */
    private record IncomingMailForm(MailServers servers) implements AdminServlet.Content {

        @Override
        public Map<String, Object> show() {
            return Map.of("servers", servers.all());
        }

        @Override
        public Map<String, Object> change(HttpServletRequest request) {
            if (request.getParameter("delete") != null) {
                servers.deleteAll();
                return null;
            }
            String name = typed(request, "name");
            String userName = typed(request, "userName");
            if (name.isEmpty() || userName.isEmpty()) {
                return Map.of("servers", servers.all(), "problem", "Enter a name and a user name.");
            }
            servers.add(new MailServers.Entry(typed(request, "protocol"), name, typed(request, "host"), userName));
            return null;
        }

        private static String typed(HttpServletRequest request, String field) {
            return Optional.ofNullable(request.getParameter(field)).orElse("").replaceAll("\\s+", " ").trim();
        }
    }

    /** Shows the mails that wait, or deletes them. */
    private record MailQueuePage(QueuedMails mails) implements AdminServlet.Content {

        @Override
        public Map<String, Object> show() {
            return Map.of("mails", mails.all());
        }

        @Override
        public Map<String, Object> change(HttpServletRequest request) {
            mails.deleteAll();
            return null;
        }
    }

    /** Sets the base URL, where an empty field takes back what was set, the language, read-only mode or the largest attachment. */
    private record SettingsForm(Settings settings) implements AdminServlet.Content {

        @Override
        public Map<String, Object> show() {
            return model(settings.baseUrl().toString());
        }

        @Override
        public Map<String, Object> change(HttpServletRequest request) {
            if (request.getParameter("language") != null) {
                settings.setLanguage(request.getParameter("language"));
                return null;
            }
            if (request.getParameter("attachmentLimit") != null) {
                return setLimits(request);
            }
            String typed = Optional.ofNullable(request.getParameter("baseURL")).orElse("").trim();
            if (typed.isEmpty()) {
                settings.resetBaseUrl();
                return null;
            }
            Optional<URI> url = baseUrl(typed);
            if (url.isEmpty()) {
                Map<String, Object> model = model(typed);
                model.put("baseUrlError", "Enter an address that begins with http:// or https:// and has no query, such as"
                        + " https://jira.example.com/jira.");
                return model;
            }
            settings.setBaseUrl(url.get());
            return null;
        }

        private Map<String, Object> setLimits(HttpServletRequest request) {
            String limit = request.getParameter("attachmentLimit").trim();
            if (!limit.matches("[1-9][0-9]{0,11}")) {
                return show();
            }
            settings.setAttachmentLimit(Long.parseLong(limit));
            settings.setReadOnly(request.getParameter("readOnly") != null);
            return null;
        }

        private Map<String, Object> model(String baseUrl) {
            Map<String, Object> model = new HashMap<>();
            model.put("baseUrl", baseUrl);
            model.put("language", settings.language().toLanguageTag());
            model.put("readOnly", settings.readOnly());
            model.put("attachmentLimit", settings.attachmentLimit());
            return model;
        }

        static Optional<URI> baseUrl(String typed) {
            try {
                URI url = new URI(typed.replaceAll("/+$", ""));
                boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
                boolean plain = url.getHost() != null && url.getRawUserInfo() == null && url.getRawQuery() == null
                        && url.getRawFragment() == null && typed.length() <= 255;
                return web && plain ? Optional.of(url) : Optional.empty();
            } catch (URISyntaxException e) {
                return Optional.empty();
            }
        }
    }
}
