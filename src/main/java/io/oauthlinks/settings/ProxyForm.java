package io.oauthlinks.settings;

import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.FieldRules;
import io.oauthlinks.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The part of the settings form about proxies. A password that was left empty is the stored one, as long as it goes to the same proxy and user. */
final class ProxyForm {

    static final List<String> FIELDS = List.of("proxyUse", "proxyHost", "proxyPort", "proxyUser", "proxyPassword", "proxyExceptions",
            "socksHost", "socksPort", "socksUser", "socksPassword", "socksExceptions");
    static final List<String> PASSWORDS = List.of("proxyPassword", "socksPassword");

    private static final String HTTP = "proxy";
    private static final String SOCKS = "socks";
    private static final int MAX_ENTRIES = 100;
    /** Of user and password each: RFC 1929 section 2 counts them in one byte; HTTP proxies take as much. */
    private static final int MAX_LOGIN_BYTES = 255;

    private final Map<String, String> values;
    private final FieldErrors errors;
    private final FieldRules rules;
    private final Proxies stored;

    ProxyForm(Map<String, String> values, FieldErrors errors, String messages, Proxies stored) {
        this.values = values;
        this.errors = errors;
        this.rules = new FieldRules(errors, messages);
        this.stored = stored;
    }

    static Map<String, String> write(Proxies proxies) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("proxyUse", proxies.use().name());
        write(HTTP, proxies.http(), values);
        write(SOCKS, proxies.socks(), values);
        return values;
    }

    private static void write(String kind, ProxyServer server, Map<String, String> values) {
        values.put(kind + "Host", server.host());
        values.put(kind + "Port", server.isNone() ? "" : String.valueOf(server.port()));
        values.put(kind + "User", server.user());
        values.put(kind + "Exceptions", String.join("\n", server.exceptions()));
    }

    /** Leaves a message at each field that is wrong; the proxies count only when there is none. */
    Proxies check() {
        ProxyUse use = rules.choice("proxyUse", values.get("proxyUse").strip(), ProxyUse.class).orElse(ProxyUse.NONE);
        return new Proxies(use, server(HTTP, stored.http(), use == ProxyUse.OWN), server(SOCKS, stored.socks(), false));
    }

    private ProxyServer server(String kind, ProxyServer before, boolean needed) {
        String host = text(kind, "Host").toLowerCase(Locale.ROOT).replaceFirst("^\\[(.*)]$", "$1");
        if (host.isEmpty()) {
            boolean begun = Stream.of("Port", "User", "Password", "Exceptions").anyMatch(field -> !text(kind, field).isEmpty());
            if (needed || begun) {
                rules.required(kind + "Host", host);
            }
            return ProxyServer.NONE;
        }
        if (host.contains("/") || !SettingsForm.isHost(host)) {
            rules.refuse(kind + "Host", "proxy-host-invalid", IncomingPolicyForm.shown(host));
        }
        int port = rules.number(kind + "Port", text(kind, "Port"), 1, 65535).orElse(1);
        return login(kind, new ProxyServer(host, port, text(kind, "User"), null, false, exceptions(kind)), before);
    }

    private ProxyServer login(String kind, ProxyServer typed, ProxyServer before) {
        String field = kind + "Password";
        String password = values.get(field);
        loginText(kind + "User", typed.user());
        loginText(field, password);
        if (kind.equals(HTTP) && typed.user().indexOf(':') >= 0) {
            // RFC 7617 section 2: the first colon ends the user name
            rules.refuse(kind + "User", "proxy-user-colon");
        }
        if (typed.user().isEmpty()) {
            if (!password.isEmpty()) {
                rules.required(kind + "User", "");
            }
            return typed;
        }
        if (!password.isEmpty()) {
            return typed.with(Secret.of(password), false);
        }
        boolean kept = before.password() != null || before.unreadable();
        boolean same = before.place().equals(typed.place()) && before.user().equals(typed.user());
        if (kept && !same) {
            rules.refuse(field, "proxy-password-again", before.place());
        } else if (!kept) {
            rules.required(field, "");
        }
        return typed.with(before.password(), before.unreadable());
    }

    private void loginText(String field, String text) {
        if (rules.line(field, text, MAX_LOGIN_BYTES) && text.getBytes(StandardCharsets.UTF_8).length > MAX_LOGIN_BYTES) {
            rules.refuse(field, "login-too-long", MAX_LOGIN_BYTES);
        }
    }

    private List<String> exceptions(String kind) {
        String field = kind + "Exceptions";
        List<String> entries = Stream.of(values.get(field).split("[\\s,|]+")).filter(entry -> !entry.isEmpty())
                .map(entry -> entry.toLowerCase(Locale.ROOT).replaceFirst("^\\.", "*.")).distinct().toList();
        if (entries.size() > MAX_ENTRIES) {
            rules.refuse(field, "too-many", MAX_ENTRIES);
        }
        entries.stream().filter(entry -> !SettingsForm.isHost(entry.replaceFirst("^\\*\\.", ""))).findFirst()
                .ifPresent(entry -> rules.refuse(field, "exception-invalid", IncomingPolicyForm.shown(entry)));
        return errors.has(field) ? List.of() : entries;
    }

    private String text(String kind, String field) {
        return field.equals("Password") ? values.get(kind + field) : values.get(kind + field).strip();
    }
}
