package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Plan;
import io.oauthlinks.mailchannel.ledger.MailEntry.Stage;
import io.oauthlinks.message.Problem;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the issue or comment of a plan, or finds what an earlier attempt made of it. */
final class Making {

    private static final Logger LOG = LoggerFactory.getLogger(Making.class);

    private final Requests requests;

    Making(Requests requests) {
        this.requests = requests;
    }

    /**
     * What came of a plan whose attempt was cut off. Asked first for the mark, which is sure, then for what looks alike.
     *
     * @return empty when nothing came of it: it may be tried again
     * @throws Parking when it cannot be told
     */
    Optional<Requests.Made> found(MailEntry entry, Letter letter) {
        Plan plan = entry.plan();
        Optional<Requests.Made> marked = requests.marked(entry.key(), plan.issueId());
        if (marked.isPresent()) {
            return marked;
        }
        if (entry.stage() == Stage.MADE) {
            throw new Parking("outcome-gone", Problem.named(Parking.PROBLEMS, "outcome-gone"));
        }
        List<Requests.Made> alike = plan.issueId() == 0 ? requests.lookAlikes(letter.request(plan.actorKey()), plan.since())
                : requests.lookAlikes(letter.comment(plan.issueId(), plan.actorKey()), plan.since());
        alike.stream().findFirst().ifPresent(made -> {
            throw new Parking("may-already-be", Problem.named(Parking.PROBLEMS, "may-already-be", made.issueKey()), made);
        });
        return Optional.empty();
    }

    /** Sets {@link Task#made} as soon as it is there. */
    void make(Task task, Letter letter) {
        Plan plan = task.entry.plan();
        if (plan.issueId() == 0) {
            task.made = requests.create(letter.request(plan.actorKey()));
            mark(task);
        } else {
            task.made = requests.comment(letter.comment(plan.issueId(), plan.actorKey()));
        }
    }

    /** The mark is for those who come after a crash. Without it the issue is there all the same, and this node knows it. */
    private void mark(Task task) {
        try {
            requests.mark(task.made, task.entry.key());
        } catch (RuntimeException unmarked) {
            LOG.warn("Issue {} of mail {} is not marked", task.made.issueKey(), task.entry.id(), unmarked);
        }
    }
}
