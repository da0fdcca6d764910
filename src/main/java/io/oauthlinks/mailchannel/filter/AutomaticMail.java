package io.oauthlinks.mailchannel.filter;

import io.oauthlinks.mailchannel.message.IncomingMail;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Automatic answers (RFC 3834) and mail to many. */
final class AutomaticMail implements Filter {

    private static final Set<String> DENIALS = Set.of("", "no", "false", "none", "0");
    private static final Set<String> ANY = Set.of();
    /**
     * Header by header: which words say so (none for any that does not deny it), and the rule in the log. Not among them:
     * {@code X-Auto-Response-Suppress}, which people's mail programs write as well, and {@code X-Loop}, which any server on the way may have added;
     * {@link OwnLoop} looks whether it names us.
     */
    private static final List<Sign> SIGNS = List.of(
            new Sign("Auto-Submitted", ANY, "auto-reply.auto-submitted"),
            new Sign("X-Autoreply", ANY, "auto-reply.x-autoreply"),
            new Sign("X-Autorespond", ANY, "auto-reply.x-autoreply"),
            new Sign("X-Autoresponder", ANY, "auto-reply.x-autoreply"),
            new Sign("X-Mail-Autoreply", ANY, "auto-reply.x-autoreply"),
            new Sign("X-Autoreply-From", ANY, "auto-reply.x-autoreply"),
            new Sign("Precedence", Set.of("auto_reply"), "auto-reply.precedence"),
            new Sign("Precedence", Set.of("bulk", "junk"), "bulk.precedence"),
            new Sign("Precedence", Set.of("list"), "bulk.mailing-list"),
            new Sign("List-Id", ANY, "bulk.mailing-list"),
            new Sign("List-Post", ANY, "bulk.mailing-list"),
            new Sign("List-Help", ANY, "bulk.mailing-list"),
            new Sign("List-Subscribe", ANY, "bulk.mailing-list"),
            new Sign("List-Unsubscribe", ANY, "bulk.mailing-list"));

    @Override
    public String rule() {
        return "auto-reply";
    }

    @Override
    public Optional<Decision> decide(Candidate candidate) {
        return SIGNS.stream().filter(sign -> sign.isOn(candidate.mail())).findFirst().flatMap(sign -> Decision.ignore(sign.rule));
    }

    /** @param words in lower case */
    private record Sign(String header, Set<String> words, String rule) {

        boolean isOn(IncomingMail mail) {
            return mail.headers().getOrDefault(header.toLowerCase(Locale.ROOT), List.of()).stream().map(Sign::word)
                    .anyMatch(word -> words.isEmpty() ? !DENIALS.contains(word) : words.contains(word));
        }

        /** The first word; parameters and comments may follow. */
        private static String word(String value) {
            return value.strip().split("[;(\\s]", 2)[0].toLowerCase(Locale.ROOT);
        }
    }
}
