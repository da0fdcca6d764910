package io.oauthlinks.mailserver.diagnosis;

import static io.oauthlinks.mailserver.TestMailServers.mailServer;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailserver.MailPreset;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.TestMailServers;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.mailserver.AccessTokenSupply.MailToken;
import io.oauthlinks.mailserver.protocol.ScriptedServer;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ImapConnectionTest {

    private ScriptedServer server;

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    private TestMailServers imap(ScriptedServer.Script script) {
        server = ScriptedServer.playing(script);
        return mailServer().at(MailProtocol.IMAP, TlsMode.NONE, server.port());
    }

    private static String decoded(String line) {
        return new String(Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1)), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("M1: the XOAUTH2 response has the exact bytes, a non-ASCII user in UTF-8, and a long token on one line")
    void xoauth2Bytes() {
        String token = "t".repeat(8000);
        var mailbox = imap(Scripts.imap("AUTH=XOAUTH2 SASL-IR", "TAG OK done")).user("jürgen@example.com").build();
        Trials.of(mailbox, (link, account) -> new MailToken(Secret.of(token), null, Scopes.NONE, "jürgen@example.com")).requirePassed();
        String login = server.heard().get(1);
        assertThat(login).startsWith("A2 AUTHENTICATE XOAUTH2 ").doesNotContain("\n");
        assertThat(decoded(login)).isEqualTo("user=jürgen@example.com\u0001auth=Bearer " + token + "\u0001\u0001");
    }

    @Test
    @DisplayName("M2: with SASL-IR the response goes along with the command")
    void withInitialResponse() {
        Trials.of(imap(Scripts.imap("AUTH=XOAUTH2 SASL-IR", "TAG OK done")).build()).requirePassed();
        assertThat(server.heard()).hasSize(4);
        assertThat(decoded(server.heard().get(1))).contains(Trials.TOKEN);
    }

    @Test
    @DisplayName("M2: without SASL-IR the response waits for the continuation")
    void withoutInitialResponse() {
        Trials.of(imap(Scripts.imap("AUTH=XOAUTH2", line -> line.endsWith("AUTHENTICATE XOAUTH2") ? "+ " : "TAG OK done")).build())
                .requirePassed();
        assertThat(server.heard().get(1)).isEqualTo("A2 AUTHENTICATE XOAUTH2");
        assertThat(decoded(server.heard().get(2))).contains(Trials.TOKEN);
    }

    @Test
    @DisplayName("M12: all nine steps in order, each with verdict, duration and finding")
    void allSteps() {
        Trials trials = Trials.of(imap(Scripts.imap("AUTH=XOAUTH2 SASL-IR IDLE", "TAG OK done")).build()).requirePassed();
        assertThat(trials.order()).containsExactly(Step.DNS, Step.TCP, Step.GREETING, Step.TLS, Step.CAPABILITIES, Step.TOKEN,
                Step.LOGIN, Step.FOLDER, Step.MESSAGES);
        assertThat(trials.at(Step.TLS).verdict()).isEqualTo(Verdict.WARNING);
        assertThat(trials.at(Step.TLS).problem().reason()).isEqualTo("no-tls");
        assertThat(Trials.text(trials.at(Step.GREETING).finding())).isEqualTo("The test server is ready.");
        assertThat(Trials.text(trials.at(Step.TOKEN).finding())).startsWith("Access token is fresh, valid for 57 minutes");
        assertThat(Trials.text(trials.at(Step.MESSAGES).finding())).startsWith("172 messages");
        assertThat(trials.results()).allMatch(result -> result.millis() >= 0 && result.millis() < 5000);
    }

    @Test
    @DisplayName("the rest of a short-lived access token's life is told in seconds")
    void shortLivedToken() {
        Instant end = Instant.now().plusSeconds(50);
        var mailbox = imap(Scripts.imap("AUTH=XOAUTH2 SASL-IR", "TAG OK done")).build();
        Trials trials = Trials.of(mailbox, (link, account) -> new MailToken(Secret.of(Trials.TOKEN), end, Scopes.NONE, "helpdesk@example.com"))
                .requirePassed();
        assertThat(Trials.text(trials.at(Step.TOKEN).finding())).containsPattern("valid for [1-5]?[0-9] s;");
    }

    @Test
    @DisplayName("M14: only reading commands are said, and the inbox is examined, not selected")
    void onlyReads() {
        Trials.of(imap(Scripts.imap("AUTH=XOAUTH2 SASL-IR", "TAG OK done")).build()).requirePassed();
        assertThat(server.heard().stream().map(line -> line.split(" ")[1]))
                .containsExactly("CAPABILITY", "AUTHENTICATE", "EXAMINE", "LOGOUT");
    }

    @Test
    @DisplayName("M11: the transcript leaves out tokens and challenges, and keeps the user's name")
    void transcriptIsRedacted() {
        var mailbox = imap(Scripts.imap("AUTH=XOAUTH2 SASL-IR", line -> line.isEmpty()
                ? "TAG NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)" : "+ " + Scripts.CHALLENGE)).build();
        Trials trials = Trials.of(mailbox).requireFailed(Step.LOGIN, "token-refused");
        assertThat(trials.transcript()).contains(
                "C: A2 AUTHENTICATE XOAUTH2 [user=helpdesk@example.com, access token left out]",
                "S: + [challenge left out]",
                "S: A2 NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)");
        assertThat(trials.at(Step.LOGIN).problem().providerWords())
                .isEqualTo("NO [AUTHENTICATIONFAILED] Invalid credentials (Failure) " + Scripts.CHALLENGE_JSON);
        assertThat(trials.everythingShown()).doesNotContain(Trials.TOKEN).doesNotContain(Scripts.CHALLENGE);
    }

    @Test
    @DisplayName("M11: a server that echoes the credential does not get it into the transcript")
    void echoIsRedacted() {
        var mailbox = imap(Scripts.imap("AUTH=XOAUTH2 SASL-IR", line -> "* OK you said " + line + " with " + Trials.TOKEN + "\r\nTAG NO "
                + line.substring(line.lastIndexOf(' ') + 1))).build();
        Trials trials = Trials.of(mailbox).requireFailed(Step.LOGIN, "token-refused");
        String sent = server.heard().get(1);
        assertThat(trials.everythingShown()).contains("[left out]").doesNotContain(Trials.TOKEN)
                .doesNotContain(sent.substring(sent.lastIndexOf(' ') + 1));
    }

    @Test
    @DisplayName("M8: a refused token is not tried as a password, by PLAIN or by LOGIN")
    void neverFallsBack() {
        var mailbox = imap(Scripts.imap("AUTH=XOAUTH2 AUTH=PLAIN AUTH=LOGIN SASL-IR", "TAG NO AUTHENTICATE failed.")).build();
        Trials.of(mailbox).requireFailed(Step.LOGIN, "token-refused");
        assertThat(server.heard()).hasSize(2);
        assertThat(server.heard().get(1)).startsWith("A2 AUTHENTICATE XOAUTH2 ");
    }

    @Test
    @DisplayName("M8: a challenge gets an empty line, never the token a second time")
    void tokenLeavesOnce() {
        var mailbox = imap(Scripts.imap("AUTH=XOAUTH2 SASL-IR", line -> "+ " + Scripts.CHALLENGE)).build();
        Trials.of(mailbox).requireFailed(Step.LOGIN, "token-refused");
        assertThat(server.heard().subList(2, server.heard().size())).allMatch(String::isEmpty);
    }

    @Test
    @DisplayName("M6: OAUTHBEARER without XOAUTH2 is named, and nothing is sent")
    void onlyOauthbearer() {
        Trials.of(imap(Scripts.imap("AUTH=OAUTHBEARER AUTH=PLAIN SASL-IR", "TAG OK done")).build())
                .requireFailed(Step.CAPABILITIES, "only-oauthbearer");
        assertThat(server.heard()).containsExactly("A1 CAPABILITY");
    }

    @Test
    @DisplayName("M7: no XOAUTH2 is named, and neither a token is fetched nor a credential sent")
    void noXoauth2() {
        var mailbox = imap(Scripts.imap("AUTH=PLAIN", "TAG OK done")).build();
        Trials.of(mailbox, (link, account) -> {
            throw new AssertionError("no token is needed");
        }).requireFailed(Step.CAPABILITIES, "no-xoauth2");
        assertThat(server.heard()).containsExactly("A1 CAPABILITY");
    }

    @Test
    @DisplayName("M7: LOGINDISABLED with a password sends no credential")
    void loginDisabled() {
        var mailbox = imap(Scripts.imap("LOGINDISABLED AUTH=XOAUTH2", "TAG OK done")).password("secret-word").build();
        Trials.of(mailbox).requireFailed(Step.CAPABILITIES, "login-disabled-without-tls");
        assertThat(server.heard()).containsExactly("A1 CAPABILITY");
    }

    @Test
    void passwordGoesByPlainWhereOffered() {
        var mailbox = imap(Scripts.imap("AUTH=PLAIN SASL-IR", "TAG OK done")).password("pässword").build();
        Trials trials = Trials.of(mailbox).requirePassed();
        assertThat(decoded(server.heard().get(1))).isEqualTo("\u0000helpdesk@example.com\u0000pässword");
        assertThat(trials.everythingShown()).doesNotContain("pässword").contains("password left out");
    }

    @Test
    void passwordGoesByLoginWithQuotesEscaped() {
        var mailbox = imap(Scripts.imap("IDLE", "TAG OK done")).password("a\"b\\c").build();
        Trials trials = Trials.of(mailbox).requirePassed();
        assertThat(server.heard().get(1)).isEqualTo("A2 LOGIN \"helpdesk@example.com\" \"a\\\"b\\\\c\"");
        assertThat(trials.transcript()).contains("C: A2 LOGIN [user=helpdesk@example.com, password left out]");
    }

    @Test
    void passwordThatIsNotAsciiGoesAsLiteral() {
        var mailbox = imap(Scripts.imap("IDLE", line -> line.endsWith("{9}") ? "+ go on" : "TAG OK done")).password("pässword").build();
        Trials trials = Trials.of(mailbox).requirePassed();
        assertThat(server.heard().subList(1, 3)).containsExactly("A2 LOGIN \"helpdesk@example.com\" {9}", "pässword");
        assertThat(trials.everythingShown()).doesNotContain("pässword");
    }

    @Test
    void wrongPasswordIsNamed() {
        Trials trials = Trials.of(imap(Scripts.imap("AUTH=PLAIN", line -> line.endsWith("PLAIN") ? "+ " : "TAG NO wrong"))
                .password("secret-word").build()).requireFailed(Step.LOGIN, "password-refused");
        assertThat(trials.at(Step.LOGIN).problem().providerWords()).isEqualTo("NO wrong");
    }

    @Test
    void neverAuthorizedIsToldAtTheToken() {
        Trials.of(imap(Scripts.imap("AUTH=XOAUTH2", "TAG OK done")).account(7, 0).build())
                .requireFailed(Step.TOKEN, "never-authorized");
        assertThat(server.heard()).containsExactly("A1 CAPABILITY");
    }

    @Test
    void whyThereIsNoTokenIsTold() {
        var problem = new io.oauthlinks.message.Problem("refresh-token-expired",
                io.oauthlinks.message.Message.of("oauth-links.common.field.empty"),
                io.oauthlinks.message.Message.of("oauth-links.common.field.empty"), "AADSTS700082");
        Trials trials = Trials.of(imap(Scripts.imap("AUTH=XOAUTH2", "TAG OK done")).build(), (link, account) -> {
            throw new io.oauthlinks.mailserver.AccessTokenSupply.Unavailable(problem);
        }).requireFailed(Step.TOKEN, "refresh-token-expired");
        assertThat(trials.at(Step.TOKEN).problem()).isEqualTo(problem);
    }

    @Test
    void microsoftScopeOfTheOtherProtocolIsNamedBeforeTheTokenLeaves() {
        Trials.of(imap(Scripts.imap("AUTH=XOAUTH2", "TAG OK done")).build(), "helpdesk@example.com",
                Scopes.of("https://outlook.office.com/POP.AccessAsUser.All", "offline_access")).requireFailed(Step.TOKEN, "scope-missing");
        assertThat(server.heard()).containsExactly("A1 CAPABILITY");
    }

    @Test
    void scopesOfUnknownProvidersAreNotJudged() {
        Trials.of(imap(Scripts.imap("AUTH=XOAUTH2 SASL-IR", "TAG OK done")).build(), "helpdesk@example.com", Scopes.of("mail"))
                .requirePassed();
    }

    @Test
    void mailboxOfSomebodyElseIsNamed() {
        Trials trials = Trials.of(imap(Scripts.imap("AUTH=XOAUTH2 SASL-IR", "TAG NO AUTHENTICATE failed.")).build(),
                "jana.novak@example.com", Scopes.NONE).requireFailed(Step.LOGIN, "mailbox-not-of-account");
        assertThat(Trials.text(trials.at(Step.LOGIN).problem().cause())).contains("jana.novak@example.com", "helpdesk@example.com");
    }

    @Test
    void refusalsOfGoogleAndMicrosoftAreNamed() throws Exception {
        for (String[] known : new String[][] {
                {"TAG NO [ALERT] Application-specific password required: https://support.google.com (Failure)", "application-password-required"},
                {"* NO [ALERT] Your account is not enabled for IMAP use.\r\nTAG NO Failure", "imap-disabled"},
                {"* NO [ALERT] IMAP access is disabled for your domain.\r\nTAG NO Failure", "imap-disabled"},
                {"* BYE [UNAVAILABLE] Temporary System Error\r\nTAG NO later", "login-unavailable"},
                {"TAG NO [ALERT] Too many simultaneous connections. (Failure)", "server-busy"},
                {"TAG BAD User is authenticated but not connected.", "not-connected"}}) {
            Trials.of(imap(Scripts.imap("AUTH=XOAUTH2 SASL-IR", known[0])).build()).requireFailed(Step.LOGIN, known[1]);
            server.close();
        }
    }

    @Test
    void microsoftPresetGetsMicrosoftsRemedy() {
        Trials.of(imap(Scripts.imap("AUTH=XOAUTH2 SASL-IR", "TAG NO AUTHENTICATE failed.")).preset(MailPreset.MICROSOFT_365).build())
                .requireFailed(Step.LOGIN, "microsoft-refused");
    }

    @Test
    void signedInButNotConnectedIsToldAtTheFolder() {
        var answers = Scripts.imapAnswers("AUTH=XOAUTH2 SASL-IR", line -> "TAG OK done");
        var mailbox = imap(line -> {
            line.say("* OK ready");
            line.answer(said -> said.contains("EXAMINE") ? "A3 BAD User is authenticated but not connected." : answers.apply(said));
        }).build();
        Trials.of(mailbox).requireFailed(Step.FOLDER, "not-connected");
    }

    @Test
    void inboxThatCannotBeOpenedIsToldAtTheFolder() {
        var answers = Scripts.imapAnswers("AUTH=XOAUTH2 SASL-IR", line -> "TAG OK done");
        var mailbox = imap(line -> {
            line.say("* OK ready");
            line.answer(said -> said.contains("EXAMINE") ? "A3 NO [NONEXISTENT] No such mailbox" : answers.apply(said));
        }).build();
        assertThat(Trials.of(mailbox).requireFailed(Step.FOLDER, "inbox-refused").at(Step.FOLDER).problem().providerWords())
                .isEqualTo("NO [NONEXISTENT] No such mailbox");
    }

    @Test
    void missingCountIsToldAtTheMessages() {
        var answers = Scripts.imapAnswers("AUTH=XOAUTH2 SASL-IR", line -> "TAG OK done");
        var mailbox = imap(line -> {
            line.say("* OK ready");
            line.answer(said -> said.contains("EXAMINE") ? "A3 OK done" : answers.apply(said));
        }).build();
        Trials.of(mailbox).requireFailed(Step.MESSAGES, "no-message-count");
    }

    @Test
    void farewellInsteadOfAnAnswerIsToldInTheServersWords() {
        var mailbox = imap(line -> {
            line.say("* OK ready");
            line.hear();
            line.say("* BYE Too busy for you");
        }).build();
        Trials trials = Trials.of(mailbox).requireFailed(Step.CAPABILITIES, "unexpected-answer");
        assertThat(trials.at(Step.CAPABILITIES).problem().providerWords()).isEqualTo("BYE Too busy for you");
    }

    @Test
    void greetingsOfOtherProtocolsAreNamed() throws Exception {
        for (List<String> greeting : List.of(List.of("+OK POP3 ready", "other-protocol"), List.of("220 smtp.example.com ESMTP", "other-protocol"),
                List.of("HTTP/1.1 400 Bad Request", "other-protocol"), List.of("SSH-2.0-OpenSSH_9.2", "other-protocol"),
                List.of("hello", "not-a-mail-server"), List.of("* FLAGS ()", "not-a-mail-server"),
                List.of("* BYE Autologout", "server-says-bye"), List.of("* PREAUTH welcome", "signed-in-already"))) {
            Trials.of(imap(line -> {
                line.say(greeting.get(0));
                line.silence();
            }).build()).requireFailed(Step.GREETING, greeting.get(1));
            assertThat(server.heard()).isEmpty();
            server.close();
        }
    }
}
