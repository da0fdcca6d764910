package io.oauthlinks.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A mail server on a free port that says what a test tells it to, for what GreenMail and Dovecot cannot be brought to. */
final class ScriptedMailServer implements AutoCloseable {

    /** Instead of an answer: to say nothing and listen on. */
    static final String SILENCE = "";
    /** Instead of an answer: to close the connection. */
    static final String FAREWELL = null;

    private final ServerSocket listener;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile Script script;

    /**
     * What is said in one connection.
     *
     * @param greeting {@link #SILENCE} for none
     * @param answers  the answer to each line, which may hold several lines
     */
    record Script(String greeting, UnaryOperator<String> answers) {

        /** IMAP up to the login, to which the answer is the given one; {@code TAG} stands for the tag. */
        static Script imap(String capabilities, UnaryOperator<String> login) {
            String[] tag = {""};
            return new Script("* OK ready", line -> {
                String[] words = line.split(" ", 2);
                tag[0] = words.length > 1 ? words[0] : tag[0];
                String answer = line.endsWith(" CAPABILITY") ? "* CAPABILITY IMAP4rev1 " + capabilities + "\r\nTAG OK done" : login.apply(line);
                return answer == null ? null : answer.replace("TAG", tag[0]);
            });
        }

        /** POP3 up to the login. */
        static Script pop3(String mechanisms, UnaryOperator<String> login) {
            return new Script("+OK ready", line -> line.equals("CAPA") ? "+OK\r\nSASL " + mechanisms + "\r\n." : login.apply(line));
        }
    }

    ScriptedMailServer() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** From the next connection on. */
    void play(Script next) {
        heard.clear();
        script = next;
    }

    /** Every line heard since {@link #play}. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                Script current = script;
                daemon(() -> play(current, socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void play(Script current, Socket socket) {
        try (socket; BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            OutputStream out = socket.getOutputStream();
            String answer = current.greeting();
            while (answer != FAREWELL) {
                if (!answer.equals(SILENCE)) {
                    out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
                String line = in.readLine();
                if (line == null) {
                    return;
                }
                heard.add(line);
                answer = current.answers().apply(line);
            }
        } catch (IOException clientLeft) {
            open.remove(socket);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "scripted-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
