package io.oauthlinks.mailserver.protocol;

import io.oauthlinks.mailserver.protocol.SocksRefusal.Reason;
import io.oauthlinks.settings.AddressBlock;
import io.oauthlinks.settings.ProxyServer;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks a SOCKS 5 proxy for a connection (RFC 1928), with user and password (RFC 1929) where it wants them. The name of the target goes
 * to the proxy, which looks it up. Java's own SOCKS has one login for the whole JVM, and hides what the proxy replies.
 */
final class Socks5 {

    private static final int VERSION = 5;
    private static final int NO_LOGIN = 0;
    private static final int PASSWORD = 2;
    private static final int CONNECT = 1;
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int IPV6 = 4;

    private final Socket socket;
    private final DataInputStream in;
    private final ProxyServer proxy;

    private Socks5(Socket socket, ProxyServer proxy) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.proxy = proxy;
    }

    /**
     * Afterwards the socket speaks with the target.
     *
     * @param socket connected to the proxy
     * @throws SocksRefusal when the proxy does not connect
     */
    static void connect(Socket socket, MailPath path) throws IOException {
        Socks5 conversation = new Socks5(socket, path.socks());
        conversation.greet();
        conversation.ask(path.host(), path.port());
    }

    /** A login is offered only where there is one; without it some proxies would refuse who needs none. */
    private void greet() throws IOException {
        boolean login = proxy.password() != null;
        send(login ? new byte[] {VERSION, 2, NO_LOGIN, PASSWORD} : new byte[] {VERSION, 1, NO_LOGIN});
        if (in.read() != VERSION) {
            throw new SocksRefusal(Reason.NOT_SOCKS);
        }
        int method = in.readUnsignedByte();
        if (method == PASSWORD && login) {
            logIn();
        } else if (method != NO_LOGIN) {
            throw new SocksRefusal(login ? Reason.LOGIN_REFUSED : Reason.LOGIN_NEEDED);
        }
    }

    private void logIn() throws IOException {
        byte[] user = proxy.user().getBytes(StandardCharsets.UTF_8);
        byte[] password = proxy.password().reveal().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.write(1);
        message.write(user.length);
        message.writeBytes(user);
        message.write(password.length);
        message.writeBytes(password);
        send(message.toByteArray());
        in.readUnsignedByte();
        if (in.readUnsignedByte() != 0) {
            throw new SocksRefusal(Reason.LOGIN_REFUSED);
        }
    }

    private void ask(String host, int port) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(new byte[] {VERSION, CONNECT, 0});
        if (AddressBlock.parse(host).isPresent()) {
            byte[] address = InetAddress.getByName(host).getAddress();
            message.write(address.length == 4 ? IPV4 : IPV6);
            message.writeBytes(address);
        } else {
            byte[] name = host.getBytes(StandardCharsets.US_ASCII);
            message.write(NAME);
            message.write(name.length);
            message.writeBytes(name);
        }
        message.write(port >> 8);
        message.write(port);
        send(message.toByteArray());
        readReply();
    }

    private void readReply() throws IOException {
        if (in.readUnsignedByte() != VERSION) {
            throw new SocksRefusal(Reason.NOT_SOCKS);
        }
        int reply = in.readUnsignedByte();
        if (reply != 0) {
            throw new SocksRefusal(switch (reply) {
                case 2 -> Reason.FORBIDDEN;
                case 3, 4, 6 -> Reason.TARGET_UNREACHABLE;
                case 5 -> Reason.TARGET_REFUSED;
                default -> Reason.FAILED;
            });
        }
        in.readUnsignedByte();
        // the address that the proxy is bound to says nothing to us
        in.readFully(new byte[addressLength(in.readUnsignedByte()) + 2]);
    }

    private int addressLength(int type) throws IOException {
        return switch (type) {
            case IPV4 -> 4;
            case IPV6 -> 16;
            case NAME -> in.readUnsignedByte();
            default -> throw new SocksRefusal(Reason.NOT_SOCKS);
        };
    }

    private void send(byte[] message) throws IOException {
        socket.getOutputStream().write(message);
        socket.getOutputStream().flush();
    }
}
