package io.oauthlinks.outgoinglink;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The domain of a mailbox, in the one form in which domains can be compared: ASCII (IDNA) and lower case. */
final class MailDomain {

    /** At least two labels (RFC 5321 section 2.3.5), the last one no number. */
    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    private MailDomain() {
    }

    /** What stands behind the last @ of a mailbox; empty when that is no domain. */
    static Optional<String> of(String mailbox) {
        int at = mailbox.lastIndexOf('@');
        return at < 0 ? Optional.empty() : normal(mailbox.substring(at + 1));
    }

    /** Empty for what is no domain. */
    static Optional<String> normal(String typed) {
        try {
            String ascii = IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return ascii.length() <= 253 && DOMAIN.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }
}
