package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.AccessTokenSupply.MailToken;
import io.oauthlinks.mailserver.MailAuthentication;
import io.oauthlinks.mailserver.MailEndpoint;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.protocol.Capabilities;
import io.oauthlinks.mailserver.protocol.Deadline;
import io.oauthlinks.mailserver.protocol.Dialogue;
import io.oauthlinks.mailserver.protocol.ImapDialogue;
import io.oauthlinks.mailserver.protocol.MailPath;
import io.oauthlinks.mailserver.protocol.MailTls;
import io.oauthlinks.mailserver.protocol.Pop3Dialogue;
import io.oauthlinks.mailserver.protocol.Transcript;
import io.oauthlinks.mailserver.protocol.Wire;
import io.oauthlinks.message.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/** One run of the connection test: what its steps have reached. Each value is set by one step; asking for it earlier is a defect. */
final class Trial implements AutoCloseable {

    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final MailServer server;
    private final MailPath path;
    private final Clock clock;
    private final Deadline deadline;
    private final Transcript transcript = new Transcript();
    private final MailTls tls;
    private List<InetAddress> addresses;
    /** Also closed from outside, when the app stops. */
    private volatile Wire wire;
    private Dialogue dialogue;
    private Capabilities capabilities;
    private MailToken token;
    private OptionalInt messages;
    private Message taken;

    /** @param path the way to the mail server */
    Trial(MailServer server, MailPath path, Clock clock) {
        this.server = server;
        this.path = path;
        this.clock = clock;
        this.deadline = new Deadline(clock, ConnectionTest.LONGEST);
        this.tls = new MailTls(server.endpoint().trustedCertificate(), clock);
    }

    /** A step begins: it has the server's timeout. */
    void begin() {
        deadline.allow(server.endpoint().timeout());
        taken = null;
    }

    /** The connection of the current step takes this way, whether it comes about or not. */
    void takes(Message way) {
        taken = way;
    }

    /** Null when the current step makes no connection. */
    Message taken() {
        return taken;
    }

    MailPath path() {
        return path;
    }

    MailServer server() {
        return server;
    }

    MailEndpoint endpoint() {
        return server.endpoint();
    }

    boolean usesToken() {
        return server.login().authentication() == MailAuthentication.OAUTH2;
    }

    Clock clock() {
        return clock;
    }

    Deadline deadline() {
        return deadline;
    }

    MailTls tls() {
        return tls;
    }

    List<String> transcript() {
        return transcript.lines();
    }

    void found(List<InetAddress> found) {
        addresses = List.copyOf(found);
    }

    List<InetAddress> addresses() {
        return Objects.requireNonNull(addresses);
    }

    /**
     * Connects to an address that the first step found, of the mail server or of the SOCKS proxy, in place of an earlier connection; the name is not
     * looked up again.
     */
    void connect(InetAddress address) throws IOException {
        close();
        wire = Wire.connect(path, address, deadline, transcript);
        dialogue = endpoint().protocol() == MailProtocol.IMAP ? new ImapDialogue(wire) : new Pop3Dialogue(wire, tokenForm());
    }

    private Pop3Dialogue.TokenForm tokenForm() {
        return switch (server.preset()) {
            case GMAIL -> Pop3Dialogue.TokenForm.ONE_LINE;
            case MICROSOFT_365, MICROSOFT_365_GCC_HIGH, MICROSOFT_365_DOD, MICROSOFT_365_CHINA -> Pop3Dialogue.TokenForm.TWO_LINES;
            case FASTMAIL, CUSTOM -> Pop3Dialogue.TokenForm.EITHER;
        };
    }

    /** Whether the mail server is Google's own. */
    boolean isGoogle() {
        return isBelow("gmail.com", "googlemail.com");
    }

    /** Whether the mail server is Microsoft's own, national clouds included. */
    boolean isMicrosoft() {
        return isBelow("office365.com", "outlook.com", "office365.us", "outlook.cn");
    }

    private boolean isBelow(String... domains) {
        return List.of(domains).stream().anyMatch(domain -> endpoint().host().endsWith("." + domain));
    }

    Wire wire() {
        return Objects.requireNonNull(wire);
    }

    Dialogue dialogue() {
        return Objects.requireNonNull(dialogue);
    }

    void offered(Capabilities offered) {
        capabilities = offered;
    }

    Capabilities capabilities() {
        return Objects.requireNonNull(capabilities);
    }

    void received(MailToken received) {
        token = received;
    }

    MailToken token() {
        return Objects.requireNonNull(token);
    }

    void counted(OptionalInt count) {
        messages = count;
    }

    OptionalInt messages() {
        return Objects.requireNonNull(messages);
    }

    /** Takes leave of the server, if it listens. */
    void leave() {
        if (messages != null) {
            try {
                deadline.allow(FAREWELL);
                dialogue.leave();
            } catch (IOException gone) {
                transcript.note("closed");
            }
        }
    }

    @Override
    public void close() {
        Wire connected = wire;
        if (connected != null) {
            try {
                connected.close();
            } catch (IOException alreadyGone) {
                wire = null;
            }
        }
    }
}
