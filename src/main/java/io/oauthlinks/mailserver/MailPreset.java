package io.oauthlinks.mailserver;

/** Which service's host names and ports fill the form; all presets use implicit TLS on the protocol's TLS port. */
public enum MailPreset {
    GMAIL("imap.gmail.com", "pop.gmail.com"),
    MICROSOFT_365("outlook.office365.com"),
    MICROSOFT_365_GCC_HIGH("outlook.office365.us"),
    MICROSOFT_365_DOD("outlook-dod.office365.us"),
    MICROSOFT_365_CHINA("partner.outlook.cn"),
    FASTMAIL("imap.fastmail.com", "pop.fastmail.com"),
    CUSTOM("");

    private final String imapHost;
    private final String pop3Host;

    MailPreset(String host) {
        this(host, host);
    }

    MailPreset(String imapHost, String pop3Host) {
        this.imapHost = imapHost;
        this.pop3Host = pop3Host;
    }

    /** Empty for {@link #CUSTOM}. */
    public String host(MailProtocol protocol) {
        return protocol == MailProtocol.IMAP ? imapHost : pop3Host;
    }

    /** Exchange Online in any of Microsoft's clouds. */
    public boolean isMicrosoft() {
        return name().startsWith("MICROSOFT_365");
    }
}
