package io.oauthlinks.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.mailserver.MailAuthentication;
import io.oauthlinks.mailserver.MailEndpoint;
import io.oauthlinks.mailserver.MailLogin;
import io.oauthlinks.mailserver.MailPreset;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.servers.Dovecot;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The app in the development host, Dovecot beside it, and a mail server that is shared with project DEV. */
final class MailSite implements AutoCloseable {

    static final String MAILBOX = "support@acme.example";
    private static final String PASSWORD = "mailbox-password-7316";
    private static final String REST = "/rest/oauth-links/1.0/";
    private static final String ADMIN = "admin";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    /** Longer than any measurement: channels fetch when they are told to. */
    static final int SELDOM = 86_400;

    final HostProcess host;
    final Dovecot dovecot;
    private final WebUser admin = new WebUser();
    private final long server;
    private final String issueType;
    private final String database;
    private final long issuesBefore;

    /** @param database JDBC address; empty for H2 */
    MailSite(String name, List<String> java, String database) {
        this.database = database;
        // nobody asks for tokens; the usual ten connections of one user are fewer than fetch at once
        dovecot = Dovecot.start(URI.create("http://nobody:asks@127.0.0.1:1/"), "mail_max_userip_connections = 100");
        host = new HostProcess(name, java, database, Processes.temporaryFolder("home"), 1);
        signIn();
        setting("allowedPrivateAddresses", "localhost");
        server = saveServer();
        issueType = WebUser.json(admin.get(host.at("/rest/api/2/project/DEV")), 200).path("issueTypes").path(0).path("id").asText();
        issuesBefore = allIssues();
    }

    private void signIn() {
        WebUser.expect(admin.postForm(host.at("/login.jsp"), Map.of("os_username", ADMIN, "os_password", ADMIN)), 302);
        WebUser.expect(admin.get(host.at("/secure/ViewProfile.jspa")), 200);
        WebUser.expect(admin.postForm(host.at("/secure/admin/WebSudoAuthenticate.jspa"), Map.of("webSudoPassword", ADMIN, "webSudoDestination",
                "/secure/ViewProfile.jspa", "atl_token", admin.cookie("atlassian.xsrf.token"))), 302);
    }

    private JsonNode rest(String method, String path, Object body, int status) {
        return WebUser.json(admin.sendJson(method, host.at(REST + path), body, "X-Atlassian-Token", "no-check"), status);
    }

    private JsonNode rest(String path) {
        return WebUser.json(admin.get(host.at(REST + path)), 200);
    }

    private void setting(String name, String value) {
        Map<String, String> fields = new HashMap<>();
        rest("settings").fields().forEachRemaining(field -> fields.put(field.getKey(), field.getValue().asText("")));
        fields.put(name, value);
        rest("PUT", "settings", fields, 200);
    }

    private long saveServer() {
        Map<String, String> fields = new HashMap<>(Map.of("name", "Bench", "preset", "CUSTOM", "protocol", "IMAP", "tlsMode", "IMPLICIT",
                "host", "localhost", "port", String.valueOf(dovecot.imaps), "timeout", String.valueOf(TIMEOUT.toSeconds()),
                "trustedCertificate", dovecot.caCertificate()));
        fields.putAll(Map.of("userName", MAILBOX, "authentication", "PASSWORD", "password", PASSWORD, "enabled", "true"));
        String test = rest("POST", "mail-servers/test", fields, 202).path("id").asText();
        while (rest("mail-servers/tests/" + test).path("verdict").asText().equals("RUNNING")) {
            Processes.pause(50);
        }
        fields.put("testRun", test);
        long id = rest("POST", "mail-servers", fields, 201).path("id").asLong();
        rest("PUT", "mail-servers/" + id + "/projects", Map.of("sharedWith", "CHOSEN", "projects", List.of("DEV")), 200);
        return id;
    }

    /** The same mail server as the app knows it. */
    MailServer server() {
        MailEndpoint endpoint = new MailEndpoint(MailProtocol.IMAP, TlsMode.IMPLICIT, "localhost", dovecot.imaps, TIMEOUT, dovecot.caCertificate());
        MailLogin login = new MailLogin(MailAuthentication.PASSWORD, MAILBOX, Secret.of(PASSWORD), 0, 0);
        return new MailServer(1, "Bench", "", MailPreset.CUSTOM, endpoint, login, true, 0, Instant.EPOCH, Instant.EPOCH, false);
    }

    /** A channel that makes issues for strangers, and marks their mails as read. @param interval seconds */
    long channel(String folder, int interval) {
        Map<String, Object> fields = new HashMap<>(Map.of("project", "DEV", "name", "Bench " + folder, "serverId", server, "folder", folder,
                "issueTypeId", issueType, "unknownSender", "FALLBACK", "fallbackReporter", ADMIN, "mostPerHour", 100_000, "disposal", "SEEN"));
        fields.putAll(Map.of("interval", interval, "sizeLimit", 25, "enabled", true));
        return rest("POST", "mail-channels", fields, 201).path("id").asLong();
    }

    void startFetch(long channel) {
        rest("POST", "mail-channels/" + channel + "/fetch", Map.of(), 202);
    }

    /** Whether the fetch that was started last has ended. @throws IllegalStateException when it failed */
    boolean hasFetched(long channel) {
        JsonNode progress = rest("mail-channels/" + channel + "/fetch");
        if (!progress.path("problem").isNull()) {
            throw new IllegalStateException(progress.toString());
        }
        return progress.path("step").asText().equals("ENDED");
    }

    void fetch(long channel) {
        startFetch(channel);
        do {
            // each question costs the host something, too
            Processes.pause(200);
        } while (!hasFetched(channel));
    }

    /** Issues of the project that were not there at the beginning. */
    long issues() {
        return allIssues() - issuesBefore;
    }

    private long allIssues() {
        return WebUser.json(admin.get(host.at("/rest/api/2/search?maxResults=0&jql=project%3DDEV")), 200).path("total").asLong();
    }

    String database() {
        return database;
    }

    @Override
    public void close() {
        host.close();
        dovecot.close();
    }
}
