package io.oauthlinks.e2e;

import static io.oauthlinks.e2e.ScriptedMailServer.FAREWELL;
import static io.oauthlinks.e2e.ScriptedMailServer.SILENCE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.e2e.Administrator.Link;
import io.oauthlinks.e2e.ScriptedMailServer.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each failure at the mail server, on a real socket, is named at its step by REST and by the page, with cause, remedy and side;
 * no later step runs. The practice provider's GreenMail fails where it can be brought to it, a scripted server elsewhere.
 */
class MailFailuresTest {

    private static final String CHALLENGE = "{\"status\":\"401\",\"schemes\":\"bearer\"}";
    private static final String SAID = "+ " + Base64.getEncoder().encodeToString(CHALLENGE.getBytes());
    private static final String OFFERS = "AUTH=XOAUTH2 AUTH=PLAIN SASL-IR";

    private static Administrator admin;
    private static Practice practice;
    private static Link link;
    private static ScriptedMailServer scripted;
    private static Map<String, String> imap;
    private static Map<String, String> pop3;

    /** A failure: the step at which it shows, the name it has, how it comes about. */
    private record Failure(String step, String reason, String how, Supplier<Map<String, String>> server) {
        @Override
        public String toString() {
            return reason + ": " + how;
        }
    }

    @BeforeAll
    static void authorize() {
        admin = new Administrator(RunningHost.shared());
        practice = admin.practice.reset();
        link = admin.createLink(Map.of());
        scripted = new ScriptedMailServer();
        imap = admin.authorized(with(admin.practiceServer(link, "IMAP", Practice.SUPPORT), "port", scripted.port(), "timeout", 1));
        pop3 = admin.authorized(with(admin.practiceServer(link, "POP3", Practice.SUPPORT), "port", scripted.port(), "timeout", 1));
    }

    @AfterAll
    static void close() {
        scripted.close();
        practice.reset();
    }

    static Stream<Failure> failures() {
        return Stream.of(connections(), logins(), mailboxes()).flatMap(each -> each);
    }

    private static Stream<Failure> connections() {
        return Stream.of(
                new Failure("dns", "host-not-found", "a name that does not exist", () -> with(imap, "accountId", "", "host", "no-such-host.invalid")),
                new Failure("tcp", "connection-refused", "a port at which nothing listens", () -> with(imap, "accountId", "", "port", closedPort())),
                new Failure("tcp", "unreachable", "a multicast address, to which nobody can connect", () -> with(imap, "accountId", "", "host", "224.0.0.1")),
                new Failure("greeting", "no-answer", "a server that says nothing", () -> playing(imap, new Script(SILENCE, line -> SILENCE))),
                new Failure("greeting", "connection-closed", "a server that closes at once", () -> playing(imap, new Script(FAREWELL, line -> FAREWELL))),
                new Failure("greeting", "server-says-bye", "a farewell as the greeting", () -> playing(imap, new Script("* BYE busy", line -> FAREWELL))),
                new Failure("tls", "tls-not-spoken", "GreenMail's plain port, asked for TLS", () -> greenMail("IMAP", "imap", "IMPLICIT")),
                new Failure("greeting", "tls-expected", "GreenMail's TLS port, asked for STARTTLS", () -> greenMail("IMAP", "imaps", "STARTTLS")),
                new Failure("tls", "tls-timed-out", "a server that is silent when TLS begins",
                        () -> with(playing(imap, new Script(SILENCE, line -> SILENCE)), "tlsMode", "IMPLICIT", "accountId", "")),
                new Failure("greeting", "other-protocol", "GreenMail's POP3 port, asked for IMAP", () -> greenMail("IMAP", "pop3", "NONE")),
                new Failure("tls", "starttls-not-offered", "GreenMail, which has no STARTTLS", () -> greenMail("IMAP", "imap", "STARTTLS")),
                new Failure("capabilities", "no-xoauth2", "a server that offers PLAIN", () -> playing(imap, Script.imap("AUTH=PLAIN", line -> FAREWELL))),
                new Failure("capabilities", "only-oauthbearer", "a server that offers OAUTHBEARER and PLAIN",
                        () -> playing(imap, Script.imap("AUTH=OAUTHBEARER AUTH=PLAIN SASL-IR", line -> FAREWELL))),
                new Failure("capabilities", "login-disabled-without-tls", "LOGINDISABLED", () -> with(
                        playing(imap, Script.imap("LOGINDISABLED", line -> FAREWELL)), "authentication", "PASSWORD", "password", "a-word")));
    }

