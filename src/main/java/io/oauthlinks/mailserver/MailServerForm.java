package io.oauthlinks.mailserver;

import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.FieldRules;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.trust.TrustedCertificates;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was typed about a mail server, right or wrong, and the rules of each field. Field names are those of HTML and REST. */
public final class MailServerForm {

    public static final String NAME = "name";
    public static final String DESCRIPTION = "description";
    public static final String PRESET = "preset";
    public static final String PROTOCOL = "protocol";
    public static final String TLS_MODE = "tlsMode";
    public static final String HOST = "host";
    public static final String PORT = "port";
    public static final String TIMEOUT = "timeout";
    public static final String USER_NAME = "userName";
    public static final String AUTHENTICATION = "authentication";
    public static final String PASSWORD = "password";
    public static final String LINK_ID = "linkId";
    public static final String ACCOUNT_ID = "accountId";
    public static final String TRUSTED_CERTIFICATE = "trustedCertificate";
    public static final String ENABLED = "enabled";

    static final String MESSAGES = "oauth-links.mail-server.edit.error.";

    /** All fields, in the order of the screen. */
    public static final List<String> FIELDS = List.of(NAME, DESCRIPTION, PRESET, PROTOCOL, TLS_MODE, HOST, PORT, TIMEOUT,
            TRUSTED_CERTIFICATE, AUTHENTICATION, LINK_ID, USER_NAME, PASSWORD, ACCOUNT_ID, ENABLED);

    private final Map<String, String> typed;

    /** @param typed missing fields are empty, unknown ones are ignored */
    public MailServerForm(Map<String, String> typed) {
        Map<String, String> known = new LinkedHashMap<>();
        for (String field : FIELDS) {
            String text = typed.get(field);
            // what people paste brings blanks and line ends along; in a password they may be meant
            known.put(field, text == null ? "" : field.equals(PASSWORD) ? text : text.strip());
        }
        this.typed = known;
    }

    /** For editing; the password stays out, empty means: keep it. */
    public static MailServerForm of(MailServer server) {
        MailEndpoint endpoint = server.endpoint();
        MailLogin login = server.login();
        Map<String, String> values = new LinkedHashMap<>();
        values.put(NAME, server.name());
        values.put(DESCRIPTION, server.description());
        values.put(PRESET, server.preset().name());
        values.put(PROTOCOL, endpoint.protocol().name());
        values.put(TLS_MODE, endpoint.tlsMode().name());
        values.put(HOST, endpoint.host());
        values.put(PORT, String.valueOf(endpoint.port()));
        values.put(TIMEOUT, String.valueOf(endpoint.timeout().toSeconds()));
        values.put(TRUSTED_CERTIFICATE, endpoint.trustedCertificate());
        values.put(AUTHENTICATION, login.authentication().name());
        values.put(USER_NAME, login.userName());
        values.put(LINK_ID, idText(login.linkId()));
        values.put(ACCOUNT_ID, idText(login.accountId()));
        values.put(ENABLED, String.valueOf(server.enabled()));
        return new MailServerForm(values);
    }

