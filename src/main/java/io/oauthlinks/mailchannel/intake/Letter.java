package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.SenderPolicy.Unknown;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.message.IncomingMail;
import io.oauthlinks.mailchannel.message.IncomingMail.Attachment;
import io.oauthlinks.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a mail says in Jira: its text, and before or behind it what its readers must know. The same mail and plan give the same text, unless somebody
 * changes the channel, or a limit or the language of Jira, in between.
 */
final class Letter {

    private static final String TEXTS = "oauth-links.mail-channel.text";
    /** Jira takes so many characters; a longer one stands in the text, too. */
    private static final int SUMMARY = 255;
    private static final int LONGEST_SUBJECT = 10_000;

    private final MailChannel channel;
    private final MailEntry entry;
    private final IncomingMail mail;
    private final long attachmentLimit;
    private final Function<Message, String> words;

    Letter(MailChannel channel, MailEntry entry, IncomingMail mail, long attachmentLimit, Function<Message, String> words) {
        this.channel = channel;
        this.entry = entry;
        this.mail = mail;
        this.attachmentLimit = attachmentLimit;
        this.words = words;
    }

    Requests.NewRequest request(String reporterKey) {
        return new Requests.NewRequest(channel.projectId(), channel.target(), reporterKey, mail.subject(), body(mail.subject().length() > SUMMARY),
                entry.key());
    }

    Requests.NewComment comment(long issueId, String authorKey) {
        return new Requests.NewComment(issueId, authorKey, body(false), entry.key());
    }

    /** Those that Jira takes. */
    List<Attachment> attachments() {
        return mail.attachments().stream().filter(each -> each.size() <= attachmentLimit).toList();
    }

    private String body(boolean withSubject) {
        List<String> parts = new ArrayList<>();
        if (isWrittenForAnother()) {
            String nobody = mail.header("from");
            parts.add(say("from", mail.from().address().isEmpty() ? nobody : mail.from().name().isEmpty() ? mail.from().address()
                    : mail.from().name() + " <" + mail.from().address() + ">"));
        }
        if (withSubject) {
            parts.add(Heads.cut(mail.subject().strip(), LONGEST_SUBJECT));
        }
        parts.add(mail.text().strip());
        mail.attachments().stream().filter(each -> each.size() > attachmentLimit)
                .forEach(each -> parts.add(say("attachment-too-large", each.fileName(), each.size(), attachmentLimit)));
        parts.add(mail.shortened() ? say("shortened") : "");
        parts.removeIf(String::isEmpty);
        return String.join("\n\n", parts);
    }

    private boolean isWrittenForAnother() {
        return channel.senders().unknown() == Unknown.FALLBACK && entry.plan() != null
                && entry.plan().actorKey().equals(channel.senders().fallbackReporterKey());
    }

    private String say(String what, Object... arguments) {
        return words.apply(Message.of(TEXTS + "." + what, arguments));
    }
}
