package io.oauthlinks.mailserver.diagnosis;

import static io.oauthlinks.mailserver.TestMailServers.mailServer;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.TestMailServers;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.mailserver.protocol.ScriptedServer;
import io.oauthlinks.mailserver.protocol.SocksServer;
import io.oauthlinks.mailserver.protocol.TestCertificates;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.settings.ProxyServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class SocksConnectionTest {

    private static final String CAPABILITIES = "SASL-IR AUTH=XOAUTH2";

    private ScriptedServer mail;
    private SocksServer socks;

    @BeforeEach
    void start() throws IOException {
        mail = ScriptedServer.playing(Scripts.imap(CAPABILITIES, "TAG OK in"));
        socks = SocksServer.start().knowing("imap.only-the-proxy-knows.example", mail.port());
    }

    @AfterEach
    void stop() throws IOException {
        socks.close();
        mail.close();
    }

    @Test
    @DisplayName("C40: mail goes through the SOCKS proxy, which looks the name up, and the test says so")
    void goesThroughSocks() {
        Trials trials = Trials.of(imap(), through("", null)).requirePassed();
        assertThat(socks.asked()).containsExactly("3 imap.only-the-proxy-knows.example 143");
        assertThat(Trials.text(trials.at(Step.DNS).finding()))
                .isEqualTo("imap.only-the-proxy-knows.example is looked up by the SOCKS proxy 127.0.0.1:" + socks.port());
        assertThat(Trials.text(trials.at(Step.TCP).path())).isEqualTo("Through the SOCKS proxy 127.0.0.1:" + socks.port() + " of the settings");
        assertThat(trials.results()).filteredOn(result -> result.path() != null).extracting(StepResult::step).containsExactly(Step.TCP);
    }

    @Test
    @DisplayName("C40: TLS is spoken with the mail server, whose name is verified, through the SOCKS proxy")
    void speaksTlsThroughSocks() throws IOException {
        try (ScriptedServer tls = ScriptedServer.playingOverTls(TestCertificates.serving(TestCertificates.good()), Scripts.imap(CAPABILITIES, "TAG OK in"))) {
            socks.knowing("localhost", tls.port()).knowing("mail.example.com", tls.port());
            TestMailServers server = mailServer().trusting(TestCertificates.authority());
            Trials.of(server.host("localhost").build(), through("", null)).requirePassed();
            Trials.of(server.host("mail.example.com").build(), through("", null)).requireFailed(Step.TLS, "certificate-other-host");
            assertThat(socks.asked()).containsExactly("3 localhost 993", "3 mail.example.com 993");
        }
    }

    @Test
    @DisplayName("C40: the SOCKS proxy gets its login, and nobody sees the password")
    void logsIn() {
        socks.askingFor("jira", "pass-wörd");
        Trials trials = Trials.of(imap(), through("jira", "pass-wörd")).requirePassed();
        assertThat(trials.everythingShown()).doesNotContain("pass-w");
    }

    @Test
    @DisplayName("C40: a SOCKS proxy that asks for a login, or refuses it, is named")
    void namesWhatIsWrongWithTheLogin() {
        socks.askingFor("jira", "word");
        Trials.of(imap(), through("", null)).requireFailed(Step.TCP, "socks-login-needed");
        Trials.of(imap(), through("jira", "wrong")).requireFailed(Step.TCP, "socks-login-refused");
        Trials.of(imap(), through("jira", null).with(null, true)).requireFailed(Step.TCP, "socks-password-unreadable");
        assertThat(socks.asked()).containsExactly("no login", "wrong login");
    }

    @ParameterizedTest
    @DisplayName("C40: what the SOCKS proxy replies is named")
    @CsvSource({"1,socks-failed", "2,socks-refuses-target", "3,socks-target-unreachable", "4,socks-target-unreachable", "5,socks-target-refused",
            "6,socks-target-unreachable", "7,socks-failed", "200,socks-failed"})
    void namesReplies(int reply, String reason) {
        socks.replying(reply);
        Trials trials = Trials.of(imap(), through("", null)).requireFailed(Step.TCP, reason);
        assertThat(trials.at(Step.TCP).path().key()).endsWith(".path.socks");
    }

    @Test
    @DisplayName("C40: a SOCKS proxy that is unknown, refuses connections, stays silent or speaks something else is named")
    void namesAProxyThatIsNone() throws IOException {
        Trials.of(imap(), new ProxyServer("socks.invalid", 1080, "", null, false, List.of())).requireFailed(Step.DNS, "socks-not-found");
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        Trials.of(imap(), at(port)).requireFailed(Step.TCP, "socks-unreachable");
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Trials.of(mailServer().host("localhost").timeout(Duration.ofSeconds(1)).build(), at(silent.getLocalPort())).requireFailed(Step.TCP, "socks-timed-out");
        }
        try (ScriptedServer http = ScriptedServer.playing(line -> line.say("HTTP/1.1 400 Bad Request", ""))) {
            Trials.of(imap(), at(http.port())).requireFailed(Step.TCP, "socks-not-spoken");
        }
        try (ScriptedServer closing = ScriptedServer.playing(line -> line.waitMillis(1))) {
            Trials.of(imap(), at(closing.port())).requireFailed(Step.TCP, "socks-not-spoken");
        }
    }

    @Test
    @DisplayName("C40: exceptions are reached without SOCKS, and the test says why")
    void reachesExceptionsDirectly() {
        ProxyServer proxy = new ProxyServer("127.0.0.1", socks.port(), "", null, false, List.of("localhost"));
        MailServer local = mailServer().at(MailProtocol.IMAP, TlsMode.NONE, mail.port()).build();
        assertThat(Trials.text(Trials.of(local, proxy).requirePassed().at(Step.TCP).path()))
                .isEqualTo("Directly, because the exception localhost of the settings names it");
        assertThat(socks.asked()).isEmpty();
        assertThat(Trials.text(Trials.of(local).requirePassed().at(Step.TCP).path())).isEqualTo("Directly, without a proxy");
    }

    @Test
    @DisplayName("C40: a SOCKS proxy of the JVM is used by Java itself, and told")
    void tellsTheProxyOfTheJvm() {
        System.setProperty("socksProxyHost", "127.0.0.1");
        System.setProperty("socksProxyPort", String.valueOf(socks.port()));
        System.setProperty("socksNonProxyHosts", "");
        try {
            socks.knowing("127.0.0.1", mail.port());
            MailServer server = mailServer().at(MailProtocol.IMAP, TlsMode.NONE, 143).host("127.0.0.1").build();
            assertThat(Trials.text(Trials.of(server).requirePassed().at(Step.TCP).path())).isEqualTo("Through the SOCKS proxy 127.0.0.1:" + socks.port() + " of the JVM");
            assertThat(socks.asked()).containsExactly("1 127.0.0.1 143");
        } finally {
            List.of("socksProxyHost", "socksProxyPort", "socksNonProxyHosts").forEach(System::clearProperty);
        }
    }

    private static MailServer imap() {
        return mailServer().at(MailProtocol.IMAP, TlsMode.NONE, 143).host("imap.only-the-proxy-knows.example").build();
    }

    private ProxyServer through(String user, String password) {
        return new ProxyServer("127.0.0.1", socks.port(), user, password == null ? null : Secret.of(password), false, List.of());
    }

    private static ProxyServer at(int port) {
        return new ProxyServer("127.0.0.1", port, "", null, false, List.of());
    }
}
