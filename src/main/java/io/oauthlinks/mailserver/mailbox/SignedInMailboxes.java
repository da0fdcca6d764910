package io.oauthlinks.mailserver.mailbox;

import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.diagnosis.SignIn;
import io.oauthlinks.mailserver.diagnosis.SignedIn;
import io.oauthlinks.mailserver.protocol.ImapFolder;
import io.oauthlinks.mailserver.protocol.Pop3Maildrop;
import java.io.IOException;
import java.util.List;

/** Mailboxes behind a login of the app's own; each has one connection (ADR 31). */
public final class SignedInMailboxes implements Mailboxes, Folders {

    private static final String INBOX = "INBOX";
    private final SignIn signIn;

    public SignedInMailboxes(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public Mailbox open(MailServer server, String folder) throws MailboxFailure {
        boolean imap = server.endpoint().protocol() == MailProtocol.IMAP;
        if (!imap && !folder.equalsIgnoreCase(INBOX)) {
            throw MailboxFailures.folderMissing(folder, List.of(INBOX));
        }
        SignedIn signedIn = signIn(server);
        boolean opened = false;
        try {
            Mailbox mailbox = imap ? ImapMailbox.open(signedIn, folder) : new Pop3Mailbox(signedIn, new Pop3Maildrop(signedIn.wire()));
            opened = true;
            return mailbox;
        } finally {
            if (!opened) {
                signedIn.close();
            }
        }
    }

    private SignedIn signIn(MailServer server) throws MailboxFailure {
        try {
            return signIn.to(server);
        } catch (SignIn.Failed failed) {
            MailboxFailure.Kind kind = failed.reauthorizationNeeded() ? MailboxFailure.Kind.REAUTHORIZATION : MailboxFailure.Kind.OTHER;
            throw new MailboxFailure(kind, failed.problem(), failed);
        }
    }

    @Override
    public List<String> of(MailServer server) throws MailboxFailure {
        if (server.endpoint().protocol() == MailProtocol.POP3) {
            return List.of(INBOX);
        }
        try (SignedIn signedIn = signIn(server)) {
            ImapFolder folder = new ImapFolder(signedIn.wire());
            try {
                List<String> names = folder.names();
                folder.leave();
                return names;
            } catch (IOException failed) {
                throw new MailboxFailures(signedIn).of(failed);
            }
        }
    }
}
