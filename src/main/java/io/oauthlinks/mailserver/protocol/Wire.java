package io.oauthlinks.mailserver.protocol;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLSocket;

/** One connection: lines out, lines in, TLS on request; bounded in time and size, and written down without secrets. */
public final class Wire implements Closeable {

    private static final int LONGEST_LINE = 16 * 1024;
    private final BoundedSocket plain;
    private final Transcript transcript;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    private Wire(BoundedSocket plain, Transcript transcript) throws IOException {
        this.plain = plain;
        this.transcript = transcript;
        use(plain);
    }

    /**
     * @param address of the mail server or, on a path through SOCKS, of the proxy; it is not looked up again
     * @throws SocksRefusal when the proxy does not connect
     */
    public static Wire connect(MailPath path, InetAddress address, Deadline deadline, Transcript transcript) throws IOException {
        boolean plain = path.kind() == MailPath.Kind.DIRECT || path.kind() == MailPath.Kind.JVM_SOCKS;
        BoundedSocket socket = plain ? new BoundedSocket(deadline) : new BoundedSocket(deadline, Proxy.NO_PROXY);
        try {
            socket.connect(new InetSocketAddress(address, path.throughSocks() ? path.socks().port() : path.port()), deadline.millisLeft());
            socket.setTcpNoDelay(true);
            if (path.throughSocks()) {
                Socks5.connect(socket, path);
                socket.startAnew();
            }
            return new Wire(socket, transcript);
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    private void use(Socket next) throws IOException {
        socket = next;
        in = next.getInputStream();
        out = next.getOutputStream();
    }

    /**
     * Speaks TLS from here on.
     *
     * @throws InjectedBytes when the server's side already sent something that would count as said under TLS (RFC 8314, CVE-2011-0411)
     */
    public TlsFacts startTls(MailTls tls, String host) throws IOException {
        // lines are read byte by byte, so whatever was pushed along behind the answer still waits in the socket
        if (socket == plain && plain.received() > 0 && plain.getInputStream().available() > 0) {
            throw new InjectedBytes();
        }
        SSLSocket secure = tls.over(plain, host);
        secure.startHandshake();
        use(secure);
        TlsFacts facts = TlsFacts.of(secure.getSession());
        transcript.note(facts.protocol());
        return facts;
    }

    /** Something came in before TLS began that belongs behind it. */
    public static final class InjectedBytes extends IOException {
        private static final long serialVersionUID = 1L;

        InjectedBytes() {
            super("Bytes before TLS");
        }
    }

    /** Whether the other side answers as a TLS server does; the connection is of no use afterwards. */
    public boolean answersTls(MailTls tls, String host) {
        try {
            tls.over(plain, host).startHandshake();
            return true;
        } catch (IOException refused) {
            // record type 22 (handshake) or 21 (alert), major version 3: RFC 8446 section 5.1
            byte[] head = plain.firstBytes();
            return head.length > 1 && (head[0] == 22 || head[0] == 21) && head[1] == 3;
        }
    }

    /** The first bytes as text, to tell what speaks there; may be empty. */
    public String firstWords() {
        plain.takeInWhatWaits();
        return transcript.clean(new String(plain.firstBytes(), StandardCharsets.UTF_8));
    }

    void send(String line) throws IOException {
        sendShowing(line, line);
    }

    /** Sends a line that holds a credential; the transcript has {@code shown} instead. */
    void sendShowing(String line, String shown) throws IOException {
        transcript.sent(shown);
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** The next line without its end; bytes that are no UTF-8 become replacement characters. */
    String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b;
        while ((b = in.read()) != '\n') {
            if (b < 0) {
                throw new EOFException("Closed by the server");
            }
            line.write(b);
            if (line.size() > LONGEST_LINE) {
                throw new AnswerTooLarge();
            }
        }
        String text = line.toString(StandardCharsets.UTF_8);
        text = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        transcript.received(text);
        return text;
    }

    Transcript transcript() {
        return transcript;
    }

    /**
     * The same connection after the login, for answers of any length. Nothing may be said on this one any more.
     *
     * @param step how long one answer may be waited for, see {@link Patience}
     */
    public BulkWire inBulk(Duration step) {
        plain.liftBytes();
        plain.deadline().liftTotal();
        return new BulkWire(in, out, new Patience(plain.deadline(), step), transcript);
    }

    @Override
    public void close() throws IOException {
        // without TLS's own farewell, which could block on a server that does not read
        plain.close();
    }
}