    private static Stream<Failure> logins() {
        return Stream.of(
                new Failure("token", "never-authorized", "GreenMail without an account", () -> greenMail("IMAP", "imap", "NONE")),
                new Failure("token", "scope-missing", "Microsoft's scope of POP3, asked for IMAP", MailFailuresTest::microsoftScope),
                new Failure("login", "token-refused", "IMAP with a challenge in JSON",
                        () -> playing(imap, Script.imap(OFFERS, line -> line.isEmpty() ? "TAG NO AUTHENTICATE failed." : SAID))),
                new Failure("login", "token-refused", "GreenMail in Google's habit: a line with + that looks like success", MailFailuresTest::refusedByPop3),
                new Failure("login", "token-refused", "POP3 that says +OK and does not mean it",
                        () -> playing(pop3, Script.pop3("XOAUTH2", line -> line.equals("STAT") ? "-ERR not signed in" : "+OK"))),
                new Failure("login", "pop3-token-form", "POP3 that wants two lines and gets one", () -> with(playing(pop3,
                        Script.pop3("XOAUTH2", line -> "-ERR Protocol error. Connection is closed. 10")), "preset", "GMAIL")),
                new Failure("login", "mailbox-not-of-account", "GreenMail with the access token of another mailbox",
                        () -> with(authorizedAtGreenMail(), "userName", Practice.RETURNS)),
                new Failure("login", "password-login-disabled", "Exchange's words for a password", () -> with(playing(imap,
                        Script.imap("AUTH=PLAIN SASL-IR", line -> "TAG NO LOGIN failed. Basic authentication is disabled.")), "authentication", "PASSWORD",
                        "password", "a-word")),
                new Failure("login", "microsoft-refused", "GreenMail in the Microsoft preset with the access token of somebody else", () -> {
                    Map<String, String> server = with(authorizedAtGreenMail(), "preset", "MICROSOFT_365");
                    refuseEveryToken();
                    return server;
                }));
    }

