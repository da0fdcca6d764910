package io.oauthlinks.mailchannel.fetch;

import io.oauthlinks.mailchannel.ChannelState;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.intake.JiraNotReady;
import io.oauthlinks.mailchannel.ledger.ChannelLease;
import io.oauthlinks.mailchannel.ledger.Spool;
import io.oauthlinks.mailserver.mailbox.Mailbox;
import io.oauthlinks.mailserver.mailbox.Mailbox.Listed;
import io.oauthlinks.mailserver.mailbox.MailboxFailure;
import io.oauthlinks.message.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Keeps the bytes of some mails in the spool, before anything is known about them. */
final class Retrieval {

    private static final String STALLS = "mail-stalls";
    private static final int MOST_STALLS = 3;

    private final FetchPorts ports;
    private final FetchWatch watch;
    private final ChannelLease lease;
    private final long channelId;
    private final long sizeLimit;
    private final String stalledAt;
    private final int stalls;
    private final List<Kept> kept = new ArrayList<>();
    private IOException homeFailure;
    private MailboxFailure failure;
    private Listed current;
    private boolean cutShort;
    private boolean broken;

    /** @param last how the channel stands: at which mail its last fetch broke off, and how many in a row did so */
    Retrieval(FetchPorts ports, FetchWatch watch, ChannelLease lease, MailChannel channel, ChannelState last) {
        this.ports = ports;
        this.watch = watch;
        this.lease = lease;
        this.channelId = channel.id();
        this.sizeLimit = channel.sizeLimit();
        List<String> before = last.problem() != null && last.problem().reason().equals(STALLS) ? last.problem().cause().arguments() : List.of();
        this.stalledAt = before.isEmpty() ? "" : before.get(0);
        this.stalls = before.size() < 2 ? 0 : Integer.parseInt(before.get(1));
    }

    /** @param unread why the bytes were not kept; null when they were */
    record Kept(Listed mail, String key, Spool.Spooled bytes, Problem unread) { }

    /** As far as it came: first those that were retrieved, in the order of the list, then those that must not be; mails that are gone are missing. */
    List<Kept> of(Mailbox mailbox, List<Listed> mails) {
        List<Listed> readable = mails.stream().filter(mail -> unreadBecause(mail) == null).toList();
        try {
            if (!readable.isEmpty()) {
                requireRoom(readable);
                mailbox.retrieve(readable, this::keep);
            }
        } catch (MailboxFailure broken) {
            cutShort = true;
            failure = broken;
        } catch (UncheckedIOException ofTheHome) {
            cutShort = true;
        }
        int reached = !cutShort ? mails.size() : kept.isEmpty() ? 0 : mails.indexOf(kept.get(kept.size() - 1).mail());
        mails.stream().limit(reached).filter(mail -> unreadBecause(mail) != null).forEach(mail -> passOver(mail, unreadBecause(mail)));
        secure();
        return kept;
    }

    /** What may not be there after a crash gets no entry: it stays in the mailbox. */
    private void secure() {
        try {
            ports.spool().secure(channelId, kept.stream().filter(each -> each.unread() == null).map(Kept::key).toList());
        } catch (Spool.NotKept refused) {
            homeFailure = refused;
            cutShort = true;
            kept.clear();
        }
    }

    /** The last mail that it reached; null for none. */
    Listed reached() {
        return kept.stream().map(Kept::mail).filter(mail -> unreadBecause(mail) == null).reduce((one, next) -> next).orElse(null);
    }

    /** Whether it ended before the last mail, which then are for later. */
    boolean cutShort() {
        return cutShort;
    }

    /** When the mailbox or the shared home has broken it off. */
    void requireWhole() throws MailboxFailure {
        if (homeFailure != null) {
            throw new JiraNotReady(homeFailure instanceof Spool.NoRoom full ? full.problem()
                    : Problem.named(FetchFailed.PROBLEMS, "home-unwritable"), homeFailure);
        }
        boolean ofThisMail = failure != null && (failure.kind() == MailboxFailure.Kind.OTHER || failure.kind() == MailboxFailure.Kind.REFUSED);
        if (ofThisMail && current != null) {
            int times = current.uid().equals(stalledAt) ? stalls + 1 : 1;
            Problem problem = Problem.named(FetchFailed.PROBLEMS, STALLS, current.uid(), times).inWordsOf(failure.problem().reason());
            throw new MailboxFailure(MailboxFailure.Kind.OTHER, problem, failure);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void requireRoom(List<Listed> mails) {
        try {
            ports.spool().requireRoom(mails.stream().mapToLong(Listed::size).sum());
        } catch (IOException full) {
            homeFailure = full;
            throw new UncheckedIOException(full);
        }
    }

    private Problem unreadBecause(Listed mail) {
        if (mail.size() > sizeLimit) {
            return Problem.named(FetchFailed.PROBLEMS, "too-large", mail.size(), sizeLimit);
        }
        return stalls >= MOST_STALLS && mail.uid().equals(stalledAt) ? Problem.named(FetchFailed.PROBLEMS, "never-whole") : null;
    }

    private boolean keep(Listed mail, InputStream bytes) throws IOException {
        if (!watch.goesOn()) {
            cutShort = true;
            return false;
        }
        current = mail;
        String key = newKey();
        try {
            Spool.Spooled spooled = ports.spool().keep(channelId, key, new Watched(bytes), sizeLimit);
            kept.add(new Kept(mail, key, spooled, null));
        } catch (Spool.TooLarge larger) {
            passOver(mail, Problem.named(FetchFailed.PROBLEMS, "too-large", mail.size(), sizeLimit));
        } catch (IOException away) {
            if (!broken) {
                homeFailure = away;
            }
            throw away;
        }
        current = null;
        return true;
    }

    private void passOver(Listed mail, Problem why) {
        kept.add(new Kept(mail, newKey(), new Spool.Spooled(mail.size(), ""), why));
    }

    /** Nobody must be able to guess it: who may set properties of issues could mark one of them with the key of a mail to come. */
    static String newKey() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** Holds the lease while a slow server sends, and tells a broken connection from a full disk. */
    private final class Watched extends FilterInputStream {

        Watched(InputStream bytes) {
            super(bytes);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            lease.keep();
            try {
                return super.read(into, offset, length);
            } catch (IOException ofTheConnection) {
                broken = true;
                throw ofTheConnection;
            }
        }
    }
}
