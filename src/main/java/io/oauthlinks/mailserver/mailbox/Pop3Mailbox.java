package io.oauthlinks.mailserver.mailbox;

import io.oauthlinks.mailserver.diagnosis.SignedIn;
import io.oauthlinks.mailserver.protocol.CommandRefused;
import io.oauthlinks.mailserver.protocol.Pop3Maildrop;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The one folder that there is by POP3. A mail is known by its unique id; its number holds for one session. */
final class Pop3Mailbox implements Mailbox {

    private final Session session;
    private final Pop3Maildrop maildrop;
    private Map<String, Integer> numbers;
    /** In the order of the server, as they were when the mailbox was opened. */
    private List<Listed> listed;
    private final Set<String> deleted = new HashSet<>();

    Pop3Mailbox(SignedIn signedIn, Pop3Maildrop maildrop) {
        this.session = new Session(signedIn);
        this.maildrop = maildrop;
    }

    @Override
    public void beforeWaiting(Runnable told) {
        session.beforeWaiting(told);
    }

    @Override
    public long numbering() {
        return 0;
    }

    @Override
    public long nextUid() {
        return 0;
    }

    @Override
    public List<Listed> list(long from, int most) throws MailboxFailure {
        if (listed == null) {
            Map<String, Integer> known = numbers();
            int highest = known.values().stream().mapToInt(Integer::intValue).max().orElse(0);
            long[] sizes = session.ask(() -> maildrop.sizes(highest));
            listed = known.entrySet().stream().map(mail -> new Listed(mail.getKey(), sizes[mail.getValue()], 0, false)).toList();
        }
        int first = (int) Math.min(Math.max(from, 1) - 1, listed.size());
        return listed.subList(first, (int) Math.min(first + (long) most, listed.size()));
    }

    private Map<String, Integer> numbers() throws MailboxFailure {
        if (numbers == null) {
            try {
                numbers = session.ask(maildrop::uniqueIds);
            } catch (MailboxFailure failed) {
                throw failed.kind() == MailboxFailure.Kind.REFUSED && failed.getCause() instanceof CommandRefused refused
                        ? MailboxFailures.noUniqueIds(refused) : failed;
            }
        }
        return numbers;
    }

    @Override
    public void retrieve(List<Listed> mails, Receiver receiver) throws MailboxFailure {
        Handover handover = new Handover(receiver);
        for (Listed mail : mails) {
            Integer number = numbers().get(mail.uid());
            if (number != null && !deleted.contains(mail.uid()) && !handover.isEnough()) {
                session.order(() -> retrieve(number, mail, handover));
            }
        }
    }

    private void retrieve(int number, Listed mail, Handover handover) throws IOException {
        try {
            maildrop.retrieve(number, Handover.mostBytes(mail), bytes -> handover.give(mail, bytes));
        } catch (CommandRefused refused) {
            handover.fail(mail, refused);
        }
    }

    @Override
    public void markSeen(List<Listed> mails) {
        throw new UnsupportedOperationException("POP3 knows no marks");
    }

    @Override
    public void move(List<Listed> mails, String folder) {
        throw new UnsupportedOperationException("POP3 knows no folders");
    }

    @Override
    public void delete(List<Listed> mails) throws MailboxFailure {
        for (Listed mail : mails) {
            Integer number = numbers().get(mail.uid());
            if (number != null && !deleted.contains(mail.uid())) {
                session.order(() -> maildrop.delete(number));
                deleted.add(mail.uid());
            }
        }
    }

    @Override
    public void close() throws MailboxFailure {
        try {
            if (!session.isBroken()) {
                session.order(maildrop::quit);
            }
        } catch (MailboxFailure unconfirmed) {
            if (!deleted.isEmpty()) {
                throw unconfirmed;
            }
        } finally {
            session.close();
        }
    }
}
