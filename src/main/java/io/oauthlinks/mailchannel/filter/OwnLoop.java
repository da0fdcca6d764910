package io.oauthlinks.mailchannel.filter;

import io.oauthlinks.mailchannel.OwnAddresses;
import io.oauthlinks.mailchannel.message.IncomingMail;
import io.oauthlinks.notice.Notices;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Jira, this one or another, or the app itself has sent: an answer to it would come back the same way. What people answer to it carries none of
 * these marks.
 */
final class OwnLoop implements Filter {

    private static final String JIRA_FINGERPRINT = "X-JIRA-FingerPrint";
    /** Of the Message-IDs of Jira's notifications. */
    private static final String JIRA_HOST = "@atlassian.jira";
    private static final String LOOP = "X-Loop";
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;]++");

    private final OwnAddresses own;

    OwnLoop(OwnAddresses own) {
        this.own = own;
    }

    @Override
    public String rule() {
        return "own-loop";
    }

    @Override
    public Optional<Decision> decide(Candidate candidate) {
        IncomingMail mail = candidate.mail();
        boolean ours = mail.has(Notices.MARK) || mail.has(JIRA_FINGERPRINT) || mail.messageId().toLowerCase(Locale.ROOT).endsWith(JIRA_HOST)
                || mail.headers().getOrDefault(LOOP.toLowerCase(Locale.ROOT), List.of()).stream().anyMatch(this::namesUs);
        return ours ? Decision.ignore(rule()) : Optional.empty();
    }

    private boolean namesUs(String loop) {
        Matcher word = ADDRESS.matcher(loop.toLowerCase(Locale.ROOT));
        boolean ours = false;
        while (!ours && word.find()) {
            ours = own.include(word.group());
        }
        return ours;
    }
}
