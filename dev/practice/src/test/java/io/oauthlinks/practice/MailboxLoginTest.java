package io.oauthlinks.practice;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningPractice.class)
class MailboxLoginTest {

    private static final String SUPPORT = "support@practice.example";
    private static final String RETURNS = "returns@practice.example";
    private static final String SHARED = "shared@practice.example";
    private static final String PLAIN = "plain@practice.example";

    @ParameterizedTest
    @ValueSource(strings = {"imap", "imaps", "pop3", "pop3s"})
    void opensForALiveAccessTokenOfItsOwner(String protocol) throws Exception {
        assertThat(Mail.count(protocol, SUPPORT, Client.accessTokenFor(SUPPORT))).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"imap", "pop3"})
    void staysClosedForTheAccessTokenOfAnother(String protocol) throws Exception {
        String accessToken = Client.accessTokenFor(SUPPORT);
        assertRefused(() -> Mail.count(protocol, RETURNS, accessToken));
    }

    @ParameterizedTest
    @ValueSource(strings = {"imap", "pop3"})
    void staysClosedForAnExpiredAccessToken(String protocol) throws Exception {
        String accessToken = Client.accessTokenFor(SUPPORT);
        RunningPractice.control("tokens/expire", Map.of("mailbox", SUPPORT));
        assertRefused(() -> Mail.count(protocol, SUPPORT, accessToken));
    }

    @ParameterizedTest
    @ValueSource(strings = {"imap", "pop3"})
    void staysClosedForALiveAccessTokenThatIsSentAsAPassword(String protocol) throws Exception {
        String accessToken = Client.accessTokenFor(SUPPORT);
        assertRefused(() -> Mail.countWithPassword(protocol, SUPPORT, accessToken));
    }

    @ParameterizedTest
    @ValueSource(strings = {"imap", "pop3"})
    void staysClosedForThePassword(String protocol) {
        assertRefused(() -> Mail.countWithPassword(protocol, SUPPORT, "support"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"imap", "pop3", "imaps", "pop3s"})
    void opensForThePasswordWhereTheMailboxIsForPasswords(String protocol) throws Exception {
        assertThat(Mail.countWithPassword(protocol, PLAIN, "plain")).isEqualTo(1);
        assertRefused(() -> Mail.countWithPassword(protocol, PLAIN, "wrong"));
    }

    @Test
    void opensOnlyByTheProtocolThatTheScopeNames() throws Exception {
        String accessToken = Client.tokensFor(SUPPORT, "mail.imap", Map.of()).get("access_token").asText();
        assertThat(Mail.count("imap", SUPPORT, accessToken)).isEqualTo(3);
        assertRefused(() -> Mail.count("pop3", SUPPORT, accessToken));
    }

    @ParameterizedTest
    @ValueSource(strings = {"imap", "pop3"})
    void opensForAnAccessTokenOfFourThousandCharacters(String protocol) throws Exception {
        RunningPractice.control("token-length", Map.of("length", 4000));
        String accessToken = Client.accessTokenFor(SUPPORT);
        assertThat(accessToken).hasSize(4000);
        assertThat(Mail.count(protocol, SUPPORT, accessToken)).isEqualTo(3);
    }

    @Test
    void takesThePop3LoginInOneLineAndInTwo() throws Exception {
        String accessToken = Client.accessTokenFor(SUPPORT);
        assertThat(Mail.count("pop3", SUPPORT, accessToken, false)).isEqualTo(3);
        assertThat(Mail.count("pop3", SUPPORT, accessToken, true)).isEqualTo(3);
    }

    @Test
    void insistsOnTwoLinesWhenItBehavesLikeMicrosoft() throws Exception {
        String accessToken = Client.accessTokenFor(SUPPORT);
        RunningPractice.control("mode", Map.of("mode", "microsoft-like"));
        assertRefused(() -> Mail.count("pop3", SUPPORT, accessToken, false));
        assertThat(Mail.count("pop3", SUPPORT, accessToken, true)).isEqualTo(3);
        try (Socket socket = new Socket("127.0.0.1", RunningPractice.port("pop3"))) {
            BufferedReader in = answers(socket);
            assertThat(in.readLine()).startsWith("+OK");
            socket.getOutputStream().write(("AUTH XOAUTH2 " + login(accessToken) + "\r\n").getBytes(US_ASCII));
            assertThat(in.readLine()).isEqualTo("-ERR Protocol error. Connection is closed. 10");
            assertThat(in.readLine()).as("it hangs up").isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"imap", "pop3"})
    void opensASharedMailboxForTheAccessTokenOfItsDelegate(String protocol) throws Exception {
        assertThat(Mail.count(protocol, SHARED, Client.accessTokenFor(SUPPORT))).isEqualTo(1);
        String accessToken = Client.accessTokenFor(RETURNS);
        assertRefused(() -> Mail.count(protocol, SHARED, accessToken));
    }

    @Test
    void letsNobodySignInToASharedMailbox() throws Exception {
        Client client = new Client();
        assertThat(client.signIn(client.open(client.parameters("mail", Map.of())), SHARED, "").body()).contains("id=\"login-error\"");
    }

    @Test
    void refusesByAChallengeOnPop3WhenItBehavesLikeGoogle() throws Exception {
        RunningPractice.control("mode", Map.of("mode", "google-like"));
        assertThat(Mail.count("pop3", SUPPORT, Client.accessTokenFor(SUPPORT))).isEqualTo(3);
        try (Socket socket = new Socket("127.0.0.1", RunningPractice.port("pop3"))) {
            BufferedReader in = answers(socket);
            assertThat(in.readLine()).startsWith("+OK");
            socket.getOutputStream().write(("AUTH XOAUTH2 " + login("x") + "\r\n").getBytes(US_ASCII));
            String challenge = in.readLine();
            assertThat(challenge).startsWith("+ ");
            assertThat(new String(Base64.getDecoder().decode(challenge.substring(2)), US_ASCII)).contains("\"status\":\"400\"");
            socket.getOutputStream().write("\r\n".getBytes(US_ASCII));
            assertThat(in.readLine()).startsWith("-ERR");
        }
    }

    private static BufferedReader answers(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    }

    private static String login(String accessToken) {
        return Base64.getEncoder().encodeToString(("user=" + SUPPORT + "\u0001auth=Bearer " + accessToken + "\u0001\u0001").getBytes(US_ASCII));
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable login) {
        assertThatThrownBy(login).isInstanceOf(AuthenticationFailedException.class).isInstanceOf(MessagingException.class);
    }
}
