package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.filter.Filter;
import io.oauthlinks.mailchannel.filter.Together;
import io.oauthlinks.mailchannel.ledger.MailEntry.Fate;
import io.oauthlinks.mailchannel.ledger.MailEntry.Stage;
import java.util.List;
import java.util.Optional;

/**
 * Decides what is to become of mails that were read: what an earlier attempt made of them, what a filter says, or what is planned. Nothing is
 * stored.
 */
final class Deciding {

    private final MailChannel channel;
    private final IntakePorts ports;
    private final Planner planner;
    private final Making making;

    Deciding(MailChannel channel, IntakePorts ports, Making making) {
        this.channel = channel;
        this.ports = ports;
        this.planner = new Planner(ports);
        this.making = making;
    }

    /** Of these mails, for {@link #decide}. */
    Together together(List<Task> tasks) {
        return Together.of(channel.id(), tasks.stream().map(task -> task.entry).toList(), ports.ledger(), ports.clock().instant());
    }

    /** @param before those that were decided about before and are not stored yet */
    void decide(Task task, Letter letter, List<Task> before, Together together) {
        if (task.entry.stage() != Stage.SPOOLED) {
            Optional<Requests.Made> found = making.found(task.entry, letter);
            if (found.isPresent()) {
                task.made = found.get();
                task.isReady();
                return;
            }
        }
        // what was planned once has passed the filters
        Optional<Fate> filtered = task.entry.plan() == null ? filtered(task, before, together) : Optional.empty();
        if (filtered.isPresent()) {
            task.end(filtered.get());
            return;
        }
        task.entry = task.entry.intended(planner.plan(channel, task.entry, task.mail), null);
        task.isReady();
    }

    private Optional<Fate> filtered(Task task, List<Task> before, Together together) {
        String sender = task.entry.head().sender();
        // the ledger knows those that were planned before
        int ahead = (int) before.stream().filter(each -> each.ready() && each.before.plan() == null && each.entry.head().sender().equals(sender))
                .count();
        Filter.Candidate candidate = new Filter.Candidate(channel, task.entry, task.mail, ahead, together);
        return ports.filters().stream().flatMap(filter -> filter.decide(candidate).stream()).findFirst().map(decision ->
                new Fate(decision.outcome(), decision.rule(), decision.issueId(), issueKey(decision.issueId()), 0, decision.problem(),
                        ports.clock().instant()));
    }

    private String issueKey(long issueId) {
        return issueId == 0 ? "" : ports.jira().projects().issue(issueId).map(issue -> issue.key()).orElse("");
    }
}
