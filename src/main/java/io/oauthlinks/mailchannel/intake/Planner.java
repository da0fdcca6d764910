package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.intake.People.Person;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.message.IncomingMail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Decides what a mail becomes: a comment where it belongs to an issue and its sender may comment there, a new request otherwise. */
final class Planner {

    /** A mail that answers another one waits for its outcome, but not for ever: two could answer each other. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Threads threads;
    private final Senders senders;
    private final Clock clock;

    Planner(IntakePorts ports) {
        this.threads = new Threads(ports.ledger(), ports.jira().projects());
        this.senders = new Senders(ports);
        this.clock = ports.clock();
    }

    /**
     * @throws Threads.Unfinished when a mail that it answers has no fate yet
     * @throws Senders.Refused    when the channel does not take mail of this sender
     * @throws Parking            when something must be repaired first
     */
    MailEntry.Plan plan(MailChannel channel, MailEntry entry, IncomingMail mail) {
        boolean patient = clock.instant().isBefore(entry.fetchedAt().plus(PATIENCE));
        List<Threads.Found> found = threads.of(channel, mail, patient);
        List<Person> persons = senders.of(mail, channel);
        Instant since = entry.plan() == null ? clock.instant().truncatedTo(ChronoUnit.SECONDS) : entry.plan().since();
        return found.stream().flatMap(each -> comment(each, persons, channel, since).stream()).findFirst().orElseGet(() -> {
            Senders.Reporter reporter = senders.reporter(persons, mail, channel);
            boolean says = found.isEmpty() || reporter.rule().equals(Senders.NEW_CUSTOMER);
            return new MailEntry.Plan(0, reporter.userKey(), says ? reporter.rule() : "not-allowed-there", since);
        });
    }

    private Optional<MailEntry.Plan> comment(Threads.Found found, List<Person> persons, MailChannel channel, Instant since) {
        long issueId = found.issue().id();
        Optional<MailEntry.Plan> own = senders.commenter(persons, issueId)
                .map(person -> new MailEntry.Plan(issueId, person.userKey(), found.rule(), since));
        // the Message-ID of a mail is known to those who have it; a key or number can be guessed
        return own.isPresent() || !found.rule().equals(Threads.KNOWN_MESSAGE) ? own : senders.commentingFallback(persons, channel, issueId)
                .map(fallback -> new MailEntry.Plan(issueId, fallback, "known-message-fallback", since));
    }
}
