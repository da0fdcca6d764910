package io.oauthlinks.mailserver.mailbox;

import static io.oauthlinks.mailserver.mailbox.Opened.failure;
import static io.oauthlinks.mailserver.mailbox.Opened.imap;
import static io.oauthlinks.mailserver.mailbox.Opened.listed;
import static io.oauthlinks.mailserver.mailbox.Opened.mailboxes;
import static io.oauthlinks.mailserver.mailbox.Opened.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailserver.AccessTokenSupply;
import io.oauthlinks.mailserver.AccessTokenSupply.MailToken;
import io.oauthlinks.mailserver.mailbox.MailboxFailure.Kind;
import io.oauthlinks.mailserver.protocol.ScriptedServer;
import io.oauthlinks.message.Problem;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.secret.Secret;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndedSessionTest {

    private static final Instant LATER = Instant.now().plusSeconds(3000);
    private final ImapScript script = new ImapScript();

    /** How a fetch fails whose session the server ends in this way. */
    private MailboxFailure failureOf(ImapScript.Answer end, Instant tokenExpires) throws Exception {
        script.on("UID FETCH .*", end);
        try (ScriptedServer server = ScriptedServer.playing(script); Mailbox mailbox = mailboxes(tokenExpires).open(imap(server), "INBOX")) {
            return failure(() -> texts(mailbox, List.of(listed(41, 5))));
        }
    }

    private static void hangUp(String... words) throws IOException {
        throw new IOException(String.join(" ", words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"* BYE Session invalidated - AccessTokenExpired", "* BYE Session expired, please login again.",
        "* BYE [EXPIRED] access token has expired"})
    @DisplayName("M10: a session that the server ends for its access token is told from one that breaks")
    void aFarewellAboutTheTokenEndsTheSession(String farewell) throws Exception {
        MailboxFailure ended = failureOf((tag, line) -> {
            line.say(farewell);
            hangUp();
        }, LATER);
        assertThat(ended.kind()).isEqualTo(Kind.SESSION_ENDED);
        assertThat(ended.problem().reason()).isEqualTo("session-ended");
        assertThat(farewell).contains(ended.problem().providerWords());
    }

    @Test
    @DisplayName("M10: a command that is refused because the access token has expired ends the session")
    void aRefusalAboutTheTokenEndsTheSession() throws Exception {
        assertThat(failureOf((tag, line) -> line.say(tag + " NO [AUTHENTICATIONFAILED] token expired"), LATER).kind()).isEqualTo(Kind.SESSION_ENDED);
    }

    @Test
    @DisplayName("M10: a connection that closes without a word once the access token has expired ended with it, even in the middle of a mail")
    void aClosedConnectionAfterExpiryEndsTheSession() throws Exception {
        assertThat(failureOf((tag, line) -> {
            line.say("* 1 FETCH (UID 41 BODY[] {5}");
            line.sayBytes("fi".getBytes());
            hangUp();
        }, Instant.now().plusSeconds(20)).kind()).isEqualTo(Kind.SESSION_ENDED);
    }

    @Test
    void aConnectionThatClosesBeforeIsBroken() throws Exception {
        MailboxFailure broken = failureOf((tag, line) -> {
            line.say("* BYE maintenance");
            hangUp();
        }, LATER);
        assertThat(broken.kind()).isEqualTo(Kind.OTHER);
        assertThat(broken.problem().reason()).isEqualTo("connection-closed");
        assertThat(broken.problem().providerWords()).isEqualTo("BYE maintenance");
    }

    @Test
    void onlyAPersonCanEndThatItWasNeverAuthorized() throws Exception {
        try (ScriptedServer server = ScriptedServer.playing(script)) {
            MailboxFailure never = failure(() -> mailboxes().open(Opened.server(io.oauthlinks.mailserver.MailProtocol.IMAP, server.port())
                    .account(7, 0).build(), "INBOX"));
            assertThat(never.kind()).isEqualTo(Kind.REAUTHORIZATION);
            assertThat(never.problem().reason()).isEqualTo("never-authorized");
        }
    }

    @Test
    void aProviderThatGivesNoTokenAnyMoreNeedsAPersonAndOneThatDoesNotAnswerDoesNot() throws Exception {
        Problem revoked = Problem.named("oauth-links.token.problem", "grant-revoked");
        Problem down = Problem.named("oauth-links.token.problem", "provider-unavailable");
        try (ScriptedServer server = ScriptedServer.playing(script)) {
            MailboxFailure gone = failure(() -> mailboxes(unavailable(revoked, true)).open(imap(server), "INBOX"));
            MailboxFailure later = failure(() -> mailboxes(unavailable(down, false)).open(imap(server), "INBOX"));
            assertThat(gone.kind()).isEqualTo(Kind.REAUTHORIZATION);
            assertThat(gone.problem()).isEqualTo(revoked);
            assertThat(later.kind()).isEqualTo(Kind.OTHER);
            assertThat(later.problem()).isEqualTo(down);
        }
    }

    private static AccessTokenSupply unavailable(Problem problem, boolean reauthorizationNeeded) {
        return (link, account) -> {
            throw new AccessTokenSupply.Unavailable(problem, reauthorizationNeeded);
        };
    }

    @Test
    void aTokenThatTheServerRefusesIsReplacedOnce() throws Exception {
        int[] logins = {0};
        script.on("AUTHENTICATE .*", (tag, line) -> line.say(tag + (++logins[0] == 1 ? " NO [AUTHENTICATIONFAILED] refused" : " OK")));
        AccessTokenSupply tokens = new AccessTokenSupply() {
            @Override
            public MailToken current(long linkId, long accountId) {
                return new MailToken(Secret.of("first-" + Opened.TOKEN), LATER, Scopes.NONE, "helpdesk@example.com");
            }

            @Override
            public Optional<MailToken> insteadOf(MailToken refused, long linkId, long accountId) {
                return Optional.of(new MailToken(Secret.of("second-" + Opened.TOKEN), LATER, Scopes.NONE, "helpdesk@example.com"));
            }
        };
        try (ScriptedServer server = ScriptedServer.playing(script)) {
            mailboxes(tokens).open(imap(server), "INBOX").close();
            assertThat(server.heard()).filteredOn(line -> line.contains("AUTHENTICATE")).hasSize(2).doesNotHaveDuplicates();
        }
    }
}
