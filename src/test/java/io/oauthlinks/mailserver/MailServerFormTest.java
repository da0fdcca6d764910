package io.oauthlinks.mailserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailserver.protocol.TestCertificates;
import io.oauthlinks.message.FieldErrors;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailServerFormTest {

    private static Map<String, String> typed() {
        return new HashMap<>(MailServerForm.of(TestMailServers.mailServer().password("x").build()).values());
    }

    private static FieldErrors errors(Map<String, String> typed) {
        FieldErrors errors = new FieldErrors();
        new MailServerForm(typed).read(errors);
        return errors;
    }

    private static String errorAt(String field, String text) {
        Map<String, String> typed = typed();
        typed.put(field, text);
        FieldErrors errors = errors(typed);
        assertThat(errors.byField().keySet()).as(text).isSubsetOf(field);
        String reason = errors.has(field) ? errors.byField().get(field).key() : "";
        return reason.replaceFirst("oauth-links\\.(mail-server\\.edit\\.error|common\\.field)\\.", "");
    }

    @Test
    void whatIsFineIsRead() {
        Map<String, String> typed = typed();
        typed.put("host", " Bücher.Example.com. ");
        typed.put("password", " kept as it is ");
        FieldErrors errors = new FieldErrors();
        MailServerForm.Read read = new MailServerForm(typed).read(errors).orElseThrow();
        assertThat(errors.isEmpty()).isTrue();
        assertThat(read.endpoint()).isEqualTo(
                new MailEndpoint(MailProtocol.IMAP, TlsMode.IMPLICIT, "xn--bcher-kva.example.com", 993, Duration.ofSeconds(5), ""));
        assertThat(read.login().password().reveal()).isEqualTo(" kept as it is ");
    }

    @Test
    void everyFieldIsJudgedAtOnce() {
        assertThat(errors(Map.of()).byField().keySet())
                .containsExactly("name", "preset", "protocol", "tlsMode", "host", "port", "timeout", "authentication", "userName");
    }

    static List<String[]> badTexts() {
        return List.of(
                new String[] {"name", "", "empty"}, new String[] {"name", "n".repeat(101), "too-long"},
                new String[] {"name", "a\u0000b", "control-character"}, new String[] {"name", "a\r\nb", "control-character"},
                new String[] {"name", "a\ud800b", "broken-characters"},
                new String[] {"description", "d".repeat(256), "too-long"}, new String[] {"description", "a\u0000", "control-character"},
                new String[] {"preset", "YAHOO", "choice-unknown"}, new String[] {"protocol", "imap", "choice-unknown"},
                new String[] {"tlsMode", "", "choice-unknown"},
                new String[] {"authentication", "NTLM", "choice-unknown"},
                new String[] {"port", "", "number-invalid"}, new String[] {"port", "0", "number-invalid"},
                new String[] {"port", "65536", "number-invalid"},
                new String[] {"port", "-1", "number-invalid"}, new String[] {"port", "993x", "number-invalid"},
                new String[] {"port", "99999999999", "number-invalid"},
                new String[] {"timeout", "0", "number-invalid"}, new String[] {"timeout", "121", "number-invalid"},
                new String[] {"timeout", "1.5", "number-invalid"},
                new String[] {"userName", "", "empty"}, new String[] {"userName", "u".repeat(321), "too-long"},
                new String[] {"userName", "a\nb", "control-character"}, new String[] {"userName", "a b@example.com", "userName.syntax"},
                new String[] {"userName", "<script>@example.com", "userName.syntax"},
                new String[] {"userName", "a@\ud83d\ude00.com", "userName.domain"},
                new String[] {"userName", "a@", "userName.domain"}, new String[] {"userName", "@example.com", "userName.domain"},
                new String[] {"password", "p".repeat(4001), "too-long"}, new String[] {"password", "a\r\nA1 LOGOUT", "control-character"},
                new String[] {"linkId", "7; drop", "choice-unknown"}, new String[] {"accountId", "-1", "choice-unknown"},
                new String[] {"trustedCertificate", "c".repeat(20_001), "too-long"},
                new String[] {"trustedCertificate", "not PEM", "certificate-unreadable"},
                new String[] {"trustedCertificate", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----", "certificate-unreadable"},
               
                new String[] {"trustedCertificate", "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----", "certificate-private-key"});
    }

    @ParameterizedTest
    @MethodSource("badTexts")
    void badTextHasItsMessageAtTheField(String field, String text, String reason) {
        assertThat(errorAt(field, text)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            imaps://mail.example.com,       host.scheme
            https://mail.example.com/,      host.scheme
            user:secret@mail.example.com,   host.user
            mail.example.com:993,           host.port
            mail.example.com/inbox,         host.path
            mail example.com,               host.blank
            mail..example.com,              host.syntax
            -mail.example.com,              host.syntax
            mail.example.com-,              host.syntax
            2130706433,                     host.syntax
            127.1,                          host.syntax
            0x7f.0x1,                       host.syntax
            256.1.1.1,                      host.syntax
            <script>alert(1)<,              host.syntax
            \uD83D\uDE00.example.com,       host.syntax
            '\u263A.example.com',           host.syntax
            [::1,                           host.syntax
            fe80::1%eth0,                   host.syntax
            1:2:3,                          host.syntax
            """)
    void badHostsAreToldWhy(String host, String reason) {
        assertThat(errorAt("host", host)).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "mail.example.com", "127.0.0.1", "[::1]", "2001:db8::25", "xn--bcher-kva.example", "mail_1.example"})
    void goodHostsAreTaken(String host) {
        assertThat(errorAt("host", host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jürgen@bücher.example", "shared\\mailbox", "plain", "a@127.0.0.1"})
    void goodUserNamesAreTaken(String user) {
        assertThat(errorAt("userName", user)).isEmpty();
    }

    @Test
    void certificatesAreNamedBySubject() {
        String pem = "Issued for us\n" + TestCertificates.authority() + TestCertificates.authority();
        assertThat(errorAt("trustedCertificate", pem)).isEmpty();
        Map<String, String> typed = typed();
        typed.put("trustedCertificate", pem);
        assertThat(new MailServerForm(typed).certificateSubjects()).containsExactly("CN=Test authority", "CN=Test authority");
    }

    @Test
    void everythingTypedIsKeptExceptThePasswordAndAPrivateKey() {
        Map<String, String> typed = typed();
        typed.put("name", "<script>alert(1)</script>");
        typed.put("port", "many");
        typed.put("password", "secret-word");
        MailServerForm form = new MailServerForm(typed);
        assertThat(form.values()).containsEntry("name", "<script>alert(1)</script>").containsEntry("port", "many").doesNotContainKey("password");
        assertThat(form.value("password")).isEmpty();
        assertThat(form.toString()).doesNotContain("secret-word");
        typed.put("trustedCertificate", "-----BEGIN PRIVATE KEY-----");
        assertThat(new MailServerForm(typed).values()).containsEntry("trustedCertificate", "");
    }

    @Test
    void aStoredServerComesBackForEditing() {
        MailServer server = TestMailServers.mailServer().account(7, 11).build();
        FieldErrors errors = new FieldErrors();
        MailServerForm.Read read = MailServerForm.of(server).read(errors).orElseThrow();
        assertThat(read.endpoint()).isEqualTo(server.endpoint());
        assertThat(read.login()).isEqualTo(server.login());
        assertThat(MailServerForm.blank().values()).containsEntry("host", "imap.gmail.com").containsEntry("port", "993");
    }
}
