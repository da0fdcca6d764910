package io.oauthlinks.e2e;

import com.sun.net.httpserver.HttpServer;
import io.oauthlinks.mailserver.AccessTokenSupply;
import io.oauthlinks.mailserver.MailAuthentication;
import io.oauthlinks.mailserver.MailEndpoint;
import io.oauthlinks.mailserver.MailLogin;
import io.oauthlinks.mailserver.MailPreset;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.mailserver.diagnosis.SignIn;
import io.oauthlinks.mailserver.mailbox.SignedInMailboxes;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.servers.Dovecot;
import io.oauthlinks.settings.Settings;
import io.oauthlinks.settings.SettingsStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Dovecot, an authorization server that knows one access token at a time, and the app's mailboxes on top. */
final class MailboxesAtDovecot implements AccessTokenSupply, AutoCloseable {

    static final String MAILBOX = "support@practice.example";

    final Dovecot dovecot;
    private final HttpServer introspection;
    private volatile String live = "token-1";
    private volatile MailToken current = token(live, Instant.now().plusSeconds(3000));

    MailboxesAtDovecot(String... settings) throws IOException {
        introspection = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        introspection.createContext("/", exchange -> {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] answer = (asked.contains(live) ? "{\"active\":true,\"sub\":\"" + MAILBOX + "\"}" : "{\"active\":false}").getBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        introspection.start();
        dovecot = Dovecot.start(URI.create("http://dovecot:secret@127.0.0.1:" + introspection.getAddress().getPort() + "/introspection"), settings);
    }

    private static MailToken token(String value, Instant expiresAt) {
        return new MailToken(Secret.of(value), expiresAt, Scopes.NONE, MAILBOX);
    }

    /** The access token that is handed out lives so long. */
    void tokenLives(Duration life) {
        current = token(live, Instant.now().plus(life));
    }

    /** From now on the server knows another access token only, which the app gets when the one it has is refused. */
    void expire() {
        live = "token-" + (Integer.parseInt(live.substring(6)) + 1);
    }

    @Override
    public MailToken current(long linkId, long accountId) {
        return current;
    }

    @Override
    public Optional<MailToken> insteadOf(MailToken refused, long linkId, long accountId) {
        current = token(live, Instant.now().plusSeconds(3000));
        return Optional.of(current);
    }

    SignedInMailboxes mailboxes() {
        SettingsStore settings = new SettingsStore() {
            @Override
            public Settings current() {
                return Settings.DEFAULTS;
            }

            @Override
            public void save(Settings changed) {
                throw new UnsupportedOperationException();
            }
        };
        return new SignedInMailboxes(new SignIn(this, settings, Clock.systemUTC()));
    }

    /** By IMAPS or POP3S. */
    MailServer server(MailProtocol protocol) {
        return server(protocol, TlsMode.IMPLICIT, protocol == MailProtocol.IMAP ? dovecot.imaps : dovecot.pop3s);
    }

    MailServer withoutTls(MailProtocol protocol) {
        return server(protocol, TlsMode.NONE, protocol == MailProtocol.IMAP ? dovecot.imap : dovecot.pop3);
    }

    private MailServer server(MailProtocol protocol, TlsMode tls, int port) {
        MailEndpoint endpoint = new MailEndpoint(protocol, tls, "localhost", port, Duration.ofSeconds(10), dovecot.caCertificate());
        return new MailServer(1, "Dovecot", "", MailPreset.CUSTOM, endpoint, new MailLogin(MailAuthentication.OAUTH2, MAILBOX, null, 7, 11), true, 0,
                Instant.EPOCH, Instant.EPOCH, false);
    }

    @Override
    public void close() {
        dovecot.close();
        introspection.stop(0);
    }
}
