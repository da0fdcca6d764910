package io.oauthlinks.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy that leads every CONNECT, whatever host it names, to one port of this machine, or refuses it, and remembers the names. */
final class Tunnels implements AutoCloseable {

    private static final int LONGEST_HEAD = 8_192;

    private final ServerSocket listener;
    private final List<String> targets = new CopyOnWriteArrayList<>();
    private volatile int port;
    private volatile String refusal = "";

    Tunnels() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(this::accept);
    }

    int proxyPort() {
        return listener.getLocalPort();
    }

    void leadTo(int target) {
        port = target;
    }

    /** From now on every CONNECT is refused, with a status such as {@code 403 Forbidden}. */
    void refuse(String status) {
        refusal = status;
    }

    void letPass() {
        refusal = "";
    }

    /** Host and port of every CONNECT so far, such as {@code oauth2.googleapis.com:443}. */
    List<String> targets() {
        return List.copyOf(targets);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                run(() -> tunnel(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void tunnel(Socket client) {
        try (client) {
            String[] request = head(client.getInputStream()).split(" ");
            if (!request[0].equals("CONNECT")) {
                answer(client, "405 Method Not Allowed\r\nContent-Length: 0");
                return;
            }
            targets.add(request[1]);
            if (!refusal.isEmpty()) {
                answer(client, refusal + "\r\nContent-Length: 0");
                return;
            }
            try (Socket target = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
                answer(client, "200 OK");
                run(() -> copy(target, client));
                copy(client, target);
            }
        } catch (IOException e) {
            // one of the two has hung up
        }
    }

    private static void answer(Socket client, String head) throws IOException {
        client.getOutputStream().write(("HTTP/1.1 " + head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0 || head.length() > LONGEST_HEAD) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void copy(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            // one of the two has hung up
        }
    }

    private static void run(Runnable work) {
        Thread thread = new Thread(work, "tunnel");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
