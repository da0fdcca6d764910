package io.oauthlinks.message;

import io.oauthlinks.trust.TrustedCertificates;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may stand in the fields of a form: rules for one typed text each. A broken rule leaves a message at its field. */
public final class FieldRules {

    /** Longest URL that every database stores and indexes. */
    public static final int MAX_URL = 450;
    private static final int MAX_CERTIFICATES = 20_000;
    private static final String SHARED = "oauth-links.common.field.";
    private static final Pattern PRINTABLE_ASCII = Pattern.compile("[\\x20-\\x7E]*");
    private final FieldErrors errors;
    private final String own;

    /** @param own beginning of the i18n keys of the form's own messages, with the dot at its end */
    public FieldRules(FieldErrors errors, String own) {
        this.errors = errors;
        this.own = own;
    }

    /** Leaves a message of the form's own. */
    public void refuse(String field, String reason, Object... arguments) {
        errors.add(field, Message.of(own + reason, arguments));
    }

    public boolean required(String field, String text) {
        return !text.isBlank() || broken(field, "empty");
    }

    public boolean notLonger(String field, String text, int longest) {
        return text.length() <= longest || broken(field, "too-long", longest);
    }

    /** Text for people: any characters that make whole text, but no control characters, so that no line of a log or header can be forged with it. */
    public boolean line(String field, String text, int longest) {
        return free(field, text, longest, "");
    }

    /** As {@link #line}, and not blank. */
    public boolean requiredLine(String field, String text, int longest) {
        return required(field, text) && line(field, text, longest);
    }

    /** As {@link #line}; line breaks and tabs are welcome. */
    public boolean lines(String field, String text, int longest) {
        return free(field, text, longest, "\r\n\t");
    }

    private boolean free(String field, String text, int longest, String welcome) {
        if (!notLonger(field, text, longest)) {
            return false;
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && welcome.indexOf(c) < 0)) {
            return broken(field, "control-character");
        }
        return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE) || broken(field, "broken-characters");
    }

    /** Text for machines: visible ASCII without blanks. */
    public boolean token(String field, String text, int longest) {
        boolean blank = text.chars().anyMatch(c -> c == ' ' || c == 0xA0);
        return line(field, text, longest) && (!blank || broken(field, "blank-inside")) && ascii(field, text);
    }

    /** A client secret (RFC 6749 appendix A.2): visible ASCII and blanks. */
    public boolean secret(String field, String text, int longest) {
        return line(field, text, longest) && ascii(field, text);
    }

    private boolean ascii(String field, String text) {
        return PRINTABLE_ASCII.matcher(text).matches() || broken(field, "not-ascii");
    }

    /** A whole number from {@code least} to {@code most}. */
    public Optional<Integer> number(String field, String text, int least, int most) {
        if (text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        }
        broken(field, "number-invalid", least, most);
        return Optional.empty();
    }

    public <E extends Enum<E>> Optional<E> choice(String field, String text, Class<E> type) {
        Optional<E> chosen = Arrays.stream(type.getEnumConstants()).filter(value -> value.name().equals(text)).findFirst();
        if (chosen.isEmpty()) {
            broken(field, "choice-unknown");
        }
        return chosen;
    }

    /** A row number; empty text is 0. */
    public long row(String field, String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (text.matches("[0-9]{1,18}")) {
            return Long.parseLong(text);
        }
        broken(field, "choice-unknown");
        return 0;
    }

    /** A complete URL: https or, where that is accepted, http; a host, no credentials, no fragment; at most {@link #MAX_URL} characters. */
    public Optional<URI> url(String field, String text, boolean httpAccepted) {
        if (!token(field, text, MAX_URL)) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text);
            String reason = flaw(uri, httpAccepted);
            if (reason.isEmpty()) {
                return Optional.of(uri);
            }
            broken(field, reason);
        } catch (URISyntaxException e) {
            broken(field, "url-invalid");
        }
        return Optional.empty();
    }

    private static String flaw(URI uri, boolean httpAccepted) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && httpAccepted)) {
            return scheme.equals("http") ? "url-http" : "url-scheme";
        }
        if (uri.getRawUserInfo() != null || uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
            return "url-userinfo";
        }
        if (uri.getHost() == null) {
            return "url-invalid";
        }
        if (uri.getPort() == 0 || uri.getPort() > 65535) {
            return "url-port";
        }
        return uri.getRawFragment() != null ? "url-fragment" : "";
    }

    /** Certificates in PEM to trust besides the JVM's, or empty. A private key that was pasted along is refused. */
    public boolean certificates(String field, String text) {
        if (text.isEmpty()) {
            return true;
        }
        if (!lines(field, text, MAX_CERTIFICATES)) {
            return false;
        }
        if (TrustedCertificates.holdsPrivateKey(text)) {
            return broken(field, "certificate-private-key");
        }
        try {
            TrustedCertificates.parse(text);
            return true;
        } catch (CertificateException unreadable) {
            return broken(field, "certificate-unreadable");
        }
    }

    /** Always false, so that a rule can end with it. */
    private boolean broken(String field, String reason, Object... arguments) {
        errors.add(field, Message.of(SHARED + reason, arguments));
        return false;
    }
}
