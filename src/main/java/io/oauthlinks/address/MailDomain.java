package io.oauthlinks.address;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The domain of a mailbox, in the one form in which domains can be compared: ASCII (IDNA) and lower case. */
public final class MailDomain {

    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    /** At least two labels (RFC 5321 section 2.3.5), the last one no number. */
    private static final Pattern PUBLIC = Pattern.compile("(" + LABEL + "\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");
    private static final Pattern ANY = Pattern.compile("(" + LABEL + "\\.)*" + LABEL);

    private MailDomain() {
    }

    /** What stands behind the last @ of a mailbox; empty when that is no domain. */
    public static Optional<String> of(String mailbox) {
        int at = mailbox.lastIndexOf('@');
        return at < 0 ? Optional.empty() : normal(mailbox.substring(at + 1));
    }

    /** Empty for what is no domain of the public network. */
    public static Optional<String> normal(String typed) {
        return ascii(typed).filter(domain -> PUBLIC.matcher(domain).matches());
    }

    /** Of one label, too, as in a network of one's own; empty for what is no domain. */
    public static Optional<String> normalOfAnyNetwork(String typed) {
        return ascii(typed).filter(domain -> ANY.matcher(domain).matches());
    }

    private static Optional<String> ascii(String typed) {
        try {
            return Optional.of(IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT)).filter(domain -> domain.length() <= 253);
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }
}
