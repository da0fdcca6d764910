package io.oauthlinks.settings;

import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.FieldRules;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The part of the settings form about incoming links: how its fields are written and judged. */
final class IncomingPolicyForm {

    static final List<String> FIELDS = List.of("accessTokenLife", "refreshTokenLife", "refreshTokenIdle", "codeLife", "refreshGrace",
            "plainChallenge", "corsOrigins", "restPaths", "failuresPerMinute", "endOnPasswordChange", "problemRetention");

    private static final int MAX_ENTRIES = 100;
    private static final int SHOWN = 80;
    /** What a browser sends as {@code Origin}: scheme, host and, unless it is the scheme's own, port (RFC 6454 section 6.2). */
    private static final Pattern ORIGIN = Pattern.compile("(https?)://([a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");
    /** A second segment at least: {@code /rest} alone would open the REST interface of every app. */
    private static final Pattern REST_PATH = Pattern.compile("/rest(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+");

    private final Map<String, String> values;
    private final FieldErrors errors;
    private final FieldRules rules;

    IncomingPolicyForm(Map<String, String> values, FieldErrors errors, String messages) {
        this.values = values;
        this.errors = errors;
        this.rules = new FieldRules(errors, messages);
    }

    static Map<String, String> write(IncomingPolicy policy) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("accessTokenLife", String.valueOf(policy.accessTokenLife().toSeconds()));
        values.put("refreshTokenLife", String.valueOf(policy.refreshTokenLife().toDays()));
        values.put("refreshTokenIdle", String.valueOf(policy.refreshTokenIdle().toDays()));
        values.put("codeLife", String.valueOf(policy.codeLife().toSeconds()));
        values.put("refreshGrace", String.valueOf(policy.refreshGrace().toSeconds()));
        values.put("plainChallenge", policy.plainChallenge() ? "true" : "");
        values.put("corsOrigins", String.join("\n", policy.corsOrigins()));
        values.put("restPaths", String.join("\n", policy.restPaths()));
        values.put("failuresPerMinute", String.valueOf(policy.failuresPerMinute()));
        values.put("endOnPasswordChange", policy.endOnPasswordChange() ? "true" : "");
        values.put("problemRetention", String.valueOf(policy.problemRetention().toDays()));
        return values;
    }

    /** Leaves a message at each field that is wrong; the policy counts only when there is none. */
    IncomingPolicy check() {
        Duration accessTokenLife = duration("accessTokenLife", 5, 86_400, Duration::ofSeconds);
        Duration refreshTokenLife = duration("refreshTokenLife", 1, 3650, Duration::ofDays);
        Duration refreshTokenIdle = duration("refreshTokenIdle", 1, 3650, Duration::ofDays);
        if (refreshTokenIdle.compareTo(refreshTokenLife) > 0 && !errors.has("refreshTokenLife")) {
            rules.refuse("refreshTokenIdle", "idle-too-long");
        }
        Duration codeLife = duration("codeLife", 10, 600, Duration::ofSeconds);
        Duration refreshGrace = duration("refreshGrace", 0, 60, Duration::ofSeconds);
        List<String> origins = entries("corsOrigins", IncomingPolicyForm::origin, entry -> ORIGIN.matcher(entry).matches(), "origin-invalid");
        List<String> paths = entries("restPaths", entry -> entry.replaceFirst("/+$", ""), entry -> REST_PATH.matcher(entry).matches(),
                "rest-path-invalid");
        int failures = number("failuresPerMinute", 1, 1000);
        Duration problemRetention = duration("problemRetention", 1, 365, Duration::ofDays);
        return new IncomingPolicy(accessTokenLife, refreshTokenLife, refreshTokenIdle, codeLife, refreshGrace,
                SettingsForm.isOn(values.get("plainChallenge")), origins, paths, failures,
                SettingsForm.isOn(values.get("endOnPasswordChange")), problemRetention);
    }

    private Duration duration(String field, int least, int most, LongFunction<Duration> unit) {
        return unit.apply(number(field, least, most));
    }

    private int number(String field, int least, int most) {
        return rules.number(field, values.get(field).strip(), least, most).orElse(least);
    }

    private List<String> entries(String field, Function<String, String> normal, Predicate<String> valid, String reason) {
        List<String> entries = Stream.of(values.get(field).split("[\\s,]+")).filter(entry -> !entry.isEmpty()).map(normal).distinct().toList();
        if (entries.size() > MAX_ENTRIES) {
            rules.refuse(field, "too-many", MAX_ENTRIES);
        }
        entries.stream().filter(valid.negate()).findFirst().ifPresent(entry -> rules.refuse(field, reason, shown(entry)));
        return entries;
    }

    static String shown(String entry) {
        return entry.replaceAll("\\p{Cntrl}", "?").substring(0, Math.min(SHOWN, entry.length()));
    }

    /** As browsers write it: lower case, no slash at the end, no port that the scheme implies. */
    private static String origin(String entry) {
        return entry.toLowerCase(Locale.ROOT).replaceFirst("/$", "").replaceFirst("^(https://.*):443$|^(http://.*):80$", "$1$2");
    }
}
