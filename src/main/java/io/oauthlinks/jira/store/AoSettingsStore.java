package io.oauthlinks.jira.store;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.settings.IncomingPolicy;
import io.oauthlinks.settings.Settings;
import io.oauthlinks.settings.SettingsStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.java.ao.Query;

/** The settings in Active Objects: one row, read at each call, so that every node sees a change at once. */
public final class AoSettingsStore implements SettingsStore {

    private static final String NAME = "settings";

    private final ActiveObjects ao;
    private final Settings initial;

    /** @param initial in force until settings are saved for the first time */
    public AoSettingsStore(ActiveObjects ao, Settings initial) {
        this.ao = ao;
        this.initial = initial;
    }

    @Override
    public Settings current() {
        return row().map(row -> read(JsonColumns.readMap(row.getContent()))).orElse(initial);
    }

    @Override
    public void save(Settings settings) {
        ao.executeInTransaction(() -> {
            SettingRow row = row().orElseGet(() -> ao.create(SettingRow.class, Map.of("NAME", NAME)));
            row.setContent(JsonColumns.write(write(settings)));
            row.save();
            return null;
        });
    }

    private Optional<SettingRow> row() {
        return Arrays.stream(ao.find(SettingRow.class, Query.select().where("NAME = ?", NAME))).findFirst();
    }

    private static Map<String, String> write(Settings settings) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("developmentOverride", String.valueOf(settings.developmentOverride()));
        values.put("allowedPrivateAddresses", String.join("\n", settings.allowedPrivateAddresses()));
        values.put("outboundTimeout", settings.outboundTimeout().toString());
        values.put("outboundMaxBytes", String.valueOf(settings.outboundMaxBytes()));
        values.put("refreshBefore", settings.refreshBefore().toString());
        values.put("auditRetention", settings.auditRetention().toString());
        writeIncoming(settings.incoming(), values);
        return values;
    }

    private static void writeIncoming(IncomingPolicy policy, Map<String, String> values) {
        values.put("accessTokenLife", policy.accessTokenLife().toString());
        values.put("refreshTokenLife", policy.refreshTokenLife().toString());
        values.put("refreshTokenIdle", policy.refreshTokenIdle().toString());
        values.put("codeLife", policy.codeLife().toString());
        values.put("refreshGrace", policy.refreshGrace().toString());
        values.put("plainChallenge", String.valueOf(policy.plainChallenge()));
        values.put("corsOrigins", String.join("\n", policy.corsOrigins()));
        values.put("restPaths", String.join("\n", policy.restPaths()));
        values.put("failuresPerMinute", String.valueOf(policy.failuresPerMinute()));
        values.put("endOnPasswordChange", String.valueOf(policy.endOnPasswordChange()));
        values.put("problemRetention", policy.problemRetention().toString());
    }

    /** A value that an older version did not write has its default. */
    private static Settings read(Map<String, String> values) {
        Map<String, String> all = write(Settings.DEFAULTS);
        all.putAll(values);
        return new Settings(Boolean.parseBoolean(all.get("developmentOverride")), lines(all.get("allowedPrivateAddresses")),
                Duration.parse(all.get("outboundTimeout")), Integer.parseInt(all.get("outboundMaxBytes")),
                Duration.parse(all.get("refreshBefore")), Duration.parse(all.get("auditRetention")), readIncoming(all));
    }

    private static IncomingPolicy readIncoming(Map<String, String> all) {
        return new IncomingPolicy(Duration.parse(all.get("accessTokenLife")), Duration.parse(all.get("refreshTokenLife")),
                Duration.parse(all.get("refreshTokenIdle")), Duration.parse(all.get("codeLife")), Duration.parse(all.get("refreshGrace")),
                Boolean.parseBoolean(all.get("plainChallenge")), lines(all.get("corsOrigins")), lines(all.get("restPaths")),
                Integer.parseInt(all.get("failuresPerMinute")), Boolean.parseBoolean(all.get("endOnPasswordChange")),
                Duration.parse(all.get("problemRetention")));
    }

    private static List<String> lines(String value) {
        return value.lines().filter(line -> !line.isBlank()).toList();
    }
}
