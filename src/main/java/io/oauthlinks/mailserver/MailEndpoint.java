package io.oauthlinks.mailserver;

import java.time.Duration;
import java.util.Locale;

/**
 * Where and how to connect. A kept password or token is never sent to another endpoint than the one it was entered or authorized for.
 *
 * @param host               name in ASCII (IDNA), IPv4 address, or IPv6 address without brackets
 * @param timeout            for each step
 * @param trustedCertificate PEM of the certificate or CA to trust besides the JVM's; empty for none
 */
public record MailEndpoint(MailProtocol protocol, TlsMode tlsMode, String host, int port, Duration timeout, String trustedCertificate) {

    /** What a credential is bound to, as one word such as {@code imap-implicit://mail.example.com:993}; certificate and timeout are not part of it. */
    public String place() {
        return (protocol + "-" + tlsMode + "://" + host + ":" + port).toLowerCase(Locale.ROOT);
    }

    /** The same place, trusting the same certificates: only then a kept password goes along. */
    public boolean keepsSecretsOf(MailEndpoint other) {
        return place().equals(other.place()) && trustedCertificate.equals(other.trustedCertificate);
    }
}
