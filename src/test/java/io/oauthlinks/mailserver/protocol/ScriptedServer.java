package io.oauthlinks.mailserver.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server on a loopback port that plays a script to each connection and remembers every line it hears. */
public final class ScriptedServer implements AutoCloseable {

    /** What the server does with one connection. */
    public interface Script {
        void play(Line line) throws IOException;
    }

    private final ServerSocket listener;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private ScriptedServer(ServerSocket listener) {
        this.listener = listener;
    }

    public static ScriptedServer playing(Script script) {
        try {
            ScriptedServer server = new ScriptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread thread = new Thread(() -> server.accept(script), "scripted-server");
            thread.setDaemon(true);
            thread.start();
            return server;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Implicit TLS, then the script. */
    public static ScriptedServer playingOverTls(SSLContext tls, Script script) {
        return playing(line -> {
            line.startTls(tls);
            script.play(line);
        });
    }

    private void accept(Script script) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                Thread thread = new Thread(() -> play(script, socket), "scripted-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void play(Script script, Socket socket) {
        try (socket) {
            script.play(new Line(socket));
        } catch (IOException clientLeft) {
            // the client may leave whenever it likes
            open.remove(socket);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Every line heard so far, on all connections. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** One connection, from the server's side. */
    public final class Line {
        private Socket socket;
        private InputStream in;
        private OutputStream out;

        private Line(Socket socket) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
            this.out = socket.getOutputStream();
        }

        public void say(String... lines) throws IOException {
            for (String line : lines) {
                sayBytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            }
        }

        public void sayBytes(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        public String hear() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int b;
            while ((b = in.read()) != '\n') {
                if (b < 0) {
                    throw new IOException("closed");
                }
                if (b != '\r') {
                    line.write(b);
                }
            }
            String text = line.toString(StandardCharsets.UTF_8);
            heard.add(text);
            return text;
        }

        /** Stays silent until the client leaves. */
        public void silence() throws IOException {
            while (in.read() >= 0) {
                continue;
            }
        }

        /** Lets time pass, or ends the script when the server is closed. */
        public void waitMillis(long millis) throws IOException {
            try {
                if (closed.await(millis, TimeUnit.MILLISECONDS)) {
                    throw new IOException("closed");
                }
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
        }

        public void startTls(SSLContext tls) throws IOException {
            SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
            secure.setUseClientMode(false);
            secure.startHandshake();
            socket = secure;
            in = secure.getInputStream();
            out = secure.getOutputStream();
        }

        /** Answers each line as told, until the answer is null; an answer may hold several lines. */
        public void answer(Function<String, String> answers) throws IOException {
            String answer;
            while ((answer = answers.apply(hear())) != null) {
                say(answer.split("\r\n", -1));
            }
        }
    }
}
