package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.pages.Browser;
import io.oauthlinks.e2e.pages.JiraLogin;
import io.oauthlinks.e2e.pages.MailServerForm;
import io.oauthlinks.e2e.pages.OidcLogin;
import io.oauthlinks.e2e.pages.OutgoingLinkForm;
import io.oauthlinks.e2e.pages.Pictures;
import io.oauthlinks.servers.Dovecot;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The main job with independent servers: Dovecot for the mail, npm oidc-provider for the authorization. */
@Tag("browser")
@Tag("external")
class RealServersTest {

    private static final Duration LIFE = Duration.ofSeconds(10);

    private static RunningHost host;
    private static OidcProvider provider;
    private static Dovecot dovecot;
    private static Browser browser;
    private static Pictures pictures;
    private static Pictures documented;

    @BeforeAll
    static void start() {
        host = RunningHost.startTracing("--no-practice");
        new Administrator(host).setting("allowedPrivateAddresses", "localhost");
        browser = new Browser(host.url());
        pictures = new Pictures(browser, false);
        documented = new Pictures(browser, true);
        new JiraLogin(browser).open().logIn("admin");
        browser.go(FormPage.BASE + "/outgoing-links");
        new JiraLogin(browser).confirmPassword("admin");
        OutgoingLinkForm form = new OutgoingLinkForm(browser).openNew("CUSTOM");
        URI redirect = URI.create(form.redirectUrl());
        provider = OidcProvider.start(redirect, LIFE);
        dovecot = Dovecot.start(provider.introspection());
        form.type("name", "Independent provider").type("clientId", OidcProvider.CLIENT_ID).type("clientSecret", OidcProvider.CLIENT_SECRET)
                .type("issuer", provider.issuer().toString()).scopes("openid offline_access").extraParameters("prompt=consent").save();
    }


    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"IMAP, IMPLICIT", "IMAP, STARTTLS", "POP3, IMPLICIT", "POP3, STARTTLS"})
    @DisplayName("M9, M12, M14: authorize, test and save with a trusted CA of one's own; the mailbox is as it was")
    void aMailboxIsAuthorizedAndTested(String protocol, String tlsMode) {
        String mailbox = protocol.toLowerCase(java.util.Locale.ROOT) + "-" + tlsMode.toLowerCase(java.util.Locale.ROOT) + "@example.com";
        dovecot.deliver(mailbox, "First");
        dovecot.deliver(mailbox, "Second");
        List<String> before = dovecot.messages(mailbox);
        List<String> unread = dovecot.unread(mailbox);
        MailServerForm form = newServer(protocol, tlsMode, mailbox);
        Map<String, String> typed = form.typed();
        authorize(form, mailbox);
        assertThat(form.isBackAuthorized().typed()).as("everything typed is kept").isEqualTo(typed);
        assertThat(form.test()).as(browser.text() + dovecot.log()).startsWith("Passed");
        assertThat(form.steps()).hasSize(9).doesNotContainValue("Failed").doesNotContainValue("Not run");
        pictures.take("dovecot-" + mailbox);
        form.save();
        assertThat(dovecot.unread(mailbox)).as("M14").hasSize(2).isEqualTo(unread);
        if (protocol.equals("IMAP")) {
            assertThat(dovecot.messages(mailbox)).as("M14: a folder opened for reading only leaves even \"recent\" as it was").isEqualTo(before);
        }
    }

    @Test
    @DisplayName("C21: an expired access token is refreshed by the next test, which is green; the rotated refresh token works again")
    void anExpiredTokenIsRefreshedByTheNextTest() {
        String mailbox = "expiry@example.com";
        dovecot.deliver(mailbox, "Waiting");
        MailServerForm form = newServer("IMAP", "IMPLICIT", mailbox);
        authorize(form, mailbox);
        form.isBackAuthorized();
        assertThat(form.test()).as(browser.text()).startsWith("Passed");
        form.save();
        for (int round = 1; round <= 2; round++) {
            long refreshes = provider.refreshes();
            provider.awaitExpiry();
            form.open("expiry@example.com by IMAP");
            assertThat(form.test()).as("round " + round + browser.text()).startsWith("Passed");
            assertThat(provider.refreshes()).as("refresh requests in round " + round).isGreaterThan(refreshes);
        }
        assertThat(dovecot.messages(mailbox)).allMatch(file -> file.startsWith("new/"));
    }

    @Test
    @DisplayName("M9: a certificate of an unknown CA is a named failure, and no credential is sent")
    void aForeignCertificateIsRefused() {
        String mailbox = "untrusted@example.com";
        MailServerForm form = new MailServerForm(browser).openNew().type("name", "Untrusted").server("IMAP", "IMPLICIT", "localhost", dovecot.imaps)
                .outgoingLink("Independent provider").type("userName", mailbox);
        authorize(form, mailbox);
        form.isBackAuthorized();
        assertThat(form.test()).isEqualTo("Failed");
        assertThat(form.steps()).containsEntry("TLS", "Failed").containsEntry("Login", "Not run");
        documented.takePart("failure-certificate-untrusted", "#test-title", "#test-steps");
    }

    @AfterAll
    static void stop() {
        browser.close();
        dovecot.close();
        provider.close();
        host.close();
        pictures.requireFlawless();
        documented.requireFlawless();
        String log = host.log();
        assertThat(provider.tokens()).as("issued").hasSizeGreaterThan(5).as("P78: tokens in the log at TRACE").noneMatch(log::contains);
        assertThat(log).doesNotContain(OidcProvider.CLIENT_SECRET);
    }

    private static MailServerForm newServer(String protocol, String tlsMode, String mailbox) {
        int port = protocol.equals("IMAP") ? tlsMode.equals("IMPLICIT") ? dovecot.imaps : dovecot.imap
                : tlsMode.equals("IMPLICIT") ? dovecot.pop3s : dovecot.pop3;
        return new MailServerForm(browser).openNew().type("name", mailbox + " by " + protocol).server(protocol, tlsMode, "localhost", port)
                .trustCertificate(dovecot.caCertificate()).outgoingLink("Independent provider").type("userName", mailbox);
    }

    private static void authorize(MailServerForm form, String mailbox) {
        // the provider remembers who signed in; each mailbox is somebody else
        browser.forgetCookiesOf(provider.issuer());
        form.authorize();
        new OidcLogin(browser).signInAndAllow(mailbox);
    }
}
