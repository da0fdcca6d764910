package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.mailchannel.ProjectFacts.IssueRef;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import io.oauthlinks.mailchannel.message.IncomingMail;
import io.oauthlinks.mailchannel.message.SubjectLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which issues of the project a mail may belong to, the surest first. Whether its sender may comment there is for others to ask. */
final class Threads {

    static final String KNOWN_MESSAGE = "known-message";
    /**
     * Jira's own mails have Message-IDs such as {@code JIRA.10100.1700000000000.12.1700000000500@Atlassian.JIRA}, beginning with the issue's number.
     */
    private static final Pattern NOTIFICATION = Pattern.compile("JIRA\\.(\\d{1,18})\\..*");
    private static final Pattern PLUS_PART = Pattern.compile("[^+@]+\\+([A-Za-z][A-Za-z0-9_]*-\\d{1,18})@.*");
    private static final int MOST_KEYS = 5;

    private final MailLedger ledger;
    private final ProjectFacts projects;

    Threads(MailLedger ledger, ProjectFacts projects) {
        this.ledger = ledger;
        this.projects = projects;
    }

    /** @param rule how it was found */
    record Found(IssueRef issue, String rule) { }

    /** A mail that this one answers has no fate yet. */
    static final class Unfinished extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unfinished() {
            super("The answered mail is unfinished", null, false, false);
        }
    }

    /** @param patient whether to wait for a mail that is unfinished */
    List<Found> of(MailChannel channel, IncomingMail mail, boolean patient) {
        List<Found> found = new ArrayList<>();
        byKnownMessage(channel, mail, patient).ifPresent(found::add);
        byNotification(mail).forEach(found::add);
        byPlusAddress(mail).forEach(found::add);
        byKeyInSubject(mail).forEach(found::add);
        return found.stream().filter(each -> each.issue().projectId() == channel.projectId()).toList();
    }

    private Optional<Found> byKnownMessage(MailChannel channel, IncomingMail mail, boolean patient) {
        List<String> answered = Heads.answeredBy(mail);
        Optional<MailLedger.Answered> known = answered.isEmpty() ? Optional.empty() : ledger.answered(channel.projectId(), answered);
        if (known.isPresent() && !known.get().finished() && patient) {
            throw new Unfinished();
        }
        return known.filter(MailLedger.Answered::finished).flatMap(it -> projects.issue(it.issueId())).map(issue -> new Found(issue, KNOWN_MESSAGE));
    }

    private Stream<Found> byNotification(IncomingMail mail) {
        return mail.references().stream().map(NOTIFICATION::matcher).filter(Matcher::matches).map(match -> Long.parseLong(match.group(1)))
                .distinct().limit(MOST_KEYS).flatMap(id -> projects.issue(id).stream()).map(issue -> new Found(issue, "jira-notification"));
    }

    private Stream<Found> byPlusAddress(IncomingMail mail) {
        return Stream.concat(mail.to().stream(), mail.cc().stream()).map(each -> PLUS_PART.matcher(each.address())).filter(Matcher::matches)
                .map(match -> match.group(1).toUpperCase(Locale.ROOT)).distinct().limit(MOST_KEYS)
                .flatMap(key -> projects.issue(key).stream()).map(issue -> new Found(issue, "plus-address"));
    }

    private Stream<Found> byKeyInSubject(IncomingMail mail) {
        return SubjectLine.of(mail.subject()).issueKeys().stream().flatMap(key -> projects.issue(key).stream())
                .map(issue -> new Found(issue, "issue-key"));
    }
}
