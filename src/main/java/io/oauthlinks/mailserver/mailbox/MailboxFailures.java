package io.oauthlinks.mailserver.mailbox;

import io.oauthlinks.mailserver.diagnosis.SignedIn;
import io.oauthlinks.mailserver.mailbox.MailboxFailure.Kind;
import io.oauthlinks.mailserver.protocol.CommandRefused;
import io.oauthlinks.mailserver.protocol.ServerLeft;
import io.oauthlinks.message.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.regex.Pattern;

/** Names what can go wrong behind the login, and tells a session that ended with its access token from one that broke. */
final class MailboxFailures {

    private static final String PROBLEMS = "oauth-links.mail-server.problem";
    /** RFC 5530's codes, and what Exchange and Gmail say when the token of a session has expired. */
    private static final Pattern ABOUT_THE_TOKEN = Pattern.compile(
            "\\[(AUTHENTICATIONFAILED|EXPIRED|AUTH)]|access ?token|session (has )?(expired|been invalidated|invalidated)|token (has |is )?expired",
            Pattern.CASE_INSENSITIVE);

    private final SignedIn signedIn;

    MailboxFailures(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    MailboxFailure of(IOException failure) {
        if (failure instanceof CommandRefused refused) {
            return isAboutTheToken(refused.words()) ? ended(refused.words(), failure)
                    : named(Kind.REFUSED, Problem.named(PROBLEMS, "command-refused").inWordsOf(refused.words()), failure);
        }
        boolean closed = failure instanceof ServerLeft || failure instanceof EOFException || failure instanceof SocketException;
        String words = failure instanceof ServerLeft left ? left.words() : "";
        if (isAboutTheToken(words) || closed && signedIn.isTokenExpired()) {
            return ended(words, failure);
        }
        return named(Kind.OTHER, signedIn.name(failure), failure);
    }

    private boolean isAboutTheToken(String words) {
        return signedIn.usesToken() && ABOUT_THE_TOKEN.matcher(words).find();
    }

    private static MailboxFailure ended(String words, IOException failure) {
        return named(Kind.SESSION_ENDED, Problem.named(PROBLEMS, "session-ended").inWordsOf(words), failure);
    }

    /** The folder is there and was not opened. */
    MailboxFailure folderRefused(CommandRefused refused) {
        return isAboutTheToken(refused.words()) ? ended(refused.words(), refused)
                : named(Kind.OTHER, signedIn.nameFolder(refused.words()), refused);
    }

    static MailboxFailure folderMissing(String folder, List<String> similar) {
        return named(Kind.OTHER, Problem.named(PROBLEMS, "folder-missing", folder, similar.isEmpty() ? "-" : String.join(", ", similar)), null);
    }

    static MailboxFailure noUniqueIds(CommandRefused refused) {
        return named(Kind.OTHER, Problem.named(PROBLEMS, "no-unique-ids").inWordsOf(refused.words()), refused);
    }

    private static MailboxFailure named(Kind kind, Problem problem, Throwable cause) {
        return new MailboxFailure(kind, problem, cause);
    }
}
