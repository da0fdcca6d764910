package io.oauthlinks.mailchannel.fetch;

import io.oauthlinks.mailchannel.ChannelState;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.mailchannel.fetch.Retrieval.Kept;
import io.oauthlinks.mailchannel.intake.Intake;
import io.oauthlinks.mailchannel.intake.Taking;
import io.oauthlinks.mailchannel.ledger.ChannelLease;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Fate;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.mailchannel.ledger.MailEntry.Placed;
import io.oauthlinks.mailserver.mailbox.Mailbox;
import io.oauthlinks.mailserver.mailbox.Mailbox.Listed;
import io.oauthlinks.mailserver.mailbox.MailboxFailure;
import io.oauthlinks.message.Problem;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * What is done in one session with a mailbox: page by page, batch by batch, the bytes of what is new go to the spool, then entries to the ledger
 * together with how far the mailbox was read, then the mails to Jira, while the next batch is read, and at last the mailbox is told.
 */
final class MailboxVisit {

    private static final int PAGE = 500;
    private static final int BATCH = 100;
    private static final long BATCH_BYTES = 16_000_000;

    private final FetchPorts ports;
    private final Intake intake;
    private final MailChannel channel;
    private final ProjectFacts.Project project;
    private final ChannelLease lease;
    private final FetchWatch watch;
    private final Mailbox mailbox;
    private final Cursor cursor;
    private final Telling telling;
    /** As stored. */
    private ChannelState state;
    /** The batch before. */
    private Taking taking = Taking.nothing();
    private long takenFrom = Long.MAX_VALUE;
    private boolean keepsDeleted;
    private boolean moved;

    /** @param imap otherwise POP3 */
    MailboxVisit(ChannelFetch of, Mailbox mailbox, boolean imap) {
        this.ports = of.ports();
        this.intake = of.intake();
        this.channel = of.channel();
        this.project = of.project();
        this.lease = of.lease();
        this.watch = of.watch();
        this.mailbox = mailbox;
        this.state = of.state();
        this.cursor = Cursor.at(mailbox, imap, state);
        this.telling = new Telling(ports, channel, lease, mailbox, imap);
    }

    ChannelState state() {
        return state;
    }

    /** Whether something was taken or told: a session that ends then may be followed by another at once. */
    boolean moved() {
        return moved;
    }

    /** What the server does not do; null for nothing. */
    Problem remark() {
        return telling.refused() == null && keepsDeleted ? Problem.named(FetchFailed.PROBLEMS, "deletions-ignored") : telling.refused();
    }

    /**
     * @param wanted entries of mails that were not read before and are tried again
     * @return whether there is more, for another session
     */
    boolean take(List<MailEntry> wanted) throws MailboxFailure {
        try {
            return takeAll(wanted);
        } catch (MailboxFailure | RuntimeException | Error failure) {
            if (failure instanceof MailboxFailure ended && ended.kind() == MailboxFailure.Kind.SESSION_ENDED) {
                // no other session while Jira is not ready
                taking.await();
            }
            settle(failure);
            throw failure;
        }
    }

    /** What is being taken needs the lease, whatever has ended the session. */
    private void settle(Throwable failure) {
        try {
            taking.await();
        } catch (RuntimeException | Error second) {
            if (second != failure) {
                failure.addSuppressed(second);
            }
        }
    }

    private boolean takeAll(List<MailEntry> wanted) throws MailboxFailure {
        restore();
        for (MailEntry entry : unread(wanted)) {
            takeWanted(entry);
        }
        // the pages that follow may list them again
        taking.await();
        List<Listed> page;
        do {
            page = cursor.next(PAGE);
            takePage(page);
            cursor.turned(page.size());
            telling.tell(takenFrom);
        } while (page.size() == PAGE && watch.goesOn() && !telling.isFull());
        taking.await();
        telling.tell(Long.MAX_VALUE);
        if (page.size() < PAGE && watch.goesOn()) {
            parkGone(wanted);
        }
        // what was passed over without an entry is stored with the end of the fetch
        state = cursor.state();
        return telling.isFull() && watch.goesOn();
    }

    /** Mails that are in the ledger already and whose bytes were lost. */
    private void restore() throws MailboxFailure {
        Restoring restoring = new Restoring(ports, channel, lease, mailbox);
        List<MailEntry> whole = restoring.restore(watch.takeLost());
        if (!whole.isEmpty()) {
            moved = true;
            intake.take(channel, project, whole, lease, watch);
            watch.takeLost().forEach(restoring::park);
        }
    }

    /** The session has ended well. */
    void closed() {
        telling.closed();
    }

    /** As they are now: an earlier session of this fetch may have read some. */
    private List<MailEntry> unread(List<MailEntry> wanted) {
        return wanted.stream().flatMap(entry -> ports.ledger().byId(entry.id()).stream()).filter(entry -> !entry.isDone()).toList();
    }

