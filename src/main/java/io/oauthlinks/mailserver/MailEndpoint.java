package io.oauthlinks.mailserver;

import java.time.Duration;

/**
 * Where and how to connect. A kept password or token is never sent to another endpoint than the one it was entered or authorized for.
 *
 * @param timeout            for each step
 * @param trustedCertificate PEM of the certificate or CA to trust besides the JVM's; empty for none
 */
public record MailEndpoint(MailProtocol protocol, TlsMode tlsMode, String host, int port, Duration timeout, String trustedCertificate) { }
