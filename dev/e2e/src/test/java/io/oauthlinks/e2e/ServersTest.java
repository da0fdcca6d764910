package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.servers.Dovecot;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.net.URI;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The test servers are as strict as we think: otherwise green tests against them would mean nothing. */
@Tag("external")
class ServersTest {

    @Test
    void dovecotRefusesATokenThatTheAuthorizationServerDoesNotKnow() throws MessagingException {
        try (OidcProvider provider = OidcProvider.start(URI.create("http://localhost/callback"), Duration.ofSeconds(60));
             Dovecot dovecot = Dovecot.start(provider.introspection())) {
            dovecot.deliver("support@example.com", "First");
            Properties properties = new Properties();
            properties.setProperty("mail.imap.auth.mechanisms", "XOAUTH2");
            properties.setProperty("mail.imap.starttls.required", "true");
            properties.setProperty("mail.imap.starttls.enable", "true");
            properties.setProperty("mail.imap.ssl.trust", "localhost");
            Store store = Session.getInstance(properties).getStore("imap");
            Throwable refused = org.assertj.core.api.Assertions.catchThrowable(
                    () -> store.connect("localhost", dovecot.imap, "support@example.com", "not-a-token"));
            assertThat(refused).as(dovecot.log()).isInstanceOf(AuthenticationFailedException.class);
            assertThat(dovecot.messages("support@example.com")).hasSize(1);
        }
    }
}
