package io.oauthlinks.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.servers.Dovecot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A host whose mailboxes are at Dovecot and authorized at npm oidc-provider, whose access tokens live some seconds. Dovecot has a certificate that the host
 * trusts, so that projects reach it without a system administrator.
 */
final class DovecotHost {

    /** Whatever their addresses, all mailboxes have this one. */
    static final String PASSWORD = "mailbox-password-7316";
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(5);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static DovecotHost shared;

    final RunningHost host = RunningHost.start("--no-practice");
    final Administrator admin = new Administrator(host, null);
    final OidcProvider provider;
    final Dovecot dovecot;
    /** Number of the outgoing link to the provider. */
    final String link;

    private DovecotHost() {
        FormPage form = FormPage.open(admin.http, "/outgoing-links/new?provider=CUSTOM");
        provider = OidcProvider.start(URI.create(form.page().select("#redirect-url").val()), TOKEN_LIFE);
        Path pem = certificate();
        dovecot = Dovecot.start(provider.introspection(), "ssl_cert = <" + pem, "ssl_key = <" + pem);
        admin.settings(Map.of("allowedPrivateAddresses", "localhost", "mailHosts", place("IMAP") + "\n" + place("POP3")));
        form.save(Map.of("name", "Independent provider", "clientId", OidcProvider.CLIENT_ID, "clientSecret", OidcProvider.CLIENT_SECRET,
                "issuer", provider.issuer().toString(), "scopes", "openid offline_access", "extraParameters", "prompt=consent"));
        link = HttpUser.json(admin.http.rest("GET", "outgoing-links", null)).path("values").path(0).path("id").asText();
    }

    /** The one of this JVM, stopped when the JVM ends. */
    static synchronized DovecotHost shared() {
        if (shared == null) {
            shared = new DovecotHost();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    private void close() {
        host.close();
        dovecot.close();
        provider.close();
    }

    /** Key and certificate of localhost by the host's development CA, in one file. */
    private Path certificate() {
        try (InputStream in = Files.newInputStream(host.keyStore())) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, "development".toCharArray());
            String alias = keys.aliases().nextElement();
            StringBuilder pem = new StringBuilder(pem("PRIVATE KEY", keys.getKey(alias, "development".toCharArray()).getEncoded()));
            for (Certificate each : keys.getCertificateChain(alias)) {
                pem.append(pem("CERTIFICATE", each.getEncoded()));
            }
            return Files.writeString(host.home().resolve("dovecot.pem"), pem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String name, byte[] der) {
        return "-----BEGIN " + name + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + name + "-----\n";
    }

    /** Where the mailboxes are, over TLS, as the settings list it. */
    String place(String protocol) {
        return "localhost:" + port(protocol);
    }

    private int port(String protocol) {
        return protocol.equals("IMAP") ? dovecot.imaps : dovecot.pop3s;
    }

    /** A name that nobody has used here, not even the same test when it ran before. */
    static String fresh(String name) {
        return name + "-" + NUMBER.incrementAndGet();
    }

    /** A mail server of the system administrators with a password, shared with these projects. @return its number */
    long sharedServer(String protocol, String mailbox, String... projects) {
        Map<String, String> fields = new HashMap<>(Map.of("name", mailbox + " by " + protocol, "preset", "CUSTOM", "protocol", protocol, "tlsMode", "IMPLICIT",
                "host", "localhost", "port", String.valueOf(port(protocol)), "timeout", "5"));
        fields.putAll(Map.of("userName", mailbox, "authentication", "PASSWORD", "password", PASSWORD, "enabled", "true"));
        long server = admin.save(fields, admin.test(fields));
        admin.http.rest("PUT", "mail-servers/" + server + "/projects", Map.of("sharedWith", "CHOSEN", "projects", List.of(projects)));
        return server;
    }

    /** An enabled channel for its inbox. @return its number */
    long channel(HttpUser owner, long server, String project) {
        boolean service = project.equals("SUP");
        Map<String, Object> fields = new HashMap<>(Map.of("project", project, "name", name(server), "serverId", server, "folder", "INBOX",
                "mostPerHour", 100, "disposal", "SEEN", "interval", 5, "sizeLimit", 25, "enabled", true));
        fields.put("unknownSender", service ? "CREATE_CUSTOMER" : "REFUSE");
        String kind = service ? "requestTypeId" : "issueTypeId";
        fields.put(kind, FormPage.open(admin.http, "/projects/" + product("project/" + project).path("id").asText() + "/mail-channels/new").page()
                .select("#" + kind + " option").stream().map(option -> option.val()).filter(value -> !value.isEmpty()).findFirst().orElseThrow());
        JsonNode created = HttpUser.json(owner.rest("POST", "mail-channels", fields));
        if (created.path("id").asLong() == 0) {
            throw new AssertionError(created.toPrettyString());
        }
        return created.path("id").asLong();
    }

    /** Of the channel for a mail server. */
    static String name(long server) {
        return "Channel " + server;
    }

    /** Fetches now, or some seconds after a failure. */
    void fetch(long channel) {
        HttpResponse<String> answer = Eventually.until("a fetch that may begin", () -> admin.http.rest("POST", "mail-channels/" + channel + "/fetch", null),
                each -> each.statusCode() != 409);
        if (answer.statusCode() != 202) {
            throw new AssertionError(answer.body());
        }
    }

    /** How it stands, by REST. */
    JsonNode status(long channel) {
        return HttpUser.json(admin.http.rest("GET", "mail-channels/" + channel, null)).path("status");
    }

    /** A page of Jira's own, which has the banner. */
    String home(String user) {
        return HttpUser.signedIn(host, user).get("/secure/ViewProfile.jspa").body();
    }

    JsonNode product(String path) {
        return HttpUser.json(admin.http.send(admin.http.request("/rest/api/2/" + path).header("Accept", "application/json")));
    }

    /** The issues of a project with this summary. */
    List<JsonNode> issues(String project, String summary) {
        List<JsonNode> issues = new ArrayList<>();
        product("search?jql=project%20%3D%20" + project).path("issues").forEach(issues::add);
        issues.removeIf(issue -> !issue.path("fields").path("summary").asText().equals(summary));
        return issues;
    }

    /** Waits for it. @return its key */
    String issue(String project, String summary) {
        return Eventually.until("the issue " + summary, () -> issues(project, summary), found -> !found.isEmpty()).get(0).path("key").asText();
    }

    /** Texts of the comments of an issue, oldest first. */
    List<String> comments(String key) {
        List<String> texts = new ArrayList<>();
        product("issue/" + key + "/comment").path("comments").forEach(comment -> texts.add(comment.path("body").asText()));
        return texts;
    }

    /** Recipients of the mails in Jira's queue whose subject contains this. */
    List<String> told(String subject) {
        List<String> recipients = new ArrayList<>();
        HttpUser.json(admin.http.send(admin.http.request("/rest/host/1.0/mails").header("Accept", "application/json"))).forEach(mail -> {
            if (mail.path("subject").asText().contains(subject)) {
                recipients.add(mail.path("to").asText());
            }
        });
        recipients.sort(null);
        return recipients;
    }
}
