package io.oauthlinks.mailchannel.fetch;

import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.intake.JiraNotReady;
import io.oauthlinks.mailchannel.ledger.ChannelLease;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Fate;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.mailchannel.ledger.Spool;
import io.oauthlinks.mailserver.mailbox.Mailbox;
import io.oauthlinks.mailserver.mailbox.Mailbox.Listed;
import io.oauthlinks.mailserver.mailbox.MailboxFailure;
import io.oauthlinks.message.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fetches bytes again whose file in the spool was lost. If they are the same they go into the same file, so whatever became of the mail is found by its
 * key as before.
 */
final class Restoring {

    private static final int TRIES = 3;

    private final FetchPorts ports;
    private final MailChannel channel;
    private final ChannelLease lease;
    private final Mailbox mailbox;

    Restoring(FetchPorts ports, MailChannel channel, ChannelLease lease, Mailbox mailbox) {
        this.ports = ports;
        this.channel = channel;
        this.lease = lease;
        this.mailbox = mailbox;
    }

    /** Parks those that the mailbox does not hold any more. @return the others, whose files are whole again */
    List<MailEntry> restore(Map<MailEntry, String> lost) throws MailboxFailure {
        List<MailEntry> whole = new ArrayList<>();
        for (Map.Entry<MailEntry, String> each : lost.entrySet()) {
            if (Telling.isHere(each.getKey(), channel, mailbox) && isWhole(each.getKey())) {
                whole.add(each.getKey());
            } else {
                park(each.getKey(), each.getValue());
            }
        }
        return whole;
    }

    private boolean isWhole(MailEntry entry) throws MailboxFailure {
        Listed mail = new Listed(entry.placed().uid(), entry.bytes().size(), 0, false);
        boolean[] begunAndWhole = {false, false};
        lease.keep();
        try {
            mailbox.retrieve(List.of(mail), (listed, bytes) -> {
                begunAndWhole[0] = true;
                begunAndWhole[1] = keep(entry, bytes);
                return true;
            });
        } catch (UncheckedIOException ofTheHome) {
            throw new JiraNotReady(Problem.named(FetchFailed.PROBLEMS, "home-unwritable"), ofTheHome);
        } catch (MailboxFailure failure) {
            requireAnotherTry(entry, failure, begunAndWhole[0]);
        }
        return begunAndWhole[1];
    }

    /** A mail that never comes is as one that is gone: it must not keep the others. */
    private void requireAnotherTry(MailEntry entry, MailboxFailure failure, boolean begun) throws MailboxFailure {
        boolean ofThisMail = failure.kind() == MailboxFailure.Kind.REFUSED || failure.kind() == MailboxFailure.Kind.OTHER && begun;
        int tries = entry.tries() + 1;
        if (ofThisMail && tries < TRIES) {
            lease.store(() -> ports.ledger().update(List.of(entry.again(tries, entry.nextTry()))));
        } else if (ofThisMail) {
            park(entry, "never-whole");
        }
        throw failure;
    }

    private boolean keep(MailEntry entry, InputStream bytes) throws IOException {
        InputStream slow = new FilterInputStream(bytes) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                lease.keep();
                return super.read(into, offset, length);
            }
        };
        String beside = Retrieval.newKey();
        try {
            return ports.spool().keep(channel.id(), beside, slow, entry.bytes().size()).equals(entry.bytes()) && takesPlace(beside, entry);
        } catch (Spool.TooLarge another) {
            return false;
        } finally {
            ports.spool().remove(channel.id(), beside);
        }
    }

    private boolean takesPlace(String beside, MailEntry entry) throws IOException {
        try (InputStream bytes = Files.newInputStream(ports.spool().file(channel.id(), beside))) {
            boolean same = ports.spool().keep(channel.id(), entry.key(), bytes, entry.bytes().size()).equals(entry.bytes());
            ports.spool().secure(channel.id(), List.of(entry.key()));
            return same;
        }
    }

    /** @param reason what is wrong with its file, or with fetching it again */
    void park(MailEntry entry, String reason) {
        Instant now = ports.clock().instant();
        Fate fate = new Fate(Outcome.PARKED, "bytes-gone", 0, "", 0, Problem.named(FetchFailed.PROBLEMS, reason), now);
        lease.store(() -> ports.ledger().update(List.of(entry.done(fate, Duration.ZERO))));
    }
}
