package io.oauthlinks.jira.store;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.settings.IncomingPolicy;
import io.oauthlinks.settings.Settings;
import io.oauthlinks.settings.SettingsStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
        return values;
    }

    /** A value that an older version did not write has its default. */
    private static Settings read(Map<String, String> values) {
        Map<String, String> all = write(Settings.DEFAULTS);
        all.putAll(values);
        return new Settings(Boolean.parseBoolean(all.get("developmentOverride")),
                all.get("allowedPrivateAddresses").lines().filter(line -> !line.isBlank()).toList(),
                Duration.parse(all.get("outboundTimeout")), Integer.parseInt(all.get("outboundMaxBytes")),
                Duration.parse(all.get("refreshBefore")), Duration.parse(all.get("auditRetention")),
                IncomingPolicy.DEFAULTS);
    }
}
