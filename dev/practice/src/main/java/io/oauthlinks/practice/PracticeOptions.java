package io.oauthlinks.practice;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the host asks for.
 *
 * @param httpPort         port of the authorization server, 0 for a free one
 * @param mailPorts        port of each mail protocol, 0 for a free one
 * @param keyStore         PKCS12 file with a certificate for localhost, or null for GreenMail's own
 * @param keyStorePassword password of the key store and its key
 * @param https            serve the authorization server over https with the key store
 * @param jiraBaseUrl      base URL of the Jira whose redirect URIs are welcome, besides those on localhost; or null
 */
public record PracticeOptions(int httpPort, Map<String, Integer> mailPorts, Path keyStore, char[] keyStorePassword,
                              boolean https, URI jiraBaseUrl) {

    /** The only address that anything here listens on. */
    public static final String ADDRESS = "127.0.0.1";

    /** @throws IllegalArgumentException for a port out of range, or https without a key store */
    static PracticeOptions from(Map<String, String> options) {
        Map<String, Integer> mailPorts = Map.of("imap", port(options, "imapPort"), "imaps", port(options, "imapsPort"),
                "pop3", port(options, "pop3Port"), "pop3s", port(options, "pop3sPort"), "smtp", port(options, "smtpPort"));
        String keyStore = options.get("keyStore");
        boolean https = Boolean.parseBoolean(options.get("https"));
        if (https && keyStore == null) {
            throw new IllegalArgumentException("https needs a keyStore");
        }
        String jira = options.get("jiraBaseUrl");
        return new PracticeOptions(port(options, "httpPort"), mailPorts, keyStore == null ? null : Path.of(keyStore),
                options.getOrDefault("keyStorePassword", "").toCharArray(), https, jira == null ? null : URI.create(jira));
    }

    private static int port(Map<String, String> options, String name) {
        int port = Integer.parseInt(options.getOrDefault(name, "0"));
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(name + " must be 0 to 65535");
        }
        return port;
    }

    public int mailPort(String protocol) {
        return mailPorts.get(protocol);
    }

    PracticeOptions withHttpPort(int port) {
        return new PracticeOptions(port, mailPorts, keyStore, keyStorePassword, https, jiraBaseUrl);
    }

    /** Scheme, host and port of the authorization server: its issuer. */
    public String url() {
        return (https ? "https" : "http") + "://localhost:" + httpPort;
    }
}
