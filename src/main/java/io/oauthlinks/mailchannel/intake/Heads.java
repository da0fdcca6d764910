package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.message.IncomingMail;
import java.util.List;

/** What the ledger keeps of a mail's head, cut to what its columns take. */
final class Heads {

    private static final int MOST = 250;

    private Heads() {
    }

    static MailEntry.Head of(IncomingMail mail) {
        return new MailEntry.Head(cut(mail.messageId()), cut(mail.from().address()), cut(mail.from().name()), cut(mail.subject()), mail.sentAt());
    }

    /** Messages that a mail answers, as the ledger knows them; not the mail itself. */
    static List<String> answeredBy(IncomingMail mail) {
        String own = cut(mail.messageId());
        return mail.references().stream().map(Heads::cut).filter(each -> !each.isEmpty() && !each.equals(own)).distinct().toList();
    }

    static String cut(String text) {
        return cut(text, MOST);
    }

    /** At most so many characters, none of them halved. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
