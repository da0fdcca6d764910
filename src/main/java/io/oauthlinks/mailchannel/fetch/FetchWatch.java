package io.oauthlinks.mailchannel.fetch;

import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.intake.JiraNotReady;
import io.oauthlinks.mailchannel.intake.Watch;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.message.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Follows one fetch: how far it is, and whether it goes on. For its threads. */
final class FetchWatch implements Watch {

    /** So soon a pause or change is noticed. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final FetchPorts ports;
    private volatile Progress progress;
    private MailChannel channel;
    private Instant looked = Instant.MIN;
    private boolean brokenOff;
    private Instant lastMail;
    private Problem jiraFailed;
    private boolean jiraTook;
    private final Map<MailEntry, String> lost = new LinkedHashMap<>();

    FetchWatch(FetchPorts ports) {
        this.ports = ports;
        this.progress = new Progress(Progress.Step.WAITING, 0, 0, ports.clock().instant(), null);
    }

    Progress progress() {
        return progress;
    }

    void begins(MailChannel fetched) {
        channel = fetched;
        looked = ports.clock().instant();
    }

    synchronized void enters(Progress.Step step) {
        progress = new Progress(step, progress.fetched(), progress.done(), ports.clock().instant(), null);
    }

    synchronized void ends(Problem problem) {
        progress = new Progress(Progress.Step.ENDED, progress.fetched(), progress.done(), ports.clock().instant(), problem);
    }

    synchronized void kept(int mails) {
        if (mails > 0) {
            lastMail = ports.clock().instant();
            progress = new Progress(progress.step(), progress.fetched() + mails, progress.done(), progress.since(), null);
        }
    }

    /** When the last mail was kept; empty when there was none. */
    Optional<Instant> lastMail() {
        return Optional.ofNullable(lastMail);
    }

    /** Whether it was ended between two mails. */
    synchronized boolean brokenOff() {
        return brokenOff;
    }

    @Override
    public synchronized boolean goesOn() {
        brokenOff = brokenOff || isStopping() || isChanged();
        return !brokenOff;
    }

    private boolean isStopping() {
        boolean goesOn = ports.work().begin();
        if (goesOn) {
            ports.work().end();
        }
        return !goesOn;
    }

    private boolean isChanged() {
        Instant now = ports.clock().instant();
        if (now.isBefore(looked.plus(LOOK))) {
            return false;
        }
        looked = now;
        return !ports.channels().byId(channel.id()).equals(Optional.of(channel));
    }

    @Override
    public synchronized void ended(MailEntry entry) {
        progress = new Progress(progress.step(), progress.fetched(), progress.done() + 1, progress.since(), null);
        jiraTook |= entry.fate().outcome() == Outcome.CREATED || entry.fate().outcome() == Outcome.COMMENTED;
    }

    @Override
    public synchronized void jiraFailed(Problem problem) {
        jiraFailed = problem;
    }

    @Override
    public synchronized void bytesLost(MailEntry entry, String reason) {
        lost.put(entry, reason);
    }

    /** Mails whose bytes cannot be read, and why; each is said once. */
    synchronized Map<MailEntry, String> takeLost() {
        Map<MailEntry, String> taken = new LinkedHashMap<>(lost);
        lost.clear();
        return taken;
    }

    /** @throws JiraNotReady when Jira failed and took no mail at all: whoever looks at the channel must see it */
    synchronized void requireJira() {
        if (jiraFailed != null && !jiraTook) {
            throw new JiraNotReady(jiraFailed, null);
        }
    }
}
