package io.oauthlinks.mailserver.diagnosis;

import static io.oauthlinks.mailserver.TestMailServers.mailServer;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailserver.MailPreset;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.TestMailServers;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.mailserver.protocol.ScriptedServer;
import java.util.Base64;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class Pop3ConnectionTest {

    private static final String OFFERS = "USER\nSASL PLAIN XOAUTH2";
    private static final String RESPONSE = Base64.getEncoder().encodeToString(
            ("user=helpdesk@example.com\u0001auth=Bearer " + Trials.TOKEN + "\u0001\u0001").getBytes());
    private ScriptedServer server;

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    private TestMailServers pop3(String capabilities, Function<String, String> login) {
        server = ScriptedServer.playing(Scripts.pop3(capabilities, login));
        return mailServer().at(MailProtocol.POP3, TlsMode.NONE, server.port());
    }

    @Test
    @DisplayName("M3: the Gmail preset sends one line")
    void gmail() {
        Trials trials = Trials.of(pop3(OFFERS, line -> "+OK welcome").preset(MailPreset.GMAIL).build()).requirePassed();
        assertThat(server.heard()).containsExactly("CAPA", "AUTH XOAUTH2 " + RESPONSE, "STAT", "STAT", "QUIT");
        assertThat(Trials.text(trials.at(Step.FOLDER).finding())).isEqualTo("The inbox is open; POP3 has no other folder");
    }

    @Test
    @DisplayName("M3: the Microsoft preset sends two lines")
    void microsoft() {
        Trials.of(pop3(OFFERS, line -> line.equals("AUTH XOAUTH2") ? "+ " : "+OK welcome").preset(MailPreset.MICROSOFT_365).build())
                .requirePassed();
        assertThat(server.heard()).containsExactly("CAPA", "AUTH XOAUTH2", RESPONSE, "STAT", "STAT", "QUIT");
    }

    @Test
    @DisplayName("M3: a custom server that refuses the bare command gets one line, and the token leaves once")
    void custom() {
        Trials.of(pop3(OFFERS, line -> line.equals("AUTH XOAUTH2") ? "-ERR initial response required" : "+OK welcome").build())
                .requirePassed();
        assertThat(server.heard()).containsExactly("CAPA", "AUTH XOAUTH2", "AUTH XOAUTH2 " + RESPONSE, "STAT", "STAT", "QUIT");
    }

    @Test
    @DisplayName("M3: Microsoft's complaint about the one-line form is named")
    void protocolError() {
        Trials.of(pop3(OFFERS, line -> "-ERR Protocol error. Connection is closed. 10").preset(MailPreset.GMAIL).build())
                .requireFailed(Step.LOGIN, "pop3-token-form");
    }

    @Test
    @DisplayName("M5: a challenge after the token is a refusal, told in the provider's words")
    void challengeIsRefusal() {
        Trials trials = Trials.of(pop3(OFFERS, line -> line.isEmpty() ? "-ERR [AUTH] Web login required" : "+ " + Scripts.CHALLENGE)
                .preset(MailPreset.GMAIL).build()).requireFailed(Step.LOGIN, "token-refused");
        assertThat(trials.at(Step.LOGIN).problem().providerWords()).isEqualTo("-ERR [AUTH] Web login required " + Scripts.CHALLENGE_JSON);
        assertThat(trials.everythingShown()).doesNotContain(Trials.TOKEN, RESPONSE, Scripts.CHALLENGE);
        assertThat(server.heard()).containsExactly("CAPA", "AUTH XOAUTH2 " + RESPONSE, "");
    }

    @Test
    @DisplayName("M5: a server that closes behind its challenge has refused as well")
    void challengeAndClose() {
        server = ScriptedServer.playing(line -> {
            line.say("+OK ready");
            line.hear();
            line.say("+OK", "SASL XOAUTH2", ".");
            line.hear();
            line.say("+ " + Scripts.CHALLENGE);
        });
        var mailbox = mailServer().at(MailProtocol.POP3, TlsMode.NONE, server.port()).preset(MailPreset.GMAIL).build();
        assertThat(Trials.of(mailbox).requireFailed(Step.LOGIN, "token-refused").at(Step.LOGIN).problem().providerWords())
                .isEqualTo(Scripts.CHALLENGE_JSON);
    }

    @Test
    @DisplayName("M5: a refused token that looks welcome is found out by STAT")
    void statFindsOut() {
        server = ScriptedServer.playing(line -> {
            line.say("+OK ready");
            line.answer(said -> said.equals("CAPA") ? "+OK\r\nSASL XOAUTH2\r\n." : said.equals("STAT") ? "-ERR not signed in" : "+OK");
        });
        var mailbox = mailServer().at(MailProtocol.POP3, TlsMode.NONE, server.port()).preset(MailPreset.GMAIL).build();
        Trials.of(mailbox).requireFailed(Step.LOGIN, "token-refused");
    }

    @Test
    @DisplayName("M8: a refused token is not tried as a password")
    void neverFallsBack() {
        Trials.of(pop3(OFFERS, line -> line.equals("AUTH XOAUTH2") ? "+ " : "-ERR no").build()).requireFailed(Step.LOGIN, "token-refused");
        assertThat(server.heard()).containsExactly("CAPA", "AUTH XOAUTH2", RESPONSE);
    }

    @Test
    @DisplayName("M7: no XOAUTH2 among the mechanisms, or no list of them, is named and nothing is sent")
    void noXoauth2() throws Exception {
        Trials.of(pop3("USER\nSASL PLAIN", line -> "+OK").build()).requireFailed(Step.CAPABILITIES, "no-xoauth2");
        assertThat(server.heard()).containsExactly("CAPA");
        server.close();
        server = ScriptedServer.playing(line -> {
            line.say("+OK ready");
            line.answer(said -> "-ERR unknown command");
        });
        Trials.of(mailServer().at(MailProtocol.POP3, TlsMode.NONE, server.port()).build()).requireFailed(Step.CAPABILITIES, "no-xoauth2");
        assertThat(server.heard()).containsExactly("CAPA");
    }

    @Test
    @DisplayName("M7: neither USER nor PLAIN with a password sends no credential")
    void noPasswordLogin() {
        Trials.of(pop3("SASL XOAUTH2", line -> "+OK").password("secret-word").build())
                .requireFailed(Step.CAPABILITIES, "login-disabled-without-tls");
        assertThat(server.heard()).containsExactly("CAPA");
    }

    @Test
    @DisplayName("M11: a password is left out of the transcript")
    void password() {
        Trials trials = Trials.of(pop3("USER", line -> "+OK").password("sécret-word").build()).requirePassed();
        assertThat(server.heard()).containsExactly("CAPA", "USER helpdesk@example.com", "PASS sécret-word", "STAT", "QUIT");
        assertThat(trials.transcript()).contains("C: USER helpdesk@example.com", "C: PASS [password left out]");
        assertThat(trials.everythingShown()).doesNotContain("sécret-word");
    }

    @Test
    void passwordGoesByPlainWhereUserIsNotOffered() {
        Trials.of(pop3("SASL PLAIN", line -> line.equals("AUTH PLAIN") ? "+ " : "+OK").password("secret-word").build()).requirePassed();
        assertThat(server.heard().get(2)).isEqualTo(Base64.getEncoder().encodeToString("\u0000helpdesk@example.com\u0000secret-word".getBytes()));
    }

    @Test
    @DisplayName("M14: nothing is retrieved or deleted")
    void onlyReads() {
        Trials trials = Trials.of(pop3(OFFERS, line -> line.equals("AUTH XOAUTH2") ? "+ " : "+OK").build()).requirePassed();
        assertThat(server.heard()).noneMatch(line -> line.matches("(?i)(RETR|DELE|TOP|RSET|UIDL|LIST).*"));
        assertThat(Trials.text(trials.at(Step.MESSAGES).finding())).startsWith("172 messages");
    }

    @Test
    void refusalsOfProvidersAreNamed() throws Exception {
        for (String[] known : new String[][] {
                {"-ERR [SYS/PERM] Your account is not enabled for POP access.", "pop3-disabled"},
                {"-ERR [IN-USE] locked", "server-busy"},
                {"-ERR [AUTH] Application-specific password required", "application-password-required"}}) {
            Trials.of(pop3(OFFERS, line -> known[0]).preset(MailPreset.GMAIL).build()).requireFailed(Step.LOGIN, known[1]);
            server.close();
        }
    }

    @Test
    void imapOnThePortIsNamed() {
        server = ScriptedServer.playing(line -> {
            line.say("* OK IMAP ready");
            line.silence();
        });
        Trials.of(mailServer().at(MailProtocol.POP3, TlsMode.NONE, server.port()).build()).requireFailed(Step.GREETING, "other-protocol");
    }
}
