package io.oauthlinks.outgoinglink;

import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.Message;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What may stand in the fields of a form; each broken rule leaves a message at its field. */
final class FieldRules {

    static final int MAX_URL = 450;
    private static final String MESSAGES = "oauth-links.outgoing-link.field.";
    private static final Pattern PRINTABLE_ASCII = Pattern.compile("[\\x20-\\x7E]*");
    private final FieldErrors errors;
    private final boolean httpAccepted;

    FieldRules(FieldErrors errors, boolean httpAccepted) {
        this.errors = errors;
        this.httpAccepted = httpAccepted;
    }

    boolean acceptsHttp() {
        return httpAccepted;
    }

    static Message message(String reason, Object... arguments) {
        return Message.of(MESSAGES + reason, arguments);
    }

    void add(String field, String reason, Object... arguments) {
        errors.add(field, message(reason, arguments));
    }

    void required(String field, String value) {
        if (value.isEmpty()) {
            add(field, "empty");
        }
    }

    /** Text for people: anything but control characters, so that no line of a log or header can be forged with it. */
    void text(String field, String value, int max) {
        tooLong(field, value, max);
        if (value.codePoints().anyMatch(Character::isISOControl)) {
            add(field, "control-character");
        }
    }

    /** Text for machines: visible ASCII without blanks. */
    void token(String field, String value, int max) {
        text(field, value, max);
        if (value.chars().anyMatch(c -> c == ' ' || c == 0xA0)) {
            add(field, "blank-inside");
        }
        ascii(field, value);
    }

    /** A client secret (RFC 6749 appendix A.2): visible ASCII and blanks. */
    void secret(String field, String value, int max) {
        text(field, value, max);
        ascii(field, value);
    }

    void tooLong(String field, String value, int max) {
        if (value.length() > max) {
            add(field, "too-long", max);
        }
    }

    private void ascii(String field, String value) {
        if (!PRINTABLE_ASCII.matcher(value).matches()) {
            add(field, "not-ascii");
        }
    }

    /** An endpoint: https (or http under the override), a host, no credentials, no fragment. Null when a rule is broken. */
    URI endpoint(String field, String value) {
        token(field, value, MAX_URL);
        if (errors.has(field)) {
            return null;
        }
        try {
            return checked(field, new URI(value));
        } catch (URISyntaxException e) {
            add(field, "url-invalid");
            return null;
        }
    }

    /** An issuer identifier has no query either (RFC 8414 section 2). */
    URI issuer(String field, String value) {
        URI uri = endpoint(field, value);
        if (uri != null && uri.getRawQuery() != null) {
            add(field, "url-query");
            return null;
        }
        return uri;
    }

    private URI checked(String field, URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && httpAccepted)) {
            add(field, scheme.equals("http") ? "url-http" : "url-scheme");
        } else if (uri.getRawUserInfo() != null || uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
            add(field, "url-userinfo");
        } else if (uri.getHost() == null) {
            add(field, "url-invalid");
        } else if (uri.getPort() == 0 || uri.getPort() > 65535) {
            add(field, "url-port");
        } else if (uri.getRawFragment() != null) {
            add(field, "url-fragment");
        }
        return errors.has(field) ? null : uri;
    }
}
