package io.oauthlinks.mailchannel.fetch;

import io.oauthlinks.mailchannel.ChannelState;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.ProjectFacts.Project;
import io.oauthlinks.mailchannel.intake.Intake;
import io.oauthlinks.mailchannel.ledger.ChannelLease;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.mailbox.Mailbox;
import io.oauthlinks.mailserver.mailbox.MailboxFailure;
import io.oauthlinks.message.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One fetch of one channel, under its lease: what must be in place, then what earlier fetches left unfinished, then what the mailbox holds. A
 * session that ends with its access token is followed by another at once.
 */
final class ChannelFetch {

    /** Name, connection, proxy, TLS, greeting, login and folder may each take the time of the endpoint. */
    private static final int STEPS_OF_CONNECTING = 10;
    private static final int MOST = 100;

    private final FetchPorts ports;
    private final Intake intake;
    private final MailChannel channel;
    private final ChannelLease lease;
    private final FetchWatch watch;
    private ChannelState state;
    private Project project;
    private MailServer server;
    private Problem remark;
    private int endedInVain;

    ChannelFetch(FetchPorts ports, Intake intake, MailChannel channel, ChannelState state, ChannelLease lease, FetchWatch watch) {
        this.ports = ports;
        this.intake = intake;
        this.channel = channel;
        this.state = state;
        this.lease = lease;
        this.watch = watch;
    }

    /** @throws FetchFailed or another exception with the problem by name */
    void run() throws MailboxFailure {
        project = requireProject();
        server = requireServer();
        List<MailEntry> withoutBytes = resume();
        boolean more = watch.goesOn();
        while (more) {
            more = visit(withoutBytes) && watch.goesOn();
        }
        watch.requireJira();
    }

    private Project requireProject() {
        Project found = ports.projects().byId(channel.projectId()).orElseThrow(() -> FetchFailed.because("project-gone"));
        if (found.archived()) {
            throw FetchFailed.because("project-archived", found.key());
        }
        return found;
    }

    private MailServer requireServer() {
        MailServer found = ports.servers().byId(channel.serverId()).orElseThrow(() -> FetchFailed.because("server-gone"));
        if (!found.enabled()) {
            throw FetchFailed.because("server-draft");
        }
        return found;
    }

    /** @return those that were not read and shall be tried again */
    private List<MailEntry> resume() {
        watch.enters(Progress.Step.RESUMING);
        List<MailEntry> due = List.of();
        List<MailEntry> before;
        List<MailEntry> spooled;
        do {
            before = due;
            due = ports.ledger().unfinished(channel.id(), ports.clock().instant(), MOST);
            spooled = due.stream().filter(entry -> !entry.bytes().sha256().isEmpty()).toList();
            intake.take(channel, project, spooled, lease, watch);
        } while (due.size() == MOST && !due.equals(before) && spooled.stream().anyMatch(Intake::isFresh) && watch.goesOn());
        List<MailEntry> withoutBytes = new ArrayList<>(due);
        withoutBytes.removeAll(spooled);
        return withoutBytes;
    }

    /** @return whether another session has to follow */
    private boolean visit(List<MailEntry> withoutBytes) throws MailboxFailure {
        watch.enters(Progress.Step.CONNECTING);
        lease.keepFor(server.endpoint().timeout().multipliedBy(STEPS_OF_CONNECTING));
        MailboxVisit visit = null;
        try {
            Mailbox mailbox = ports.mailboxes().open(server, channel.folder());
            boolean more;
            try (Closing closing = new Closing(mailbox)) {
                lease.keepOnlyFor(server.endpoint().timeout());
                mailbox.beforeWaiting(() -> lease.keepFor(server.endpoint().timeout()));
                watch.enters(Progress.Step.READING);
                visit = new MailboxVisit(this, mailbox, server.endpoint().protocol() == MailProtocol.IMAP);
                more = visit.take(withoutBytes);
                closing.inOrder();
            } finally {
                remember(visit);
            }
            visit.closed();
            return more;
        } catch (MailboxFailure failure) {
            endedInVain = visit != null && visit.moved() ? 0 : endedInVain + 1;
            if (failure.kind() == MailboxFailure.Kind.SESSION_ENDED && endedInVain < 2) {
                return true;
            }
            throw failure;
        }
    }

    private void remember(MailboxVisit visit) {
        if (visit != null) {
            state = visit.state();
            remark = visit.remark() == null ? remark : visit.remark();
        }
    }

    /** Closes a mailbox: in order, which may fail, or because something failed, which is what is told. */
    private static final class Closing implements AutoCloseable {

        private final Mailbox mailbox;
        private boolean closed;

        Closing(Mailbox mailbox) {
            this.mailbox = mailbox;
        }

        void inOrder() throws MailboxFailure {
            closed = true;
            mailbox.close();
        }

        @Override
        public void close() {
            if (!closed) {
                try {
                    mailbox.close();
                } catch (MailboxFailure second) {
                    // the first failure is told
                }
            }
        }
    }

    FetchPorts ports() {
        return ports;
    }

    Intake intake() {
        return intake;
    }

    MailChannel channel() {
        return channel;
    }

    Project project() {
        return project;
    }

    ChannelLease lease() {
        return lease;
    }

    FetchWatch watch() {
        return watch;
    }

    /** As far as it came. */
    ChannelState state() {
        return state;
    }

    /** What the server does not do; null for nothing. */
    Problem remark() {
        return remark;
    }
}