    private static Stream<Failure> mailboxes() {
        return Stream.of(
                new Failure("login", "imap-disabled", "Google's words for a mailbox without IMAP", () -> playing(imap, Script.imap(OFFERS,
                        line -> "* NO [ALERT] Your account is not enabled for IMAP use.\r\nTAG NO Failure"))),
                new Failure("login", "pop3-disabled", "Google's words for a mailbox without POP3", () -> playing(pop3, Script.pop3("XOAUTH2",
                        line -> "-ERR [SYS/PERM] Your account is not enabled for POP access."))),
                new Failure("folder", "not-connected", "Exchange's words for a mailbox without IMAP", () -> playing(imap, Script.imap(OFFERS,
                        line -> line.contains("EXAMINE") ? "TAG BAD User is authenticated but not connected." : "TAG OK done"))),
                new Failure("folder", "inbox-refused", "an inbox that does not exist", () -> playing(imap, Script.imap(OFFERS,
                        line -> line.contains("EXAMINE") ? "TAG NO [NONEXISTENT] No such mailbox" : "TAG OK done"))),
                new Failure("login", "no-answer", "a server that falls silent after the login was sent",
                        () -> playing(imap, Script.imap(OFFERS, line -> SILENCE))),
                new Failure("folder", "no-answer", "a server that falls silent in the middle of a line", () -> playing(imap, Script.imap(OFFERS,
                        line -> line.contains("EXAMINE") ? "* 3 EXISTS" : "TAG OK done"))),
                new Failure("folder", "connection-closed", "a server that closes after the login", () -> playing(imap, Script.imap(OFFERS,
                        line -> line.contains("EXAMINE") ? FAREWELL : "TAG OK done"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    @DisplayName("M12: each failure at the mail server is named by REST and by the page, with cause, remedy and side")
    void isNamed(Failure failure) {
        practice.mode("plain");
        JsonNode test = admin.test(failure.server().get());
        JsonNode failed = step(test, failure.step());
        assertThat(failed.path("verdict").asText()).as(test.toPrettyString()).isEqualTo("FAILED");
        JsonNode problem = failed.path("problem");
        assertThat(problem.path("reason").asText()).as(test.toPrettyString()).isEqualTo(failure.reason());
        assertThat(problem.path("side").asText()).isIn("jira", "mail-server", "provider", "network", "administrator");
        boolean behind = false;
        for (JsonNode step : test.path("steps")) {
            assertThat(step.path("verdict").asText().equals("NOT_RUN")).as(step.toString()).isEqualTo(behind);
            behind |= step.path("verdict").asText().equals("FAILED");
        }
        requireOnThePage(admin, test, failed);
    }

    /** The page says the same as REST about a step that failed. */
    static void requireOnThePage(Administrator admin, JsonNode test, JsonNode failed) {
        JsonNode problem = failed.path("problem");
        assertThat(FormPage.open(admin.http, "/mail-servers/tests/" + test.path("id").asText()).text()).contains(failed.path("finding").asText(),
                problem.path("cause").asText(), problem.path("remedy").asText(), problem.path("providerWords").asText(), "Where to look first");
    }

    @Test
    @DisplayName("M6: to a server that offers OAUTHBEARER and not XOAUTH2 nothing is sent, neither token nor password")
    void nothingIsSentToOauthbearer() {
        admin.test(playing(imap, Script.imap("AUTH=OAUTHBEARER AUTH=PLAIN SASL-IR", line -> FAREWELL)));
        assertThat(scripted.heard()).containsExactly("A1 CAPABILITY");
    }

    @Test
    @DisplayName("M7, M8: LOGINDISABLED gets no credential, and a refused access token is not tried again as a password")
    void noCredentialMoreThanOnce() {
        admin.test(with(playing(imap, Script.imap("LOGINDISABLED AUTH=XOAUTH2", line -> FAREWELL)), "authentication", "PASSWORD", "password", "a-word"));
        assertThat(scripted.heard()).containsExactly("A1 CAPABILITY");
        admin.test(playing(imap, Script.imap(OFFERS, line -> "TAG NO AUTHENTICATE failed.")));
        assertThat(scripted.heard()).as("another access token may be tried over another connection").hasSizeBetween(2, 4)
                .allMatch(line -> line.matches("A1 CAPABILITY|A2 AUTHENTICATE XOAUTH2 .*"));
        assertThat(scripted.heard()).filteredOn(line -> line.contains("XOAUTH2")).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("M11: the JSON in which a server refuses is shown decoded, and the access token nowhere")
    void theChallengeIsShownDecoded() {
        JsonNode test = admin.test(playing(imap, Script.imap(OFFERS, line -> line.isEmpty() ? "TAG NO AUTHENTICATE failed." : SAID)));
        assertThat(step(test, "login").path("problem").path("providerWords").asText()).contains(CHALLENGE);
        assertThat(scripted.heard()).filteredOn(line -> line.contains("XOAUTH2")).isNotEmpty().allSatisfy(line -> {
            String sent = line.replaceFirst(".* ", "");
            String token = new String(Base64.getDecoder().decode(sent)).replaceFirst("(?s).*Bearer (\\S+?)\u0001.*", "$1");
            assertThat(token).hasSizeGreaterThan(20);
            assertThat(test.toString()).doesNotContain(token, sent);
        });
    }

    @Test
    void aMailServerWithAPasswordHasNothingToAuthorize() {
        long server = admin.save(with(greenMail("IMAP", "imap", "NONE"), "authentication", "PASSWORD", "linkId", "", "password", "a-word", "enabled", ""), null);
        var answer = admin.http.rest("POST", "mail-servers/" + server + "/authorization", null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).as("signs-in-with-password").contains("signs in with a password");
        admin.http.rest("DELETE", "mail-servers/" + server, null);
    }

    @ParameterizedTest
    @CsvSource({"600, clock-behind", "-600, clock-ahead", "60, ''", "-58, ''"})
    @DisplayName("C39: clocks ten minutes apart are a warning of the connection test, which passes; a minute is not told")
    void clocksThatDiffer(long secondsAhead, String warning) {
        try (ScriptedMailServer provider = new ScriptedMailServer()) {
            provider.play(tokenEndpoint(secondsAhead));
            Link other = admin.createLink(Map.of("issuer", "", "authorizationEndpoint", practice.issuer() + "/oauth2/authorize",
                    "tokenEndpoint", "http://localhost:" + provider.port() + "/token"));
            Map<String, String> server = admin.authorized(with(admin.practiceServer(other, "IMAP", Practice.SUPPORT), "port", scripted.port()));
            JsonNode test = admin.test(playing(server, Script.imap(OFFERS, line -> line.contains("EXAMINE") ? "* 0 EXISTS\r\nTAG OK done" : "TAG OK done")));
            assertThat(step(test, "messages").path("verdict").asText()).as(test.toPrettyString()).isEqualTo("PASSED");
            JsonNode token = step(test, "token");
            assertThat(token.path("verdict").asText()).as(token.toString()).isEqualTo(warning.isEmpty() ? "PASSED" : "WARNING");
            assertThat(token.path("problem").path("reason").asText()).isEqualTo(warning);
            if (!warning.isEmpty()) {
                requireOnThePage(admin, test, token);
            }
        }
    }

    /** Gives tokens to everybody, and the time by a clock that differs. */
    private static Script tokenEndpoint(long secondsAhead) {
        return new Script(SILENCE, line -> {
            String tokens = "{\"access_token\":\"a-token\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"refresh_token\":\"r\"}\r\n";
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().plusSeconds(secondsAhead).atOffset(ZoneOffset.UTC));
            return !line.isEmpty() ? SILENCE : "HTTP/1.1 200 OK\r\nDate: " + date + "\r\nContent-Type: application/json\r\nConnection: close\r\n"
                    + "Content-Length: " + tokens.length() + "\r\n\r\n" + tokens.strip();
        });
    }

    private static Map<String, String> playing(Map<String, String> server, Script script) {
        scripted.play(script);
        return server;
    }

    /** Without an account, which is not asked for before the server has shown what it takes. */
    private static Map<String, String> greenMail(String protocol, String port, String tlsMode) {
        return with(admin.practiceServer(link, protocol, Practice.SUPPORT), "port", practice.port(port), "tlsMode", tlsMode, "timeout", 1);
    }

    private static Map<String, String> authorizedAtGreenMail() {
        return admin.authorized(admin.practiceServer(link, "IMAP", Practice.SUPPORT));
    }

    private static Map<String, String> refusedByPop3() {
        Map<String, String> server = with(admin.authorized(admin.practiceServer(link, "POP3", Practice.SUPPORT)), "preset", "GMAIL");
        practice.mode("google");
        refuseEveryToken();
        return server;
    }

    /** Also the one that Jira gets in place of a token that was refused. */
    private static void refuseEveryToken() {
        practice.control("tokens/corrupt", Map.of("mailbox", Practice.SUPPORT, "always", true));
    }

    private static Map<String, String> microsoftScope() {
        Link pop = admin.createLink(Map.of("scopes", "https://outlook.office.com/POP.AccessAsUser.All offline_access"));
        return admin.authorized(admin.practiceServer(pop, "IMAP", Practice.SUPPORT));
    }

    private static Map<String, String> with(Map<String, String> server, Object... changed) {
        Map<String, String> fields = new HashMap<>(server);
        for (int i = 0; i < changed.length; i += 2) {
            fields.put(String.valueOf(changed[i]), String.valueOf(changed[i + 1]));
        }
        return fields;
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode step(JsonNode test, String name) {
        for (JsonNode step : test.path("steps")) {
            if (step.path("step").asText().equals(name)) {
                return step;
            }
        }
        throw new AssertionError("No step " + name + " in " + test.toPrettyString());
    }
}
