package io.oauthlinks.mailserver;

import io.oauthlinks.secret.Secret;
import java.time.Duration;
import java.time.Instant;

/** Builds mail servers for tests; what is not said is that of a working IMAP server with an outgoing link. */
public final class TestMailServers {

    private long id;
    private String name = "IT helpdesk";
    private MailPreset preset = MailPreset.CUSTOM;
    private MailEndpoint endpoint = new MailEndpoint(MailProtocol.IMAP, TlsMode.IMPLICIT, "mail.example.com", 993, Duration.ofSeconds(5), "");
    private MailLogin login = new MailLogin(MailAuthentication.OAUTH2, "helpdesk@example.com", null, 7, 11);
    private boolean enabled = true;
    private long lastTestId;

    private TestMailServers() { }

    public static TestMailServers mailServer() {
        return new TestMailServers();
    }

    public TestMailServers id(long value) {
        id = value;
        return this;
    }

    public TestMailServers name(String value) {
        name = value;
        return this;
    }

    public TestMailServers preset(MailPreset value) {
        preset = value;
        return this;
    }

    /** On the loopback interface, by the name that the test certificates carry. */
    public TestMailServers at(MailProtocol protocol, TlsMode mode, int port) {
        return endpoint(new MailEndpoint(protocol, mode, "localhost", port, endpoint.timeout(), endpoint.trustedCertificate()));
    }

    public TestMailServers endpoint(MailEndpoint value) {
        endpoint = value;
        return this;
    }

    public TestMailServers host(String value) {
        return endpoint(new MailEndpoint(endpoint.protocol(), endpoint.tlsMode(), value, endpoint.port(), endpoint.timeout(),
                endpoint.trustedCertificate()));
    }

    public TestMailServers timeout(Duration value) {
        return endpoint(new MailEndpoint(endpoint.protocol(), endpoint.tlsMode(), endpoint.host(), endpoint.port(), value,
                endpoint.trustedCertificate()));
    }

    public TestMailServers trusting(String pem) {
        return endpoint(new MailEndpoint(endpoint.protocol(), endpoint.tlsMode(), endpoint.host(), endpoint.port(),
                endpoint.timeout(), pem));
    }

    public TestMailServers user(String value) {
        login = new MailLogin(login.authentication(), value, login.password(), login.linkId(), login.accountId());
        return this;
    }

    public TestMailServers password(String value) {
        login = new MailLogin(MailAuthentication.PASSWORD, login.userName(), value == null ? null : Secret.of(value), 0, 0);
        return this;
    }

    public TestMailServers account(long linkId, long accountId) {
        login = new MailLogin(MailAuthentication.OAUTH2, login.userName(), null, linkId, accountId);
        return this;
    }

    public TestMailServers enabled(boolean value) {
        enabled = value;
        return this;
    }

    public TestMailServers lastTest(long value) {
        lastTestId = value;
        return this;
    }

    public MailServer build() {
        Instant time = Instant.parse("2026-11-28T10:00:00Z");
        return new MailServer(id, name, "", preset, endpoint, login, enabled, lastTestId, time, time, false);
    }
}
