package io.oauthlinks.mailserver.mailbox;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.mailserver.AccessTokenSupply;
import io.oauthlinks.mailserver.AccessTokenSupply.MailToken;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.TestMailServers;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.mailserver.diagnosis.SignIn;
import io.oauthlinks.mailserver.mailbox.Mailbox.Listed;
import io.oauthlinks.mailserver.protocol.ScriptedServer;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Opens mailboxes for tests and reads them. */
final class Opened {

    static final String TOKEN = "ya29.a-token-that-must-not-be-shown_0123456789";

    private Opened() { }

    static SignedInMailboxes mailboxes(AccessTokenSupply tokens) {
        return new SignedInMailboxes(new SignIn(tokens, new InMemorySettings(Settings.DEFAULTS), Clock.systemUTC()));
    }

    static SignedInMailboxes mailboxes() {
        return mailboxes(Instant.now().plusSeconds(3000));
    }

    /** @param expiresAt of the access token */
    static SignedInMailboxes mailboxes(Instant expiresAt) {
        return mailboxes((link, account) -> new MailToken(Secret.of(TOKEN), expiresAt, Scopes.NONE, "helpdesk@example.com"));
    }

    static TestMailServers server(MailProtocol protocol, int port) {
        return TestMailServers.mailServer().at(protocol, TlsMode.NONE, port);
    }

    static MailServer imap(ScriptedServer server) {
        return server(MailProtocol.IMAP, server.port()).timeout(Duration.ofSeconds(2)).build();
    }

    static MailServer pop3(ScriptedServer server) {
        return server(MailProtocol.POP3, server.port()).timeout(Duration.ofSeconds(2)).build();
    }

    static Listed listed(long uid, long size) {
        return new Listed(String.valueOf(uid), size, 0, false);
    }

    static List<String> uids(List<Listed> mails) {
        return mails.stream().map(Listed::uid).toList();
    }

    /** Everything that a mailbox hands out, each mail as its UID and its text. */
    static List<String> texts(Mailbox mailbox, List<Listed> mails) throws MailboxFailure {
        List<String> texts = new ArrayList<>();
        mailbox.retrieve(mails, (mail, bytes) -> texts.add(mail.uid() + ": " + new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1)));
        return texts;
    }

    static MailboxFailure failure(ThrowingCallable work) {
        return catchThrowableOfType(MailboxFailure.class, work);
    }
}
