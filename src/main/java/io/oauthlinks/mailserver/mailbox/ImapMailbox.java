package io.oauthlinks.mailserver.mailbox;

import io.oauthlinks.mailserver.diagnosis.SignedIn;
import io.oauthlinks.mailserver.protocol.AnswerTooLarge;
import io.oauthlinks.mailserver.protocol.CommandRefused;
import io.oauthlinks.mailserver.protocol.ImapFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A folder by IMAP. */
final class ImapMailbox implements Mailbox {

    /** A round trip for so much; when the receiver has enough, the rest of it is passed over. */
    private static final long BATCH_BYTES = 1024 * 1024;
    private static final int BATCH_MAILS = 250;

    private final Session session;
    private final ImapFolder folder;
    private final ImapFolder.Selected selected;
    /** The server tells a UID only behind the body: of several, nobody could know whose it was. */
    private boolean oneByOne;

    private ImapMailbox(Session session, ImapFolder folder, ImapFolder.Selected selected) {
        this.session = session;
        this.folder = folder;
        this.selected = selected;
    }

    static ImapMailbox open(SignedIn signedIn, String name) throws MailboxFailure {
        Session session = new Session(signedIn);
        ImapFolder folder = new ImapFolder(signedIn.wire());
        try {
            return new ImapMailbox(session, folder, folder.select(name));
        } catch (CommandRefused refused) {
            FolderSearch search = new FolderSearch(session.ask(folder::names));
            if (search.holds(name)) {
                throw session.failures().folderRefused(refused);
            }
            String alike = search.sameButForCase(name).orElseThrow(() -> MailboxFailures.folderMissing(name, search.similarTo(name)));
            return new ImapMailbox(session, folder, session.ask(() -> folder.select(alike)));
        } catch (IOException failed) {
            throw session.failures().of(failed);
        }
    }

    @Override
    public void beforeWaiting(Runnable told) {
        session.beforeWaiting(told);
    }

    @Override
    public long numbering() {
        return selected.uidValidity();
    }

    @Override
    public long nextUid() {
        return selected.uidNext();
    }

    @Override
    public List<Listed> list(long from, int most) throws MailboxFailure {
        long first = Math.max(1, from);
        List<ImapFolder.Described> found = session.ask(() -> folder.describe(folder.search("UNDELETED UID " + first + ":*", most)));
        // a range that ends in * holds the last mail even if its UID is smaller
        return found.stream().filter(mail -> mail.uid() >= first).sorted(Comparator.comparingLong(ImapFolder.Described::uid))
                .map(mail -> new Listed(String.valueOf(mail.uid()), mail.size(), mail.arrivedAt(), mail.seen())).toList();
    }

    @Override
    public void retrieve(List<Listed> mails, Receiver receiver) throws MailboxFailure {
        Handover handover = new Handover(receiver);
        List<Listed> batch = new ArrayList<>();
        long bytes = 0;
        for (Listed mail : mails) {
            if (!batch.isEmpty() && (batch.size() == BATCH_MAILS || bytes + mail.size() > BATCH_BYTES)) {
                retrieveAtOnce(batch, handover);
                batch.clear();
                bytes = 0;
            }
            batch.add(mail);
            bytes += mail.size();
        }
        retrieveAtOnce(batch, handover);
    }

    /**
     * In the order of the batch, whatever the server's: who is broken off must be able to say that everything before the last mail was received. What comes
     * out of order is passed over and asked for again.
     */
    private void retrieveAtOnce(List<Listed> batch, Handover handover) throws MailboxFailure {
        List<Listed> left = List.copyOf(batch);
        while (!left.isEmpty() && !handover.isEnough()) {
            List<Listed> asked = oneByOne ? left.subList(0, 1) : left;
            int received = session.ask(() -> fetch(asked, handover));
            if (received == 0 && asked.size() > 1) {
                // the first one is gone, refused, or comes too late
                List<Listed> first = left.subList(0, 1);
                session.ask(() -> fetch(first, handover));
            }
            left = left.subList(Math.max(1, received), left.size());
        }
    }

    /** @return how many of the mails were received, from the first one on; of several, those from a refused one on are not */
    private int fetch(List<Listed> mails, Handover handover) throws IOException {
        int[] received = {0};
        try {
            fetch(mails, handover, received);
        } catch (CommandRefused refused) {
            if (mails.size() == 1 && received[0] == 0) {
                handover.fail(mails.get(0), refused);
            }
        } catch (AnswerTooLarge line) {
            // those before have been received, so it is about the next one, unless that one is about to be received
            if (received[0] < mails.size() && !handover.isLast(mails.get(received[0]))) {
                handover.fail(mails.get(received[0]), line);
            }
            throw line;
        }
        return received[0];
    }

    private void fetch(List<Listed> mails, Handover handover, int[] received) throws IOException {
        folder.fetch(mails.stream().map(ImapMailbox::uid).toList(), (uid, bytes, body) -> {
            oneByOne |= uid == 0;
            if (received[0] == mails.size() || handover.isEnough()) {
                return;
            }
            Listed next = mails.get(received[0]);
            if (uid == uid(next) || uid == 0 && mails.size() == 1) {
                if (bytes > Handover.mostBytes(next)) {
                    handover.fail(next, new AnswerTooLarge());
                }
                handover.give(next, body);
                received[0]++;
            }
        });
    }

    @Override
    public void markSeen(List<Listed> mails) throws MailboxFailure {
        session.order(() -> folder.markSeen(uids(mails)));
    }

    @Override
    public void move(List<Listed> mails, String target) throws MailboxFailure {
        session.order(() -> {
            try {
                folder.move(uids(mails), target);
            } catch (CommandRefused refused) {
                FolderSearch search = new FolderSearch(folder.names());
                if (search.holds(target)) {
                    throw refused;
                }
                String found = search.sameButForCase(target).orElse(target);
                if (found.equals(target)) {
                    folder.create(target);
                }
                folder.move(uids(mails), found);
            }
        });
    }

    @Override
    public void delete(List<Listed> mails) throws MailboxFailure {
        session.order(() -> folder.delete(uids(mails)));
    }

    private static List<Long> uids(List<Listed> mails) {
        return mails.stream().map(ImapMailbox::uid).toList();
    }

    private static long uid(Listed mail) {
        return Long.parseLong(mail.uid());
    }

    @Override
    public void close() {
        try {
            if (!session.isBroken()) {
                folder.leave();
            }
        } catch (IOException gone) {
            // nothing depends on the farewell
            return;
        } finally {
            session.close();
        }
    }
}
