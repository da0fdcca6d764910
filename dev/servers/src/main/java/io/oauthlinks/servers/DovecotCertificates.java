package io.oauthlinks.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A CA of Dovecot's own and what it has signed: {@code server.pem}, {@code expired.pem} and {@code other-host.pem} with one key. */
final class DovecotCertificates {

    private final Path directory;

    private DovecotCertificates(Path directory) {
        this.directory = directory;
    }

    static void makeIn(Path directory) throws IOException {
        new DovecotCertificates(directory).make();
    }

    private void make() throws IOException {
        Dovecot.run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=Test mail CA",
                "-keyout", path("ca.key"), "-out", path("ca.pem"));
        Dovecot.run("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout", path("server.key"), "-out", path("server.csr"));
        issue("server.pem", "DNS:localhost", "60");
        issue("expired.pem", "IP:127.0.0.2", "-1");
        issue("other-host.pem", "DNS:mail.example.com", "60");
    }

    private void issue(String file, String subjectAltName, String days) throws IOException {
        Path extensions = directory.resolve("extensions");
        Files.writeString(extensions, "subjectAltName=" + subjectAltName + "\n");
        Dovecot.run("openssl", "x509", "-req", "-in", path("server.csr"), "-CA", path("ca.pem"), "-CAkey", path("ca.key"), "-CAcreateserial",
                "-days", days, "-extfile", extensions.toString(), "-out", path(file));
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }
}
