package io.oauthlinks.mailserver.protocol;

/** The first line that a server says, judged. */
public record Greeting(Kind kind, String words) {

    /** {@link #READY}: as expected; the others say what speaks there or why not. */
    public enum Kind { READY, SIGNED_IN_ALREADY, BYE, IMAP, POP3, SMTP, HTTP, SSH, OTHER }

    /** What another protocol than the expected one begins with. */
    static Kind foreign(String line) {
        if (line.startsWith("* ")) {
            return Kind.IMAP;
        }
        if (line.startsWith("+OK")) {
            return Kind.POP3;
        }
        if (line.startsWith("220 ") || line.startsWith("220-") || line.startsWith("554 ")) {
            return Kind.SMTP;
        }
        if (line.startsWith("HTTP/")) {
            return Kind.HTTP;
        }
        return line.startsWith("SSH-") ? Kind.SSH : Kind.OTHER;
    }
}
