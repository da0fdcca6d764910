package io.oauthlinks.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * A real mail server: Debian's Dovecot in the foreground on free loopback ports, with a configuration of its own. It asks the
 * authorization server's introspection endpoint about every token, so an expired or revoked token is refused. Its certificate is
 * signed by a CA of its own, which nobody trusts unless told to; at 127.0.0.2 it has expired, at 127.0.0.3 it is for another host.
 */
public final class Dovecot implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    public final int imap = freePort();
    public final int imaps = freePort();
    public final int pop3 = freePort();
    public final int pop3s = freePort();
    private final Path directory;
    private final Process process;
    private final AtomicInteger delivered = new AtomicInteger();

    private Dovecot(URI introspection, List<String> settings) throws IOException, InterruptedException {
        directory = Files.createTempDirectory("oauth-links-dovecot");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        DovecotCertificates.makeIn(directory);
        Path config = directory.resolve("dovecot.conf");
        Files.writeString(config, configuration(introspection) + String.join("\n", settings) + "\n");
        process = new ProcessBuilder("dovecot", "-F", "-c", config.toString())
                .redirectErrorStream(true).redirectOutput(directory.resolve("stdout.log").toFile()).start();
        // whoever ends before it is closed leaves no server behind
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        for (int port : new int[] {imap, pop3}) {
            awaitPort(port);
        }
    }

    private void awaitPort(int port) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!listens(port)) {
            if (System.nanoTime() > end) {
                close();
                throw new IllegalStateException("Dovecot does not listen on port " + port + ": " + read(directory.resolve("stdout.log")));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /**
     * @param introspection endpoint with client id and secret as user information: Dovecot sends them as HTTP Basic
     * @param settings      lines of its configuration that take the place of the usual ones, such as {@code ssl = no}
     */
    public static Dovecot start(URI introspection, String... settings) {
        try {
            return new Dovecot(introspection, List.of(settings));
        } catch (IOException e) {
            throw new UncheckedIOException("Dovecot is needed: run dev/test, which installs it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The CA's certificate, PEM, as an administrator would paste it. */
    public String caCertificate() {
        return read(directory.resolve("ca.pem"));
    }

    public String log() {
        return read(directory.resolve("dovecot.log"));
    }

    /** Puts an unread mail into a mailbox's INBOX. */
    public void deliver(String mailbox, String subject) {
        deliver(mailbox, Map.of("From", "customer@example.com", "Subject", subject), "Hello");
    }

    /** @param headers besides the recipient and a Message-ID of its own, if there is none among them */
    public void deliver(String mailbox, Map<String, String> headers, String body) {
        try {
            Path inbox = directory.resolve("mail").resolve(mailbox);
            for (String folder : List.of("new", "cur", "tmp")) {
                Files.createDirectories(inbox.resolve(folder));
            }
            int number = delivered.incrementAndGet();
            Map<String, String> all = new LinkedHashMap<>(Map.of("To", mailbox, "Message-ID", "<" + number + "@example.com>"));
            all.putAll(headers);
            StringBuilder mail = new StringBuilder();
            all.forEach((name, value) -> mail.append(name).append(": ").append(value).append("\r\n"));
            // written aside first, so that nobody finds half of it
            String name = "17000000" + number + ".M" + number + ".test";
            Files.writeString(inbox.resolve("tmp").resolve(name), mail + "\r\n" + body + "\r\n");
            run("chown", "mail:mail", inbox.toString(), inbox + "/new", inbox + "/cur", inbox + "/tmp", inbox + "/tmp/" + name);
            Files.move(inbox.resolve("tmp").resolve(name), inbox.resolve("new").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts many unread mails of this size into a mailbox's INBOX at once. */
    public void fill(String mailbox, int mails, int bytes) {
        String head = "From: customer@example.com\r\nTo: " + mailbox + "\r\nSubject: Filled\r\n\r\n";
        String line = "0123456789".repeat(7) + "\r\n";
        String mail = head + line.repeat(Math.max(1, (bytes - head.length()) / line.length()));
        fill(mailbox, mails, number -> mail);
    }

    /**
     * The same with different ones; Dovecot numbers them at once, so that whoever opens the mailbox does not wait for that.
     *
     * @param mail text with CRLF of the mail with this number, from 0
     */
    public void fill(String mailbox, int mails, IntFunction<String> mail) {
        try {
            Path folder = directory.resolve("mail").resolve(mailbox);
            for (String part : List.of("new", "cur", "tmp")) {
                Files.createDirectories(folder.resolve(part));
            }
            long now = System.currentTimeMillis();
            for (int i = 0; i < mails; i++) {
                byte[] bytes = mail.apply(i).getBytes(StandardCharsets.UTF_8);
                // with its sizes in its name, it need not be read to be listed
                Files.write(folder.resolve("cur").resolve(String.format("%d.M%06d.test,S=%d,W=%d:2,", now, i, bytes.length, bytes.length)), bytes);
            }
            openToMailUser();
            run("doveadm", "-c", path("dovecot.conf"), "mailbox", "status", "-u", mailbox, "messages", "INBOX");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes empty folders beside a mailbox's INBOX. */
    public void makeFolders(String mailbox, List<String> names) {
        try {
            for (String name : names) {
                for (String part : List.of("new", "cur", "tmp")) {
                    Files.createDirectories(directory.resolve("mail").resolve(mailbox).resolve("." + name).resolve(part));
                }
            }
            openToMailUser();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the processes of its sessions below it. */
    public Process process() {
        return process;
    }

    /** Ends the sessions of a mailbox, as a server does whose administrator wants it. */
    public void kick(String mailbox) {
        run("doveadm", "-c", path("dovecot.conf"), "kick", mailbox);
    }

    /** Nobody can open the mailbox any more, until {@link #unlock}. */
    public void lock(String mailbox) {
        permit(mailbox, "---------");
    }

    public void unlock(String mailbox) {
        permit(mailbox, "rwxr-xr-x");
    }

    private void permit(String mailbox, String permissions) {
        try {
            Files.setPosixFilePermissions(directory.resolve("mail").resolve(mailbox), PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the message files of a mailbox with their folder; flags are part of a maildir name, so a changed flag shows. */
    public List<String> messages(String mailbox) {
        return files(directory.resolve("mail").resolve(mailbox));
    }

    /** How many messages are in another folder of a mailbox; 0 when there is no such folder. */
    public int messagesIn(String mailbox, String folder) {
        return files(directory.resolve("mail").resolve(mailbox).resolve("." + folder)).size();
    }

    /** The messages that carry no flag, neither read nor deleted; an opened mailbox may have moved them from new to cur. */
    public List<String> unread(String mailbox) {
        return messages(mailbox).stream().map(file -> file.substring(file.indexOf('/') + 1))
                .filter(file -> !file.contains(":2,") || file.endsWith(":2,")).map(file -> file.replace(":2,", "")).toList();
    }

    private static List<String> files(Path inbox) {
        List<String> files = new ArrayList<>();
        for (String folder : List.of("cur", "new")) {
            String[] names = inbox.resolve(folder).toFile().list();
            Stream.of(names == null ? new String[0] : names).sorted().forEach(name -> files.add(folder + "/" + name));
        }
        return files;
    }

    private void openToMailUser() {
        run("chown", "-R", "mail:mail", directory.resolve("mail").toString());
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Dovecot, openssl and coreutils are needed: run dev/test, which installs them", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String configuration(URI introspection) throws IOException {
        Files.createDirectories(directory.resolve("mail"));
        openToMailUser();
        Files.writeString(directory.resolve("oauth2.conf.ext"), DovecotConfiguration.INTROSPECTION.formatted(introspection));
        return DovecotConfiguration.SERVER.formatted(directory, imap, imaps, pop3, pop3s);
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream() != null;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
