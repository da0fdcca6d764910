package io.oauthlinks.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP proxy on a loopback port: CONNECT and requests in absolute form, with or without a login; it remembers what it was asked. */
public final class LoopbackProxy implements AutoCloseable {

    private static final Pattern ABSOLUTE = Pattern.compile("(\\w+) http://([^/:]+)(?::(\\d+))?(\\S*) HTTP/1.1");
    private static final Pattern CONNECT = Pattern.compile("CONNECT (\\S+):(\\d+) HTTP/1.1");

    private final ServerSocket listener;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> places = new ConcurrentHashMap<>();
    private volatile String login;
    private volatile List<String> challenges = List.of("Basic realm=\"proxy\"");
    private volatile String refusal;

    private LoopbackProxy(ServerSocket listener) {
        this.listener = listener;
    }

    public static LoopbackProxy start() throws IOException {
        LoopbackProxy proxy = new LoopbackProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        proxy.run(proxy::accept);
        return proxy;
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String place() {
        return "127.0.0.1:" + port();
    }

    /** From now on only with this login. */
    LoopbackProxy askingFor(String user, String password, String... kinds) {
        login = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        challenges = kinds.length == 0 ? challenges : List.of(kinds);
        return this;
    }

    /** Answers every request so, with a body that must not be taken for the target's. */
    LoopbackProxy refusing(String status) {
        refusal = status;
        return this;
    }

    /** Knows a name that nobody else knows. */
    LoopbackProxy knowing(String host, int port) {
        places.put(host, port);
        return this;
    }

    /** First line of each request, and whether a login came along. */
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
        }, "loopback-proxy");
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
            String[] head = head(client.getInputStream()).split("\r\n");
            String sent = header(head, "proxy-authorization");
            asked.add(head[0] + (sent.isEmpty() ? "" : " with login"));
            if (refusal != null) {
                answer(client, refusal, List.of());
            } else if (login != null && !login.equals(sent)) {
                answer(client, "407 Proxy Authentication Required", challenges);
            } else {
                pass(client, head);
            }
        }
    }

    private void pass(Socket client, String[] head) throws IOException {
        Matcher connect = CONNECT.matcher(head[0]);
        Matcher absolute = ABSOLUTE.matcher(head[0]);
        if (connect.matches()) {
            try (Socket target = reach(connect.group(1), Integer.parseInt(connect.group(2)))) {
                write(client, "HTTP/1.1 200 Connection established\r\n\r\n");
                exchange(client, target);
            } catch (IOException unknown) {
                answer(client, "502 Bad Gateway", List.of());
            }
        } else if (absolute.matches()) {
            try (Socket target = reach(absolute.group(2), absolute.group(3) == null ? 80 : Integer.parseInt(absolute.group(3)))) {
                write(target, absolute.group(1) + " " + absolute.group(4) + " HTTP/1.1\r\nHost: " + absolute.group(2) + "\r\nConnection: close\r\n\r\n");
                exchange(client, target);
            }
        }
    }

    private Socket reach(String host, int port) throws IOException {
        Socket target = new Socket(InetAddress.getLoopbackAddress(), places.getOrDefault(host, known(host, port)));
        open.add(target);
        return target;
    }

    private static int known(String host, int port) {
        return List.of("localhost", "127.0.0.1").contains(host) ? port : 1;
    }

    private void exchange(Socket client, Socket target) throws IOException {
        run(() -> client.getInputStream().transferTo(target.getOutputStream()));
        target.getInputStream().transferTo(client.getOutputStream());
    }

    private static void answer(Socket client, String status, List<String> asking) throws IOException {
        String body = "{\"access_token\":\"of-the-proxy\",\"token_type\":\"bearer\"}";
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n");
        asking.forEach(kind -> head.append("Proxy-Authenticate: ").append(kind).append("\r\n"));
        write(client, head + "\r\n" + body);
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("closed");
            }
            head.write(b);
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    private static String header(String[] head, String name) {
        for (String line : head) {
            if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
                return line.substring(name.length() + 1).strip();
            }
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
