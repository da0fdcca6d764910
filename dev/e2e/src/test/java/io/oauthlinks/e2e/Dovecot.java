package io.oauthlinks.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A real mail server: Debian's Dovecot in the foreground on free loopback ports, with a configuration of its own. It asks the
 * authorization server's introspection endpoint about every token, so an expired or revoked token is refused. Its certificate is
 * signed by a CA of its own, which nobody trusts unless told to; at 127.0.0.2 it has expired, at 127.0.0.3 it is for another host.
 */
final class Dovecot implements AutoCloseable {

    final int imap = freePort();
    final int imaps = freePort();
    final int pop3 = freePort();
    final int pop3s = freePort();
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
        for (int port : new int[] {imap, pop3}) {
            Eventually.until("Dovecot on port " + port, () -> listens(port), Boolean::booleanValue);
        }
    }

    /**
     * @param introspection endpoint with client id and secret as user information: Dovecot sends them as HTTP Basic
     * @param settings      lines of its configuration that take the place of the usual ones, such as {@code ssl = no}
     */
    static Dovecot start(URI introspection, String... settings) {
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
    String caCertificate() {
        return read(directory.resolve("ca.pem"));
    }

    String log() {
        return read(directory.resolve("dovecot.log"));
    }

    /** Puts an unread mail into a mailbox's INBOX. */
    void deliver(String mailbox, String subject) {
        deliver(mailbox, Map.of("From", "customer@example.com", "Subject", subject), "Hello");
    }

    /** @param headers besides the recipient and a Message-ID of its own, if there is none among them */
    void deliver(String mailbox, Map<String, String> headers, String body) {
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
    void fill(String mailbox, int mails, int bytes) {
        try {
            Path inbox = Files.createDirectories(directory.resolve("mail").resolve(mailbox).resolve("new"));
            String head = "From: customer@example.com\r\nTo: " + mailbox + "\r\nSubject: Filled\r\n\r\n";
            String line = "0123456789".repeat(7) + "\r\n";
            String body = line.repeat(Math.max(1, (bytes - head.length()) / line.length()));
            for (int i = 0; i < mails; i++) {
                Files.writeString(inbox.resolve(String.format("1800000000.M%06d.test", i)), head + body);
            }
            openToMailUser();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the sessions of a mailbox, as a server does whose administrator wants it. */
    void kick(String mailbox) {
        run("doveadm", "-c", path("dovecot.conf"), "kick", mailbox);
    }

    /** Nobody can open the mailbox any more, until {@link #unlock}. */
    void lock(String mailbox) {
        permit(mailbox, "---------");
    }

    void unlock(String mailbox) {
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
    List<String> messages(String mailbox) {
        return files(directory.resolve("mail").resolve(mailbox));
    }

    /** How many messages are in another folder of a mailbox; 0 when there is no such folder. */
    int messagesIn(String mailbox, String folder) {
        return files(directory.resolve("mail").resolve(mailbox).resolve("." + folder)).size();
    }

    /** The messages that carry no flag, neither read nor deleted; an opened mailbox may have moved them from new to cur. */
    List<String> unread(String mailbox) {
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
        Files.writeString(directory.resolve("oauth2.conf.ext"), """
                introspection_mode = post
                introspection_url = %s
                force_introspection = yes
                username_attribute = sub
                active_attribute = active
                active_value = true
                """.formatted(introspection));
        return """
                base_dir = %1$s/run
                state_dir = %1$s/state
                log_path = %1$s/dovecot.log
                auth_verbose = yes
                protocols = imap pop3
                listen = 127.0.0.1, 127.0.0.2, 127.0.0.3
                ssl = yes
                ssl_cert = <%1$s/server.pem
                ssl_key = <%1$s/server.key
                local 127.0.0.2 {
                  ssl_cert = <%1$s/expired.pem
                }
                local 127.0.0.3 {
                  ssl_cert = <%1$s/other-host.pem
                }
                disable_plaintext_auth = yes
                auth_mechanisms = plain login xoauth2 oauthbearer
                auth_failure_delay = 0
                mail_location = maildir:%1$s/mail/%%u
                first_valid_uid = 1
                passdb {
                  driver = oauth2
                  mechanisms = xoauth2 oauthbearer
                  args = %1$s/oauth2.conf.ext
                }
                passdb {
                  driver = static
                  mechanisms = plain login
                  args = password=mailbox-password-7316
                }
                userdb {
                  driver = static
                  args = uid=mail gid=mail home=%1$s/mail/%%u
                }
                service anvil {
                  unix_listener anvil-auth-penalty {
                    mode = 0
                  }
                }
                service imap-login {
                  inet_listener imap {
                    port = %2$d
                  }
                  inet_listener imaps {
                    port = %3$d
                    ssl = yes
                  }
                }
                service pop3-login {
                  inet_listener pop3 {
                    port = %4$d
                  }
                  inet_listener pop3s {
                    port = %5$d
                    ssl = yes
                  }
                }
                """.formatted(directory, imap, imaps, pop3, pop3s);
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
