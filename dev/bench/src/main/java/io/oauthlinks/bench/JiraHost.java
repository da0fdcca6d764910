package io.oauthlinks.bench;

import io.oauthlinks.incominglink.CredentialFormat;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The app in the development host, as {@code dev/run --db} starts it; audit is on, as it always is. */
final class JiraHost implements Measured {

    private final String name;
    private final String database;
    private final Path home;
    private final HostProcess host;
    private final TokenRows rows;

    /** A node of its own on a new database. */
    JiraHost(String name, Postgres postgres, BenchOptions options) {
        this(name, postgres.create(name), Processes.temporaryFolder("home"), 1, options);
    }

    private JiraHost(String name, String database, Path home, int node, BenchOptions options) {
        this.name = name;
        this.database = database;
        this.home = home;
        host = new HostProcess(name, Jvm.command(name, options), database, home, node);
        rows = new TokenRows(database, web(), service());
    }

    /** A second node of the same cluster. */
    JiraHost secondNode(BenchOptions options) {
        return new JiraHost(name + "-second-node", database, home, 2, options);
    }

    URI at(String path) {
        return host.at(path);
    }

    TokenRows rows() {
        return rows;
    }

    /** The cookies of a login by browser. */
    String sessionCookie(String user) {
        WebUser browser = new WebUser();
        WebUser.expect(browser.postForm(at("/login.jsp"), Map.of("os_username", user, "os_password", user)), 302);
        return browser.cookieHeader();
    }

    @Override
    public List<String> refreshTokens(int number) {
        return rows.add(number).stream().map(TokenRows.Pair::refresh).toList();
    }

    @Override
    public void fill(int number) {
        if (number > 0) {
            rows.fill(number);
        }
    }

    /** Every grant is in the audit log, within seconds. */
    @Override
    public void requireRecorded(long grants) {
        Instant end = Instant.now().plusSeconds(30);
        while (rows.auditEntries() < grants) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException(rows.auditEntries() + " audit entries for " + grants + " grants");
            }
            Processes.pause(500);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public URI tokenEndpoint() {
        return at("/plugins/servlet/oauth-links/oauth2/token");
    }

    @Override
    public Client web() {
        return Clients.WEB;
    }

    @Override
    public Client service() {
        return Clients.SERVICE;
    }

    @Override
    public String database() {
        return database;
    }

    @Override
    public Process process() {
        return host.process();
    }

    @Override
    public void close() {
        host.close();
    }

    private static final class Clients {

        private static final Client WEB = new Client(CredentialFormat.newClientId(), CredentialFormat.CLIENT_SECRET.generate().reveal());
        private static final Client SERVICE = new Client(CredentialFormat.newClientId(), CredentialFormat.CLIENT_SECRET.generate().reveal());
    }
}
