package io.oauthlinks.mailchannel.fetch;

import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.mailbox.Mailbox;
import io.oauthlinks.mailserver.mailbox.MailboxFailure;
import io.oauthlinks.mailserver.mailbox.Mailboxes;
import io.oauthlinks.message.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A mailbox in memory that behaves, by IMAP or POP3, as well or badly as a test wants it. */
final class InMemoryMailbox implements Mailboxes {

    /** A mail in it. */
    static final class Mail {
        String uid;
        final byte[] bytes;
        final long arrivedAt;
        boolean seen;

        Mail(String uid, byte[] bytes, long arrivedAt) {
            this.uid = uid;
            this.bytes = bytes;
            this.arrivedAt = arrivedAt;
        }
    }

    final boolean imap;
    final List<Mail> mails = new ArrayList<>();
    final List<Mail> moved = new ArrayList<>();
    long numbering;
    int opened;
    int retrievals;
    /** The access token of a session ends after so many retrieved mails. */
    int mailsPerToken = Integer.MAX_VALUE;
    MailboxFailure atOpen;
    boolean refusesDeletions;
    boolean ignoresDeletions;
    /** The connection breaks in the middle of this mail. */
    String breaksAt = "";
    /** How it breaks. */
    MailboxFailure.Kind breaksAs = MailboxFailure.Kind.OTHER;
    /** What happens while the server is waited for. */
    Runnable slowness = () -> { };
    private long nextUid = 1;

    InMemoryMailbox(boolean imap) {
        this.imap = imap;
        this.numbering = imap ? 1_600_000_000L : 0;
    }

    static MailboxFailure failure(MailboxFailure.Kind kind, String reason) {
        return new MailboxFailure(kind, Problem.named("oauth-links.mail-server.problem", reason), null);
    }

    synchronized Mail arrive(byte[] bytes, long at) {
        Mail mail = new Mail(imap ? String.valueOf(nextUid++) : "id-" + nextUid++, bytes, at);
        mails.add(mail);
        return mail;
    }

    /** All mails get new numbers. */
    synchronized void renumber() {
        numbering++;
        nextUid = 1000;
        mails.forEach(mail -> mail.uid = String.valueOf(nextUid++));
    }

    /** The folder is made anew, with the same UIDVALIDITY. */
    synchronized void startAgain() {
        mails.clear();
        nextUid = 1;
    }

    @Override
    public synchronized Mailbox open(MailServer server, String folder) throws MailboxFailure {
        opened++;
        if (atOpen != null) {
            throw atOpen;
        }
        return new Opened();
    }

    private final class Opened implements Mailbox {

        private final long uidNext = nextUid;
        private final List<Mail> list = new ArrayList<>(mails);
        private final Set<String> toDelete = new HashSet<>();
        private int left = mailsPerToken;
        private Runnable beforeWaiting = () -> { };

        @Override
        public void beforeWaiting(Runnable told) {
            beforeWaiting = told;
        }

        /** The answer comes in four pieces. */
        private void answer() {
            for (int i = 0; i < 4; i++) {
                beforeWaiting.run();
                slowness.run();
            }
        }

        @Override
        public long numbering() {
            return numbering;
        }

        @Override
        public long nextUid() {
            return imap ? uidNext : 0;
        }

        @Override
        public List<Listed> list(long from, int most) {
            answer();
            synchronized (InMemoryMailbox.this) {
                List<Mail> some = imap ? mails.stream().filter(mail -> Long.parseLong(mail.uid) >= from).toList()
                        : list.subList((int) Math.min(list.size(), from - 1), list.size());
                return some.stream().limit(most).map(mail -> new Listed(mail.uid, mail.bytes.length, mail.arrivedAt, mail.seen)).toList();
            }
        }

        @Override
        public void retrieve(List<Listed> wanted, Receiver receiver) throws MailboxFailure {
            for (Listed each : wanted) {
                Optional<Mail> mail = byUid(each.uid());
                if (mail.isEmpty()) {
                    continue;
                }
                if (left-- <= 0) {
                    throw failure(MailboxFailure.Kind.SESSION_ENDED, "session-ended");
                }
                retrievals++;
                answer();
                try {
                    InputStream bytes = each.uid().equals(breaksAt) ? broken(mail.get().bytes) : new ByteArrayInputStream(mail.get().bytes);
                    if (!receiver.receive(each, bytes)) {
                        return;
                    }
                } catch (IOException e) {
                    if (each.uid().equals(breaksAt)) {
                        throw failure(breaksAs, "connection-lost");
                    }
                    throw new UncheckedIOException(e);
                }
            }
        }

        private InputStream broken(byte[] bytes) {
            return new InputStream() {
                private int at;

                @Override
                public int read() throws IOException {
                    if (at >= bytes.length / 2) {
                        throw new IOException("Connection reset");
                    }
                    return bytes[at++];
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    into[offset] = (byte) read();
                    return 1;
                }
            };
        }

        private Optional<Mail> byUid(String uid) {
            synchronized (InMemoryMailbox.this) {
                return mails.stream().filter(mail -> mail.uid.equals(uid)).findFirst();
            }
        }

        @Override
        public void markSeen(List<Listed> some) {
            answer();
            some.forEach(each -> byUid(each.uid()).ifPresent(mail -> mail.seen = true));
        }

        @Override
        public void move(List<Listed> some, String folder) {
            answer();
            synchronized (InMemoryMailbox.this) {
                some.forEach(each -> byUid(each.uid()).ifPresent(moved::add));
                mails.removeAll(moved);
            }
        }

        @Override
        public void delete(List<Listed> some) throws MailboxFailure {
            answer();
            if (refusesDeletions) {
                throw failure(MailboxFailure.Kind.REFUSED, "command-refused");
            }
            some.forEach(each -> toDelete.add(each.uid()));
            if (imap) {
                expunge();
            }
        }

        private void expunge() {
            synchronized (InMemoryMailbox.this) {
                if (!ignoresDeletions) {
                    mails.removeIf(mail -> toDelete.contains(mail.uid));
                }
            }
        }

        @Override
        public void close() {
            answer();
            expunge();
        }
    }
}