    /** A new mail server: Gmail by IMAP, signing in with an outgoing link. */
    public static MailServerForm blank() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(PRESET, MailPreset.GMAIL.name());
        values.put(PROTOCOL, MailProtocol.IMAP.name());
        values.put(TLS_MODE, TlsMode.IMPLICIT.name());
        values.put(HOST, MailPreset.GMAIL.host(MailProtocol.IMAP));
        values.put(PORT, String.valueOf(MailProtocol.IMAP.defaultPort(TlsMode.IMPLICIT)));
        values.put(TIMEOUT, "10");
        values.put(AUTHENTICATION, MailAuthentication.OAUTH2.name());
        values.put(ENABLED, "true");
        return new MailServerForm(values);
    }

    private static String idText(long id) {
        return id == 0 ? "" : String.valueOf(id);
    }

    /** Everything as it was typed, without the password (and without a private key that was pasted by mistake). */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>(typed);
        values.remove(PASSWORD);
        if (TrustedCertificates.holdsPrivateKey(typed.get(TRUSTED_CERTIFICATE))) {
            values.put(TRUSTED_CERTIFICATE, "");
        }
        return values;
    }

    /** As typed; empty when missing. Never the password. */
    public String value(String field) {
        return values().getOrDefault(field, "");
    }

    /** Whether mail is to be fetched; otherwise a draft is meant, whose credentials may be incomplete. */
    public boolean enabled() {
        return typed.get(ENABLED).equals("true") || typed.get(ENABLED).equals("on");
    }

    /** {@link MailEndpoint#place()} of what was typed; empty while that is not a usable endpoint. */
    public String place() {
        return readEndpoint(new FieldRules(new FieldErrors(), MESSAGES)).map(MailEndpoint::place).orElse("");
    }

    /** The outgoing link that was chosen; 0 when none was, or when it is not to be used. */
    long link() {
        boolean used = typed.get(AUTHENTICATION).equals(MailAuthentication.OAUTH2.name());
        return used ? new FieldRules(new FieldErrors(), MESSAGES).row(LINK_ID, typed.get(LINK_ID)) : 0;
    }

    /** The subjects of the typed certificates, to be shown; empty when there is none that can be read. */
    public List<String> certificateSubjects() {
        try {
            return typed.get(TRUSTED_CERTIFICATE).isEmpty() ? List.of()
                    : TrustedCertificates.parse(typed.get(TRUSTED_CERTIFICATE)).subjects();
        } catch (CertificateException unreadable) {
            return List.of();
        }
    }

    Optional<Secret> password() {
        return typed.get(PASSWORD).isEmpty() ? Optional.empty() : Optional.of(Secret.of(typed.get(PASSWORD)));
    }

    /** Judges each field by itself; what is fine comes back typed, what is not is in {@code errors}. */
    Optional<Read> read(FieldErrors errors) {
        FieldRules rules = new FieldRules(errors, MESSAGES);
        rules.requiredLine(NAME, typed.get(NAME), 100);
        rules.lines(DESCRIPTION, typed.get(DESCRIPTION), 255);
        Optional<MailPreset> preset = rules.choice(PRESET, typed.get(PRESET), MailPreset.class);
        Optional<MailEndpoint> endpoint = readEndpoint(rules);
        Optional<MailAuthentication> authentication = rules.choice(AUTHENTICATION, typed.get(AUTHENTICATION), MailAuthentication.class);
        Optional<String> userName = readUserName(rules);
        rules.line(PASSWORD, typed.get(PASSWORD), 4000);
        long link = rules.row(LINK_ID, typed.get(LINK_ID));
        long account = rules.row(ACCOUNT_ID, typed.get(ACCOUNT_ID));
        if (!errors.isEmpty()) {
            return Optional.empty();
        }
        MailLogin login = new MailLogin(authentication.orElseThrow(), userName.orElseThrow(), password().orElse(null), link, account);
        return Optional.of(new Read(typed.get(NAME), typed.get(DESCRIPTION), preset.orElseThrow(), endpoint.orElseThrow(), login));
    }

    /** Fields that are fine each by itself; the login still lacks what is kept. */
    record Read(String name, String description, MailPreset preset, MailEndpoint endpoint, MailLogin login) { }

    private Optional<MailEndpoint> readEndpoint(FieldRules rules) {
        Optional<MailProtocol> protocol = rules.choice(PROTOCOL, typed.get(PROTOCOL), MailProtocol.class);
        Optional<TlsMode> mode = rules.choice(TLS_MODE, typed.get(TLS_MODE), TlsMode.class);
        Optional<String> host = readHost(rules);
        Optional<Integer> port = rules.number(PORT, typed.get(PORT), 1, 65535);
        Optional<Integer> timeout = rules.number(TIMEOUT, typed.get(TIMEOUT), 1, 120);
        boolean certificate = rules.certificates(TRUSTED_CERTIFICATE, typed.get(TRUSTED_CERTIFICATE));
        if (protocol.isEmpty() || mode.isEmpty() || host.isEmpty() || port.isEmpty() || timeout.isEmpty() || !certificate) {
            return Optional.empty();
        }
        return Optional.of(new MailEndpoint(protocol.get(), mode.get(), host.get(), port.get(),
                Duration.ofSeconds(timeout.get()), typed.get(TRUSTED_CERTIFICATE)));
    }

    private Optional<String> readHost(FieldRules rules) {
        String text = typed.get(HOST);
        if (!rules.requiredLine(HOST, text, 253)) {
            return Optional.empty();
        }
        String lower = text.toLowerCase(Locale.ROOT);
        Optional<String> host = Optional.empty();
        if (lower.contains("://")) {
            rules.refuse(HOST, "host.scheme");
        } else if (text.indexOf('@') >= 0) {
            rules.refuse(HOST, "host.user");
        } else if (text.matches("[^:\\[\\]]+:\\d+")) {
            rules.refuse(HOST, "host.port");
        } else if (text.indexOf('/') >= 0) {
            rules.refuse(HOST, "host.path");
        } else if (text.chars().anyMatch(Character::isWhitespace)) {
            rules.refuse(HOST, "host.blank");
        } else {
            host = HostName.toAscii(text);
            if (host.isEmpty()) {
                rules.refuse(HOST, "host.syntax");
            }
        }
        return host;
    }

    private Optional<String> readUserName(FieldRules rules) {
        String text = typed.get(USER_NAME);
        if (!rules.requiredLine(USER_NAME, text, 320)) {
            return Optional.empty();
        }
        int at = text.lastIndexOf('@');
        if (text.chars().anyMatch(c -> Character.isWhitespace(c) || c == '<' || c == '>')) {
            rules.refuse(USER_NAME, "userName.syntax");
        } else if (at >= 0 && (at == 0 || HostName.toAscii(text.substring(at + 1)).isEmpty())) {
            rules.refuse(USER_NAME, "userName.domain");
        } else {
            return Optional.of(text);
        }
        return Optional.empty();
    }
}