    private void takeWanted(MailEntry entry) throws MailboxFailure {
        Placed place = entry.placed();
        if (place.numbering() == 0 || place.numbering() != mailbox.numbering() || place.serverId() != channel.serverId()) {
            return;
        }
        List<Listed> found = mailbox.list(Long.parseLong(place.uid()), 1).stream().filter(mail -> mail.uid().equals(place.uid())).toList();
        if (!found.isEmpty()) {
            take(new Sorting(channel, mailbox.numbering(), Map.of(place, entry)), found, null);
        }
    }

    /** Those that the mailbox does not hold any more. */
    private void parkGone(List<MailEntry> wanted) {
        Instant now = ports.clock().instant();
        List<MailEntry> gone = unread(wanted).stream()
                .map(entry -> entry.done(new Fate(Outcome.PARKED, "mail-gone", 0, "", 0, Problem.named(FetchFailed.PROBLEMS, "mail-gone"), now),
                        Duration.ZERO))
                .toList();
        if (!gone.isEmpty()) {
            lease.store(() -> ports.ledger().update(gone));
        }
    }

    private void takePage(List<Listed> page) throws MailboxFailure {
        List<Listed> taken = page.stream().filter(cursor::takes).toList();
        Set<Placed> places = taken.stream().map(mail -> Sorting.place(channel, mailbox.numbering(), mail)).collect(Collectors.toSet());
        Map<Placed, MailEntry> known = places.isEmpty() ? Map.of() : ports.ledger().known(places);
        Sorting sorting = new Sorting(channel, mailbox.numbering(), known);
        // a POP3 server may list an id twice; the second one waits until the first is gone
        Set<String> listed = new HashSet<>();
        List<Listed> batch = new ArrayList<>();
        long bytes = 0;
        Listed before = null;
        for (Listed mail : page) {
            if (cursor.takes(mail) && sorting.wants(mail) && listed.add(mail.uid())) {
                if (batch.size() == BATCH || !batch.isEmpty() && bytes + mail.size() > BATCH_BYTES) {
                    take(sorting, batch, before);
                    sorting = new Sorting(channel, mailbox.numbering(), known);
                    batch.clear();
                    bytes = 0;
                }
                if (!watch.goesOn()) {
                    return;
                }
                batch.add(mail);
                bytes += Math.min(mail.size(), channel.sizeLimit());
            } else {
                keepsDeleted |= sorting.isStillThere(mail);
            }
            before = mail;
        }
        take(sorting, batch, before);
    }

    /** @param upTo the last mail that was looked at; null when the batch does not belong to the order of the mailbox */
    private void take(Sorting sorting, List<Listed> batch, Listed upTo) throws MailboxFailure {
        if (taking.hasFailed()) {
            taking.await();
        }
        Retrieval retrieval = new Retrieval(ports, watch, lease, channel, state);
        List<Kept> kept = batch.isEmpty() ? List.of() : retrieval.of(mailbox, batch);
        for (Kept each : kept) {
            keepsDeleted |= sorting.sort(each, ports.clock().instant());
        }
        Listed reached = retrieval.cutShort() ? retrieval.reached() : upTo;
        if (reached != null && upTo != null) {
            cursor.passed(reached);
        }
        if (!kept.isEmpty()) {
            List<MailEntry> added = store(sorting, kept.get(0).mail().arrivedAt());
            watch.kept(added.size());
            taking.await();
            takenFrom = added.stream().mapToLong(MailEntry::id).min().orElse(takenFrom);
            taking = intake.begin(channel, project, added.stream().filter(entry -> !entry.isDone()).toList(), lease, watch);
        }
        retrieval.requireWhole();
        if (!kept.isEmpty()) {
            telling.tell(takenFrom);
        }
    }

    /** @param arrived epoch milliseconds of the first mail of the batch; 0 when the server does not say */
    private List<MailEntry> store(Sorting sorting, long arrived) {
        AtomicReference<List<MailEntry>> added = new AtomicReference<>(List.of());
        Instant now = ports.clock().instant();
        ChannelState reached = cursor.state().kept(now, arrived == 0 ? now : Instant.ofEpochMilli(arrived));
        lease.store(() -> {
            if (!sorting.changed().isEmpty()) {
                ports.ledger().update(sorting.changed());
            }
            if (!sorting.fresh().isEmpty()) {
                added.set(ports.ledger().add(sorting.fresh()));
            }
            ports.states().save(reached);
        });
        state = reached;
        moved = true;
        sorting.needless().forEach(this::removeSpooled);
        return added.get();
    }

    private void removeSpooled(String key) {
        try {
            ports.spool().remove(channel.id(), key);
        } catch (IOException left) {
            // the clean-up removes what has no entry
        }
    }
}
