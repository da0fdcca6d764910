package io.oauthlinks.mailserver.diagnosis;

import static io.oauthlinks.mailserver.TestMailServers.mailServer;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.TestMailServers;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.mailserver.protocol.ScriptedServer;
import io.oauthlinks.mailserver.protocol.TestCertificates;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TlsConnectionTest {

    private ScriptedServer server;

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    private TestMailServers implicit(Path certificate) {
        server = ScriptedServer.playingOverTls(TestCertificates.serving(certificate),
                Scripts.imap("AUTH=XOAUTH2 SASL-IR", "TAG OK done"));
        return mailServer().at(MailProtocol.IMAP, TlsMode.IMPLICIT, server.port());
    }

    private TestMailServers startTls(ScriptedServer.Script script) {
        server = ScriptedServer.playing(script);
        return mailServer().at(MailProtocol.IMAP, TlsMode.STARTTLS, server.port()).trusting(TestCertificates.authority());
    }

    @Test
    @DisplayName("M9: implicit TLS with an authority of one's own passes and names protocol, subject, issuer and expiry")
    void ownAuthority() {
        Trials trials = Trials.of(implicit(TestCertificates.good()).trusting(TestCertificates.authority()).build()).requirePassed();
        assertThat(trials.order()).startsWith(Step.DNS, Step.TCP, Step.TLS, Step.GREETING);
        assertThat(trials.at(Step.TLS).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(Trials.text(trials.at(Step.TLS).finding()))
                .startsWith("TLS 1.3; certificate for good.example by Test authority, valid until 21");
        assertThat(trials.transcript()).first().isEqualTo("-- TLS 1.3");
    }

    @Test
    @DisplayName("M9: an authority that is not trusted is refused before anything is said")
    void untrusted() {
        Trials.of(implicit(TestCertificates.good()).build()).requireFailed(Step.TLS, "certificate-untrusted");
        assertThat(server.heard()).isEmpty();
    }

    @Test
    @DisplayName("M9: a certificate for another host is refused, naming both")
    void otherHost() {
        Trials trials = Trials.of(implicit(TestCertificates.otherHost()).trusting(TestCertificates.authority()).build())
                .requireFailed(Step.TLS, "certificate-other-host");
        assertThat(Trials.text(trials.at(Step.TLS).problem().cause())).contains("mail.example.com", "localhost");
        assertThat(server.heard()).isEmpty();
    }

    @Test
    @DisplayName("M9: an expired certificate is refused, even one that is itself trusted")
    void expired() {
        Clock afterwards = Clock.offset(Clock.systemUTC(), Duration.ofDays(36600));
        var mailbox = implicit(TestCertificates.good());
        Trials.of(mailbox.trusting(TestCertificates.authority()).build(), afterwards).requireFailed(Step.TLS, "certificate-expired");
        Trials.of(mailbox.trusting(TestCertificates.pem(TestCertificates.good(), "good")).build(), afterwards)
                .requireFailed(Step.TLS, "certificate-expired");
        assertThat(server.heard()).isEmpty();
    }

    @Test
    @DisplayName("M9: a self-signed certificate is refused until it is pasted as trusted")
    void selfSigned() {
        var mailbox = implicit(TestCertificates.selfSigned());
        Trials.of(mailbox.build()).requireFailed(Step.TLS, "certificate-self-signed");
        Trials.of(mailbox.trusting(TestCertificates.pem(TestCertificates.selfSigned(), "self-signed")).build()).requirePassed();
    }

    @Test
    @DisplayName("M7: LOGINDISABLED under TLS, without PLAIN, takes no password, and none is sent")
    void noPasswordUnderTls() {
        server = ScriptedServer.playingOverTls(TestCertificates.serving(TestCertificates.good()), Scripts.imap("LOGINDISABLED AUTH=XOAUTH2", "TAG OK done"));
        var mailbox = mailServer().at(MailProtocol.IMAP, TlsMode.IMPLICIT, server.port()).trusting(TestCertificates.authority()).password("a-word").build();
        Trials.of(mailbox).requireFailed(Step.CAPABILITIES, "no-password-login");
        assertThat(server.heard()).containsExactly("A1 CAPABILITY");
    }

    @Test
    void certificateOfTomorrowIsNamed() {
        Clock before = Clock.offset(Clock.systemUTC(), Duration.ofDays(-10));
        Trials.of(implicit(TestCertificates.good()).trusting(TestCertificates.authority()).build(), before)
                .requireFailed(Step.TLS, "certificate-not-yet-valid");
    }

    @Test
    void certificateNearItsEndIsAWarning() {
        Clock shortlyBefore = Clock.offset(Clock.systemUTC(), Duration.ofDays(36490));
        Trials trials = Trials.of(implicit(TestCertificates.good()).trusting(TestCertificates.authority()).build(), shortlyBefore)
                .requirePassed();
        assertThat(trials.at(Step.TLS).verdict()).isEqualTo(Verdict.WARNING);
        assertThat(trials.at(Step.TLS).problem().reason()).isEqualTo("certificate-expires-soon");
    }

    @Test
    @DisplayName("M9: STARTTLS is taken before anything else, and the capabilities are asked again under TLS")
    void startTlsPasses() {
        var mailbox = startTls(line -> {
            line.say("* OK ready");
            line.hear();
            line.say("* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED AUTH=PLAIN", "A1 OK done");
            line.hear();
            line.say("A2 OK begin");
            line.startTls(TestCertificates.serving(TestCertificates.good()));
            line.answer(Scripts.imapAnswers("AUTH=XOAUTH2 SASL-IR", said -> "TAG OK done"));
        }).build();
        Trials trials = Trials.of(mailbox).requirePassed();
        assertThat(trials.order()).startsWith(Step.DNS, Step.TCP, Step.GREETING, Step.TLS, Step.CAPABILITIES);
        assertThat(server.heard()).startsWith("A1 CAPABILITY", "A2 STARTTLS", "A3 CAPABILITY");
    }

    @Test
    @DisplayName("M9: an offer of STARTTLS that was stripped ends the test, and no credential leaves")
    void stripped() {
        Trials.of(startTls(Scripts.imap("AUTH=XOAUTH2 AUTH=PLAIN SASL-IR", "TAG OK done")).build())
                .requireFailed(Step.TLS, "starttls-not-offered");
        assertThat(server.heard()).containsExactly("A1 CAPABILITY");
    }

    @Test
    @DisplayName("M9: STARTTLS that is offered and refused ends the test")
    void refused() {
        Trials.of(startTls(Scripts.imap("STARTTLS AUTH=XOAUTH2", line -> "TAG NO TLS is out of order")).build())
                .requireFailed(Step.TLS, "starttls-refused");
        assertThat(server.heard()).containsExactly("A1 CAPABILITY", "A2 STARTTLS");
    }

    @Test
    @DisplayName("M9: what is slipped in before TLS is not taken for something said under TLS")
    void injected() {
        Trials.of(startTls(line -> {
            line.say("* OK ready");
            line.hear();
            line.say("* CAPABILITY IMAP4rev1 STARTTLS", "A1 OK done");
            line.hear();
            line.sayBytes("A2 OK begin\r\n* CAPABILITY AUTH=PLAIN\r\nA3 OK injected\r\n".getBytes());
            line.silence();
        }).build()).requireFailed(Step.TLS, "starttls-injection");
        assertThat(server.heard()).containsExactly("A1 CAPABILITY", "A2 STARTTLS");
    }

    @Test
    @DisplayName("M9: POP3 asks for STLS in the same way")
    void stls() throws Exception {
        server = ScriptedServer.playing(line -> {
            line.say("+OK ready");
            line.hear();
            line.say("+OK", "STLS", ".");
            line.hear();
            line.say("+OK begin");
            line.startTls(TestCertificates.serving(TestCertificates.good()));
            line.answer(Scripts.pop3Answers("SASL XOAUTH2", said -> said.equals("AUTH XOAUTH2") ? "+ " : "+OK"));
        });
        Trials.of(mailServer().at(MailProtocol.POP3, TlsMode.STARTTLS, server.port()).trusting(TestCertificates.authority()).build())
                .requirePassed();
        assertThat(server.heard()).startsWith("CAPA", "STLS", "CAPA", "AUTH XOAUTH2");
        server.close();
        server = ScriptedServer.playing(Scripts.pop3("SASL XOAUTH2", said -> "+OK"));
        Trials.of(mailServer().at(MailProtocol.POP3, TlsMode.STARTTLS, server.port()).build()).requireFailed(Step.TLS, "starttls-not-offered");
        assertThat(server.heard()).containsExactly("CAPA");
    }

    @Test
    void plainGreetingOnATlsPortIsNamedWithThePort() {
        server = ScriptedServer.playing(Scripts.imap("AUTH=XOAUTH2", "TAG OK done"));
        Trials trials = Trials.of(mailServer().at(MailProtocol.IMAP, TlsMode.IMPLICIT, server.port()).build())
                .requireFailed(Step.TLS, "tls-not-spoken");
        assertThat(trials.at(Step.TLS).problem().providerWords()).startsWith("* OK The test server is ready.");
        assertThat(Trials.text(trials.at(Step.TLS).problem().remedy())).contains("993");
    }

    @Test
    void tlsPortInStarttlsModeIsNamed() {
        var mailbox = implicit(TestCertificates.good()).at(MailProtocol.IMAP, TlsMode.STARTTLS, server.port());
        Trials.of(mailbox.timeout(Duration.ofSeconds(1)).build()).requireFailed(Step.GREETING, "tls-expected");
    }

    @Test
    void serverThatClosesWhenTlsBeginsIsNamed() {
        server = ScriptedServer.playing(line -> line.sayBytes(new byte[0]));
        Trials.of(mailServer().at(MailProtocol.IMAP, TlsMode.IMPLICIT, server.port()).build()).requireFailed(Step.TLS, "tls-closed");
    }

    @Test
    void serverThatIsSilentWhenTlsBeginsIsNamed() {
        server = ScriptedServer.playing(ScriptedServer.Line::silence);
        Trials.of(mailServer().at(MailProtocol.IMAP, TlsMode.IMPLICIT, server.port()).timeout(Duration.ofSeconds(1)).build())
                .requireFailed(Step.TLS, "tls-timed-out");
    }

    @Test
    void noCommonVersionIsNamed() {
        server = ScriptedServer.playing(line -> {
            // alert: fatal, handshake_failure (RFC 8446 section 6)
            line.sayBytes(new byte[] {21, 3, 3, 0, 2, 2, 40});
            line.silence();
        });
        Trials.of(mailServer().at(MailProtocol.IMAP, TlsMode.IMPLICIT, server.port()).build()).requireFailed(Step.TLS, "tls-no-common");
    }

    @Test
    void answerThatIsNeitherTlsNorMailIsNamed() {
        server = ScriptedServer.playing(line -> {
            line.sayBytes(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
            line.silence();
        });
        Trials.of(mailServer().at(MailProtocol.IMAP, TlsMode.IMPLICIT, server.port()).build()).requireFailed(Step.TLS, "tls-failed");
    }

    @Test
    void handshakeThatDripsEndsWithTheStep() {
        server = ScriptedServer.playing(line -> {
            // the head of a TLS record of 16 kB, and then a byte now and then
            line.sayBytes(new byte[] {22, 3, 3, 0x3f, (byte) 0xff});
            for (int i = 0; i < 100; i++) {
                line.sayBytes(new byte[] {0});
                line.waitMillis(100);
            }
        });
        Trials.of(mailServer().at(MailProtocol.IMAP, TlsMode.IMPLICIT, server.port()).timeout(Duration.ofSeconds(1)).build())
                .requireFailed(Step.TLS, "tls-timed-out");
    }
}
