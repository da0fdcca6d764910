package io.oauthlinks.settings;

import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.FieldRules;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The part of the settings form about mail channels: how its fields are written and judged. */
final class MailPolicyForm {

    static final List<String> FIELDS = List.of("mailHosts", "mailLogDays", "mailOriginalDays", "mailNewCustomers", "mailSpoolGigabytes");
    private static final int MAX_ENTRIES = 100;
    private static final int MOST_DAYS = 3650;
    private static final int MOST_CUSTOMERS = 10_000;
    private static final int MOST_GIGABYTES = 100_000;

    private final Map<String, String> values;
    private final FieldRules rules;
    private final FieldErrors errors;

    MailPolicyForm(Map<String, String> values, FieldErrors errors, String messages) {
        this.values = values;
        this.errors = errors;
        this.rules = new FieldRules(errors, messages);
    }

    static Map<String, String> write(MailPolicy policy) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("mailHosts", String.join("\n", policy.serverHosts()));
        values.put("mailLogDays", String.valueOf(policy.logRetention().toDays()));
        values.put("mailOriginalDays", String.valueOf(policy.originalRetention().toDays()));
        values.put("mailNewCustomers", String.valueOf(policy.newCustomers()));
        values.put("mailSpoolGigabytes", String.valueOf(policy.spoolGigabytes()));
        return values;
    }

    /** Leaves a message at each field that is wrong; the policy counts only when there is none. */
    MailPolicy check() {
        List<String> hosts = hosts();
        int log = number("mailLogDays", 1, MOST_DAYS);
        int original = number("mailOriginalDays", 1, MOST_DAYS);
        int customers = number("mailNewCustomers", 0, MOST_CUSTOMERS);
        int gigabytes = number("mailSpoolGigabytes", 1, MOST_GIGABYTES);
        if (original > log && !errors.has("mailLogDays")) {
            rules.refuse("mailOriginalDays", "original-too-long");
        }
        return new MailPolicy(Duration.ofDays(log), Duration.ofDays(original), hosts, customers, gigabytes);
    }

    private int number(String field, int least, int most) {
        return rules.number(field, values.get(field).strip(), least, most).orElse(least);
    }

    /** Blocks of addresses are no mail servers. */
    private List<String> hosts() {
        List<String> hosts = Stream.of(values.get("mailHosts").split("[\\s,]+")).filter(host -> !host.isEmpty())
                .map(host -> host.toLowerCase(Locale.ROOT)).distinct().toList();
        if (hosts.size() > MAX_ENTRIES) {
            rules.refuse("mailHosts", "too-many", MAX_ENTRIES);
        }
        hosts.stream().filter(host -> host.contains("/") || !isHostWithPort(host)).findFirst()
                .ifPresent(host -> rules.refuse("mailHosts", "mail-host-invalid", IncomingPolicyForm.shown(host)));
        return hosts;
    }

    /** The port only where it is not the usual one. */
    private static boolean isHostWithPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean ported = colon > 0 && host.indexOf(':') == colon;
        return SettingsForm.isHost(ported ? host.substring(0, colon) : host)
                && (!ported || host.substring(colon + 1).matches("[1-9][0-9]{0,4}") && Integer.parseInt(host.substring(colon + 1)) <= 65_535);
    }
}
