package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.oauthlinks.e2e.Administrator.Link;
import io.oauthlinks.servers.Dovecot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Dovecot can be brought to: each failure is named at its step by REST and by the page. */
@Tag("external")
class DovecotFailuresTest {

    private static final String REFUSED = "{\"active\":false}";
    private static final String KNOWN = "{\"active\":true,\"sub\":\"" + Practice.SUPPORT + "\"}";
    /** Its certificate has expired; seen from there, a connection without TLS is not a local one. */
    private static final String EXPIRED = "127.0.0.2";
    private static final String OF_ANOTHER_HOST = "127.0.0.3";

    private static Administrator admin;
    private static Link link;
    private static HttpServer introspection;
    private static Dovecot dovecot;
    private static Dovecot withoutTls;
    private static Map<String, String> imap;
    private static Map<String, String> pop3;
    private static volatile String said = KNOWN;
    private static volatile int status = 200;

    /** A failure: the step at which it shows, the name it has, how it comes about. */
    private record Failure(String step, String reason, String how, Supplier<Map<String, String>> server) {
        @Override
        public String toString() {
            return reason + ": " + how;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        admin = new Administrator(RunningHost.shared());
        admin.practice.reset();
        link = admin.createLink(Map.of());
        introspection = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        introspection.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            byte[] answer = said.getBytes();
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        introspection.start();
        URI endpoint = URI.create("http://dovecot:secret@127.0.0.1:" + introspection.getAddress().getPort() + "/introspection");
        dovecot = Dovecot.start(endpoint);
        withoutTls = Dovecot.start(endpoint, "ssl = no", "disable_plaintext_auth = no", "auth_mechanisms = plain oauthbearer");
        dovecot.deliver(Practice.SUPPORT, "First");
        imap = admin.authorized(at("IMAP", "STARTTLS", "localhost", dovecot.imap));
        pop3 = admin.authorized(at("POP3", "STARTTLS", "localhost", dovecot.pop3));
    }

    @AfterAll
    static void stop() {
        dovecot.close();
        withoutTls.close();
        introspection.stop(0);
    }

    static Stream<Failure> failures() {
        return Stream.concat(connections(), logins());
    }

    private static Stream<Failure> connections() {
        return Stream.of(
                new Failure("tls", "tls-not-spoken", "the STARTTLS port, asked for TLS", () -> at("IMAP", "IMPLICIT", "localhost", dovecot.imap)),
                new Failure("greeting", "tls-expected", "the TLS port, asked for STARTTLS", () -> with(at("POP3", "STARTTLS", "localhost", dovecot.pop3s), "timeout", "1")),
                new Failure("tls", "certificate-untrusted", "a CA of its own", () -> with(imap, "trustedCertificate", "")),
                new Failure("tls", "certificate-expired", "a certificate past its end", () -> at("IMAP", "IMPLICIT", EXPIRED, dovecot.imaps)),
                new Failure("tls", "certificate-other-host", "a certificate for mail.example.com", () -> at("POP3", "IMPLICIT", OF_ANOTHER_HOST, dovecot.pop3s)),
                new Failure("tls", "starttls-not-offered", "ssl = no", () -> at("IMAP", "STARTTLS", "localhost", withoutTls.imap)),
                new Failure("tls", "starttls-not-offered", "ssl = no, by POP3", () -> at("POP3", "STARTTLS", "localhost", withoutTls.pop3)),
                new Failure("capabilities", "only-oauthbearer", "auth_mechanisms = plain oauthbearer", () -> at("IMAP", "NONE", "localhost", withoutTls.imap)),
                new Failure("capabilities", "only-oauthbearer", "the same by POP3", () -> at("POP3", "NONE", "localhost", withoutTls.pop3)),
                new Failure("capabilities", "no-xoauth2", "no mechanism before TLS", () -> at("IMAP", "NONE", EXPIRED, dovecot.imap)),
                new Failure("capabilities", "login-disabled-without-tls", "LOGINDISABLED",
                        () -> with(at("IMAP", "NONE", EXPIRED, dovecot.imap), "authentication", "PASSWORD", "password", "a-word")));
    }

    private static Stream<Failure> logins() {
        return Stream.of(
                new Failure("token", "never-authorized", "no account", () -> at("IMAP", "IMPLICIT", "localhost", dovecot.imaps)),
                new Failure("login", "token-refused", "an access token that is not active", () -> introspected(200, REFUSED, imap)),
                new Failure("login", "token-refused", "the same by POP3", () -> introspected(200, REFUSED, pop3)),
                new Failure("login", "mailbox-not-of-account", "the access token of another mailbox", () -> with(imap, "userName", Practice.RETURNS)),
                new Failure("login", "mailbox-not-of-account", "the same by POP3", () -> with(pop3, "userName", Practice.RETURNS)),
                new Failure("login", "login-unavailable", "an authorization server that fails", () -> introspected(500, "{}", imap)),
                new Failure("login", "password-refused", "a wrong password", () -> with(imap, "authentication", "PASSWORD", "password", "wrong")),
                new Failure("folder", "inbox-refused", "a mailbox whose files cannot be read", () -> {
                    dovecot.lock(Practice.SUPPORT);
                    return imap;
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    @DisplayName("M12: each failure that Dovecot can be brought to is named by REST and by the page")
    void isNamed(Failure failure) {
        said = KNOWN;
        status = 200;
        dovecot.unlock(Practice.SUPPORT);
        JsonNode test = admin.test(failure.server().get());
        JsonNode failed = MailFailuresTest.step(test, failure.step());
        assertThat(failed.path("verdict").asText()).as(test.toPrettyString() + dovecot.log()).isEqualTo("FAILED");
        assertThat(failed.path("problem").path("reason").asText()).as(test.toPrettyString()).isEqualTo(failure.reason());
        MailFailuresTest.requireOnThePage(admin, test, failed);
        if (failure.reason().equals("token-refused")) {
            assertThat(failed.path("problem").path("providerWords").asText()).as("the challenge, decoded").contains("{\"status\":");
        }
    }

    private static Map<String, String> introspected(int newStatus, String answer, Map<String, String> server) {
        said = answer;
        status = newStatus;
        return server;
    }

    private static Map<String, String> at(String protocol, String tlsMode, String host, int port) {
        return with(admin.practiceServer(link, protocol, Practice.SUPPORT), "tlsMode", tlsMode, "host", host, "port", String.valueOf(port),
                "trustedCertificate", dovecot.caCertificate(), "timeout", "5");
    }

    private static Map<String, String> with(Map<String, String> server, String... changed) {
        Map<String, String> fields = new HashMap<>(server);
        for (int i = 0; i < changed.length; i += 2) {
            fields.put(changed[i], changed[i + 1]);
        }
        return fields;
    }
}
