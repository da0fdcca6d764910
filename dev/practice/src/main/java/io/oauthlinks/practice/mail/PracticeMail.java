package io.oauthlinks.practice.mail;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.ServerSetup;
import io.oauthlinks.practice.PracticeOptions;
import io.oauthlinks.practice.behaviour.Behaviour;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The mail server with its mailboxes. */
public final class PracticeMail {

    private static final List<String> PROTOCOLS = List.of(ServerSetup.PROTOCOL_IMAP, ServerSetup.PROTOCOL_IMAPS,
            ServerSetup.PROTOCOL_POP3, ServerSetup.PROTOCOL_POP3S, ServerSetup.PROTOCOL_SMTP);
    private static final long START_MILLIS = 10_000;
    private static final int MOST_SENT = 20;

    private final PracticeOptions options;
    private final Behaviour behaviour;
    private final AccessTokenCheck check;
    private final SampleMails samples;
    private final Deque<Letter> sent = new ArrayDeque<>();
    private volatile LoopbackServers servers;

    public PracticeMail(PracticeOptions options, Behaviour behaviour, AccessTokenCheck check, SampleMails samples) {
        this.options = options;
        this.behaviour = behaviour;
        this.check = check;
        this.samples = samples;
    }

    private static ServerSetup setup(String protocol, PracticeOptions options) {
        ServerSetup setup = new ServerSetup(options.mailPort(protocol), PracticeOptions.ADDRESS, protocol);
        setup.setServerStartupTimeout(START_MILLIS);
        return setup;
    }

    /** Returns when every port is open and the sample mails are there. */
    public void start() {
        ServerSetup[] setups = PROTOCOLS.stream().map(protocol -> setup(protocol, options)).toArray(ServerSetup[]::new);
        servers = new LoopbackServers(setups, TlsKeys.context(options.keyStore(), options.keyStorePassword()), behaviour);
        servers.start();
        servers.getUserManager().setMessageDeliveryHandler((message, address) -> recipient(address.getEmail()));
        Mailbox.ALL.forEach(this::open);
        fillWithSamples();
    }

    public void stop() {
        if (servers != null) {
            servers.stop();
        }
    }

    /** The port of each protocol, e.g. {@code imaps}. */
    public Map<String, Integer> ports() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        PROTOCOLS.forEach(protocol -> ports.put(protocol, servers.port(protocol)));
        return ports;
    }

    /** Puts a mail into the INBOX. */
    public void deliver(Mailbox mailbox, MimeMessage mail) {
        users().getUser(mailbox.address()).deliver(mail);
    }

    /** Puts a mail into the INBOX and remembers that it was sent, whatever becomes of it there. */
    public void send(Mailbox mailbox, MimeMessage mail, Instant at) {
        deliver(mailbox, mail);
        synchronized (sent) {
            sent.addFirst(Letter.sent(mail, at));
            while (sent.size() > MOST_SENT) {
                sent.removeLast();
            }
        }
    }

    /** The mails that were sent to mailboxes since the reset, the newest first. */
    public List<Letter> sent() {
        synchronized (sent) {
            return List.copyOf(sent);
        }
    }

    /** The mails to people who have no mailbox here, such as notifications of Jira, the newest first. */
    public List<Letter> toPeople() {
        return users().listUser().stream().filter(user -> Mailbox.of(user.getEmail()).isEmpty()).flatMap(user -> messages(user.getEmail()).stream())
                .flatMap(stored -> Letter.received(stored.getMimeMessage(), stored.getReceivedDate().toInstant()).stream())
                .sorted(Comparator.comparing(Letter::at).reversed()).limit(MOST_SENT).toList();
    }

    /** @throws IllegalArgumentException when no mail that can be answered has this Message-ID */
    public Letter letter(String messageId) {
        return Stream.concat(sent().stream(), toPeople().stream()).filter(letter -> letter.messageId().equals(messageId)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no mail to answer with the Message-ID " + messageId));
    }

    /** The INBOX, oldest mail first. */
    public List<StoredMessage> inbox(Mailbox mailbox) {
        return messages(mailbox.address());
    }

    /** Empties every mailbox and puts the sample mails back. */
    public void reset() {
        try {
            servers.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException("cannot empty the mailboxes", e);
        }
        synchronized (sent) {
            sent.clear();
        }
        fillWithSamples();
    }

    private void fillWithSamples() {
        Mailbox.ALL.forEach(mailbox -> samples.of(mailbox).forEach(mail -> deliver(mailbox, mail)));
    }

    private void open(Mailbox mailbox) {
        GreenMailUser user = servers.setUser(mailbox.address(), mailbox.password());
        if (!mailbox.basic()) {
            ((UserImpl) user).setTokenValidator(new Login(mailbox.address(), check));
        }
    }

    /** Mail to a stranger, such as a notification to a customer, is kept in a mailbox that nobody can open. */
    private GreenMailUser recipient(String address) throws UserException {
        GreenMailUser known = users().getUserByEmail(address);
        if (known != null) {
            return known;
        }
        GreenMailUser stranger = users().createUser(address, address, "");
        ((UserImpl) stranger).setTokenValidator(anything -> false);
        return stranger;
    }

    private List<StoredMessage> messages(String address) {
        ImapHostManager folders = servers.getManagers().getImapHostManager();
        try {
            return folders.getInbox(users().getUser(address)).getMessages();
        } catch (FolderException e) {
            throw new IllegalStateException("no INBOX for " + address, e);
        }
    }

    private UserManager users() {
        return servers.getUserManager();
    }
}
