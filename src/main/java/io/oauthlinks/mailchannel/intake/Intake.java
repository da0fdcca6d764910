package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.mailchannel.ledger.ChannelLease;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import java.util.Comparator;
import java.util.List;

/**
 * Takes mails from the spool into Jira, in their order. The steps of one mail ({@link Group}):
 * <ol>
 * <li>read it from its file ({@link Opening});
 * <li>decide ({@link Deciding}): when an earlier attempt was cut off, look what came of it ({@link Making#found}); ask the filters; plan the issue it
 * belongs to and the user who writes ({@link Planner}); the plan is stored;
 * <li>make the issue or comment, with its mark ({@link Making#make});
 * <li>add attachments and participants ({@link Extras}), after it is stored that the issue is there;
 * <li>store its fate.
 * </ol>
 */
public final class Intake {

    /** So many mails at a time that have failed for long: enough to tell whether Jira takes them now. */
    private static final int FOR_LONG = 4;

    private final IntakePorts ports;

    public Intake(IntakePorts ports) {
        this.ports = ports;
    }

    /**
     * @param entries unfinished ones of the channel that are due, by number
     * @throws JiraNotReady when Jira or the shared home cannot take mails now: the rest stands as it was, for later and in its order
     * @throws io.oauthlinks.lease.LeaseLost when another node has taken over
     */
    public void take(MailChannel channel, ProjectFacts.Project project, List<MailEntry> entries, ChannelLease lease, Watch watch) {
        Group group = new Group(channel, ports, ports.jira().of(project), lease, watch);
        List<MailEntry> inOrder = inOrder(entries);
        ReadAhead ahead = new ReadAhead(new Opening(ports), inOrder, ports.calls());
        for (MailEntry entry : inOrder) {
            if (!watch.goesOn()) {
                return;
            }
            lease.keep();
            group.add(entry, ahead);
        }
        group.finish();
    }

    /** As {@link #take}, while the caller does something else under the same lease. */
    public Taking begin(MailChannel channel, ProjectFacts.Project project, List<MailEntry> entries, ChannelLease lease, Watch watch) {
        return Taking.begun(() -> take(channel, project, entries, lease, watch), ports.takes());
    }

    /** Whether it has had less than its usual number of tries. */
    public static boolean isFresh(MailEntry entry) {
        return entry.tries() < Setbacks.TRIES;
    }

    private static List<MailEntry> inOrder(List<MailEntry> entries) {
        List<MailEntry> inOrder = entries.stream().sorted(Comparator.comparingInt(Intake::failedAgain)).toList();
        long few = inOrder.stream().filter(Intake::isFresh).count() + FOR_LONG;
        return inOrder.stream().limit(few).toList();
    }

    /** What failed more than once comes last, the oftener the later: what fails for ever must not stand before what does not. */
    private static int failedAgain(MailEntry entry) {
        return Math.max(1, entry.tries());
    }
}
