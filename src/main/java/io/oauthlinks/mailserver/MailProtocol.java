package io.oauthlinks.mailserver;

/** How mail is fetched; IMAP 143/993 and POP3 110/995 are the default ports. */
public enum MailProtocol {
    IMAP(143, 993), POP3(110, 995);

    private final int plainPort;
    private final int tlsPort;

    MailProtocol(int plainPort, int tlsPort) {
        this.plainPort = plainPort;
        this.tlsPort = tlsPort;
    }

    public int defaultPort(TlsMode mode) {
        return mode == TlsMode.IMPLICIT ? tlsPort : plainPort;
    }
}
