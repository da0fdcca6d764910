package io.oauthlinks.mailserver.protocol;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A SOCKS 5 proxy on a loopback port, with or without a login, that knows names which nobody else knows. */
public final class SocksServer implements AutoCloseable {

    private final ServerSocket listener;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> places = new ConcurrentHashMap<>();
    private volatile String login;
    private volatile int reply;

    private SocksServer(ServerSocket listener) {
        this.listener = listener;
    }

    public static SocksServer start() throws IOException {
        SocksServer server = new SocksServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        server.run(server::accept);
        return server;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** From now on only with this login. */
    public SocksServer askingFor(String user, String password) {
        login = user + ":" + password;
        return this;
    }

    public SocksServer knowing(String host, int port) {
        places.put(host, port);
        return this;
    }

    /** Answers every request with this reply of RFC 1928 section 6. */
    public SocksServer replying(int code) {
        reply = code;
        return this;
    }

    /** Type of address, host and port of each request; login refusals, too. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private void run(Part part) {
        Thread thread = new Thread(() -> {
            try {
                part.run();
            } catch (IOException closed) {
                // either side may leave whenever it likes
                return;
            }
        }, "socks-server");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Part {
        void run() throws IOException;
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            open.add(client);
            run(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            in.readUnsignedByte();
            byte[] methods = new byte[in.readUnsignedByte()];
            in.readFully(methods);
            boolean offered = methods.length == 2;
            if (login == null) {
                say(client, 5, 0);
            } else if (!offered) {
                asked.add("no login");
                say(client, 5, 0xFF);
                return;
            } else {
                say(client, 5, 2);
                in.readUnsignedByte();
                String sent = text(in) + ":" + text(in);
                say(client, 1, sent.equals(login) ? 0 : 1);
                if (!sent.equals(login)) {
                    asked.add("wrong login");
                    return;
                }
            }
            connect(client, in);
        }
    }

    private void connect(Socket client, DataInputStream in) throws IOException {
        in.readFully(new byte[3]);
        int type = in.readUnsignedByte();
        String host = type == 3 ? text(in) : InetAddress.getByAddress(in.readNBytes(type == 1 ? 4 : 16)).getHostAddress();
        int port = in.readUnsignedShort();
        asked.add(type + " " + host + " " + port);
        Integer place = places.get(host);
        if (reply != 0 || place == null) {
            say(client, 5, reply == 0 ? 4 : reply, 0, 1, 0, 0, 0, 0, 0, 0);
            return;
        }
        // the JVM's SOCKS proxy may be this one
        try (Socket target = new Socket(Proxy.NO_PROXY)) {
            target.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), place));
            open.add(target);
            // bound to an address of the kind that was asked for
            say(client, type == 3 ? new int[] {5, 0, 0, 3, 1, 'x', 0, 0} : new int[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
            run(() -> client.getInputStream().transferTo(target.getOutputStream()));
            target.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private static void say(Socket client, int... bytes) throws IOException {
        byte[] message = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            message[i] = (byte) bytes[i];
        }
        client.getOutputStream().write(message);
        client.getOutputStream().flush();
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedByte()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
