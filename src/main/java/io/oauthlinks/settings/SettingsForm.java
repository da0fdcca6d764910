package io.oauthlinks.settings;

import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.FieldRules;
import io.oauthlinks.message.Message;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was typed on the settings form, or sent by REST; not yet checked. Field names: {@code developmentOverride} (true or empty),
 * {@code allowedPrivateAddresses} (one per line), {@code outboundTimeout} (seconds), {@code outboundMaxBytes} (bytes), {@code
 * refreshBefore} (seconds), {@code auditRetention} (days); for incoming links {@code accessTokenLife} (seconds), {@code refreshTokenLife,
 * refreshTokenIdle} (days), {@code codeLife, refreshGrace} (seconds), {@code plainChallenge} (true or empty), {@code corsOrigins, restPaths}
 * (one per line), {@code failuresPerMinute}, {@code endOnPasswordChange} (true or empty), {@code problemRetention} (days); for proxies
 * {@code proxyUse} (NONE, JVM or OWN), {@code proxyHost, proxyPort, proxyUser, proxyPassword, proxyExceptions} (one per line), and the same
 * with {@code socks}; for mail channels {@code mailHosts} (one per line), {@code mailLogDays, mailOriginalDays}, {@code mailNewCustomers}
 * (for each channel and hour), {@code mailSpoolGigabytes}.
 */
public final class SettingsForm {

    /** Names of all fields, in the order of the form. */
    public static final List<String> FIELDS = Stream.of(List.of("developmentOverride", "allowedPrivateAddresses", "outboundTimeout",
            "outboundMaxBytes"), ProxyForm.FIELDS, List.of("refreshBefore", "auditRetention"), IncomingPolicyForm.FIELDS,
            MailPolicyForm.FIELDS).flatMap(List::stream).toList();
    private static final String MESSAGES = "oauth-links.settings.field.";
    private static final int MAX_ENTRIES = 100;
    private static final Pattern HOST = Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");
    private final Map<String, String> values = new LinkedHashMap<>();

    /** Fields that are missing count as empty; unknown ones are left out. */
    public SettingsForm(Map<String, String> typed) {
        for (String field : FIELDS) {
            String value = typed.get(field);
            values.put(field, value == null ? "" : value);
        }
    }

    public static SettingsForm of(Settings settings) {
        Map<String, String> values = IncomingPolicyForm.write(settings.incoming());
        values.put("developmentOverride", settings.developmentOverride() ? "true" : "");
        values.put("allowedPrivateAddresses", String.join("\n", settings.allowedPrivateAddresses()));
        values.put("outboundTimeout", String.valueOf(settings.outboundTimeout().toSeconds()));
        values.put("outboundMaxBytes", String.valueOf(settings.outboundMaxBytes()));
        values.put("refreshBefore", String.valueOf(settings.refreshBefore().toSeconds()));
        values.put("auditRetention", String.valueOf(settings.auditRetention().toDays()));
        values.putAll(ProxyForm.write(settings.proxies()));
        values.putAll(MailPolicyForm.write(settings.mail()));
        return new SettingsForm(values);
    }

    /** Everything as it was typed, without passwords. */
    public Map<String, String> values() {
        Map<String, String> shown = new LinkedHashMap<>(values);
        ProxyForm.PASSWORDS.forEach(shown::remove);
        return Collections.unmodifiableMap(shown);
    }

    /** Whether a password was typed, which is not shown again. */
    public boolean holdsPassword() {
        return ProxyForm.PASSWORDS.stream().anyMatch(field -> !values.get(field).isEmpty());
    }

    /**
     * @param stored whose passwords stay where none was typed
     * @throws io.oauthlinks.message.InvalidInput with a message at each field
     */
    public Settings check(Settings stored) {
        FieldErrors errors = new FieldErrors();
        List<String> allowed = entries(errors);
        int timeout = number("outboundTimeout", 1, 120, errors);
        int maxBytes = number("outboundMaxBytes", 4 * 1024, 4 * 1024 * 1024, errors);
        Proxies proxies = new ProxyForm(values, errors, MESSAGES, stored.proxies()).check();
        int refreshBefore = number("refreshBefore", 30, 3600, errors);
        int retention = number("auditRetention", 1, 3650, errors);
        IncomingPolicy incoming = new IncomingPolicyForm(values, errors, MESSAGES).check();
        MailPolicy mail = new MailPolicyForm(values, errors, MESSAGES).check();
        errors.throwIfAny();
        return new Settings(isOn(values.get("developmentOverride")), allowed, Duration.ofSeconds(timeout), maxBytes,
                Duration.ofSeconds(refreshBefore), Duration.ofDays(retention), incoming, proxies, mail);
    }

    /** A ticked box sends {@code on} when it has no value of its own. */
    static boolean isOn(String value) {
        return value.strip().equalsIgnoreCase("true") || value.strip().equalsIgnoreCase("on");
    }

    private List<String> entries(FieldErrors errors) {
        String field = "allowedPrivateAddresses";
        List<String> entries = Stream.of(values.get(field).split("[\\s,]+")).filter(entry -> !entry.isEmpty())
                .map(entry -> entry.toLowerCase(Locale.ROOT)).distinct().toList();
        if (entries.size() > MAX_ENTRIES) {
            errors.add(field, Message.of(MESSAGES + "too-many", MAX_ENTRIES));
        }
        entries.stream().filter(entry -> !isHost(entry)).findFirst().ifPresent(entry -> errors.add(field,
                Message.of(MESSAGES + "address-invalid", IncomingPolicyForm.shown(entry))));
        return entries;
    }

    /** A host name, an address or a CIDR block; in lower case. */
    static boolean isHost(String entry) {
        return AddressBlock.parse(entry).isPresent() || HOST.matcher(entry).matches() && !DIGITS_AND_DOTS.matcher(entry).matches();
    }

    private int number(String field, int least, int most, FieldErrors errors) {
        return new FieldRules(errors, MESSAGES).number(field, values.get(field).strip(), least, most).orElse(least);
    }
}
