package io.oauthlinks.host;

import java.net.URI;
import java.nio.file.Path;

/**
 * What the command line of {@code dev/run} asked for.
 *
 * @param port      TCP port of the web server on 127.0.0.1; the practice provider uses the ports after it
 * @param node      node number in the cluster, 1 or more; each node has a local home of its own
 * @param database  JDBC URL of a PostgreSQL database, or null for the H2 file in the shared home
 * @param tls       serve https with a certificate of the development CA
 * @param reset     empty home and database before the start
 * @param basicAuth accept HTTP Basic logins, off as in Jira 11
 * @param practice  start the practice provider
 * @param home      shared home; holds the database file, the development CA, local homes and logs
 * @param bundle    the app's jar, installed at the start and again whenever it changes
 * @param serviceDesk Jira Service Management is installed
 */
public record HostOptions(int port, int node, String database, boolean tls, boolean reset, boolean basicAuth,
                          boolean practice, Path home, Path bundle, boolean serviceDesk) {

    public static final String CONTEXT_PATH = "/jira";

    /** With Jira Service Management. */
    public HostOptions(int port, int node, String database, boolean tls, boolean reset, boolean basicAuth, boolean practice, Path home, Path bundle) {
        this(port, node, database, tls, reset, basicAuth, practice, home, bundle, true);
    }

    /** The base URL as an administrator would have set it: scheme, host, port and context path, no trailing slash. */
    public URI baseUrl() {
        return URI.create((tls ? "https" : "http") + "://localhost:" + port + CONTEXT_PATH);
    }

    public Path localHome() {
        return home.resolve("node" + node);
    }
}
