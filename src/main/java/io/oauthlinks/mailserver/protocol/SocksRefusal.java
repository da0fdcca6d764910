package io.oauthlinks.mailserver.protocol;

import java.io.IOException;

/** The SOCKS proxy was reached and did not connect to the mail server. */
public final class SocksRefusal extends IOException {

    private static final long serialVersionUID = 1L;
    private final Reason reason;

    /** Those from FORBIDDEN on are replies of RFC 1928 section 6. */
    public enum Reason { NOT_SOCKS, LOGIN_NEEDED, LOGIN_REFUSED, FORBIDDEN, TARGET_UNREACHABLE, TARGET_REFUSED, FAILED }

    SocksRefusal(Reason reason) {
        super("Refused by the SOCKS proxy: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
