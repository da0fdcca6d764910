package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import io.oauthlinks.message.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Mails that failed are tried three times. Whether Jira failed because of a mail, or would have at any, is told by what becomes of others (ADR 37):
 * as long as Jira takes none, none is given up.
 */
final class Setbacks {

    static final int TRIES = 3;
    /** Before the next try. A channel whose fetches fail because of Jira waits as long, so mail and channel are due together. */
    private static final List<Duration> DELAYS = List.of(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(5));
    /** So many: it is hardly the mails. */
    private static final int IN_A_ROW = 5;
    /** A mail alone in its channel is given up then. */
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int LOOKED_AT = 20;

    private final IntakePorts ports;
    private final Watch watch;
    private int row;
    private int taken;

    Setbacks(IntakePorts ports, Watch watch) {
        this.ports = ports;
        this.watch = watch;
    }

    /** Jira has taken a mail. */
    void endedByMail() {
        row = 0;
        taken++;
    }

    /** How many mails Jira has taken so far. */
    int taken() {
        return taken;
    }

    /**
     * Puts a mail off for its next try.
     *
     * @return false when it has had its tries
     * @throws JiraNotReady when Jira seems to fail at any mail; this one is put off all the same
     */
    boolean putsOff(Task task, RuntimeException failure) {
        boolean mayBeForAll = failure instanceof JiraFailed ofJira && !ofJira.isOfThisMail();
        int tries = task.before.tries() + 1;
        if (tries >= TRIES && !(mayBeForAll && nothingTells(task.before))) {
            return false;
        }
        task.again(tries, now().plus(delay(tries)));
        if (mayBeForAll) {
            note((JiraFailed) failure, tries <= TRIES);
        }
        return true;
    }

    /**
     * What is said of the channel names no part of a mail, as that of an attachment may.
     *
     * @param tells whether this one may be the first to tell of an outage; one that fails for long would keep the channel from the mails that are not read yet
     */
    private void note(JiraFailed failure, boolean tells) {
        Problem problem = Problem.named(Parking.PROBLEMS, "jira-failed").inWordsOf(failure.problem().providerWords());
        watch.jiraFailed(problem);
        row += tells ? 1 : 0;
        if (row == IN_A_ROW) {
            row = 0;
            throw new JiraNotReady(problem, null);
        }
    }

    /** Whether no mail of the channel was taken since this one was tried last. */
    private boolean nothingTells(MailEntry mail) {
        Instant lastTry = mail.nextTry() == null ? mail.fetchedAt() : mail.nextTry().minus(delay(mail.tries()));
        return taken == 0 && !isGivenUp(mail) && Stream.of(Outcome.CREATED, Outcome.COMMENTED)
                .flatMap(outcome -> ports.ledger()
                        .page(new MailLedger.LogQuery(List.of(mail.channelId()), "", outcome, 0, LOOKED_AT)).entries().stream())
                .allMatch(other -> other.fate().at().isBefore(lastTry));
    }

    private boolean isGivenUp(MailEntry mail) {
        return !now().isBefore(mail.fetchedAt().plus(LONGEST)) && ports.ledger().unfinished(mail.channelId(), now().plus(LONGEST), 2).size() < 2;
    }

    private static Duration delay(int tries) {
        return DELAYS.get(Math.min(Math.max(tries, 1), DELAYS.size()) - 1);
    }

    private Instant now() {
        return ports.clock().instant();
    }
}
