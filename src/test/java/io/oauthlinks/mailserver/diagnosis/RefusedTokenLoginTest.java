package io.oauthlinks.mailserver.diagnosis;

import static io.oauthlinks.mailserver.TestMailServers.mailServer;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailserver.AccessTokenSupply;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.mailserver.protocol.ScriptedServer;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A mail server that refuses the stored access token, and what another one brings. */
class RefusedTokenLoginTest {

    private static final String NEW_TOKEN = "ya29.another-token-that-must-not-be-shown_9876543210";
    private final Supply tokens = new Supply();
    private ScriptedServer server;

    /** Has one other token to give, or a reason why there is none. */
    private static final class Supply implements AccessTokenSupply {
        private final List<Secret> refused = new ArrayList<>();
        private Optional<String> other = Optional.of(NEW_TOKEN);
        private Problem none;

        @Override
        public MailToken current(long linkId, long accountId) {
            return token(Trials.TOKEN);
        }

        @Override
        public Optional<MailToken> insteadOf(MailToken token, long linkId, long accountId) {
            refused.add(token.value());
            if (none != null) {
                throw new Unavailable(none);
            }
            return other.map(Supply::token);
        }

        private static MailToken token(String value) {
            return new MailToken(Secret.of(value), Instant.now().plusSeconds(3000), Scopes.NONE, "helpdesk@example.com");
        }
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    @DisplayName("M10: an IMAP server that refuses the stored token and takes a new one has passed, over a new connection")
    void imapTakesTheNewToken() {
        Trials trials = Trials.of(imap(Trials.TOKEN, "TAG NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)"), tokens).requirePassed();
        assertThat(trials.at(Step.LOGIN).finding().key()).endsWith("login.new-token");
        assertThat(tokens.refused).containsExactly(Secret.of(Trials.TOKEN));
        assertThat(server.heard().stream().filter(line -> line.endsWith("CAPABILITY"))).as("a connection for each").hasSize(2);
        assertThat(trials.everythingShown()).doesNotContain(Trials.TOKEN, NEW_TOKEN, encoded(Trials.TOKEN), encoded(NEW_TOKEN));
    }

    @Test
    @DisplayName("M10: so has a POP3 server")
    void pop3TakesTheNewToken() {
        server = ScriptedServer.playing(Scripts.pop3("SASL XOAUTH2",
                line -> line.equals("AUTH XOAUTH2") ? "+ " : decoded(line).contains(NEW_TOKEN) ? "+OK" : "-ERR Logon failure"));
        MailServer mailbox = mailServer().at(MailProtocol.POP3, TlsMode.NONE, server.port()).build();
        assertThat(Trials.of(mailbox, tokens).requirePassed().at(Step.LOGIN).finding().key()).endsWith("login.new-token");
    }

    @Test
    @DisplayName("M10: a second refusal is the named cause, and there is no third try")
    void theSecondRefusalStands() {
        Trials.of(imap("", "TAG NO AUTHENTICATE failed."), tokens).requireFailed(Step.LOGIN, "token-refused");
        assertThat(tokens.refused).hasSize(1);
        assertThat(server.heard().stream().filter(line -> line.contains("AUTHENTICATE"))).hasSize(2);
    }

    @Test
    @DisplayName("M10: without another token the first refusal stands")
    void withoutAnotherTokenTheRefusalStands() {
        tokens.other = Optional.empty();
        Trials.of(imap("", "TAG NO AUTHENTICATE failed."), tokens).requireFailed(Step.LOGIN, "token-refused");
        assertThat(server.heard().stream().filter(line -> line.contains("AUTHENTICATE"))).hasSize(1);
    }

    @Test
    @DisplayName("M10: when the provider says why there is no token any more, that is the cause")
    void theProviderKnowsWhy() {
        tokens.none = new Problem("grant-revoked", Message.of("oauth-links.token.problem.grant-revoked.cause"),
                Message.of("oauth-links.token.problem.grant-revoked.remedy"), "AADSTS50173");
        Trials.of(imap("", "TAG NO AUTHENTICATE failed."), tokens).requireFailed(Step.LOGIN, "grant-revoked");
    }

    @Test
    @DisplayName("M10: a refusal for another reason costs no token")
    void aKnownReasonCostsNoToken() {
        Trials.of(imap("", "TAG NO [UNAVAILABLE] try later"), tokens).requireFailed(Step.LOGIN, "login-unavailable");
        assertThat(tokens.refused).isEmpty();
    }

    @Test
    @DisplayName("M10: a refused password costs no token")
    void aPasswordHasNoOther() {
        server = ScriptedServer.playing(Scripts.imap("AUTH=PLAIN", line -> line.endsWith("PLAIN") ? "+ " : "TAG NO wrong"));
        MailServer mailbox = mailServer().at(MailProtocol.IMAP, TlsMode.NONE, server.port()).password("secret-word").build();
        Trials.of(mailbox, tokens).requireFailed(Step.LOGIN, "password-refused");
        assertThat(tokens.refused).isEmpty();
    }

    /** @param refused the token that is refused; empty for every token */
    private MailServer imap(String refused, String refusal) {
        server = ScriptedServer.playing(Scripts.imap("AUTH=XOAUTH2 SASL-IR", line -> decoded(line).contains(refused) ? refusal : "TAG OK done"));
        return mailServer().at(MailProtocol.IMAP, TlsMode.NONE, server.port()).build();
    }

    private static String decoded(String line) {
        return new String(Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1)), StandardCharsets.UTF_8);
    }

    private static String encoded(String token) {
        return Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
    }
}
