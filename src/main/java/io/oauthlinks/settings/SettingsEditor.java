package io.oauthlinks.settings;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Changes the settings. */
public final class SettingsEditor {

    private final SettingsStore store;
    private final AuditLog audit;

    public SettingsEditor(SettingsStore store, AuditLog audit) {
        this.store = store;
        this.audit = audit;
    }

    /** @throws io.oauthlinks.message.InvalidInput with a message at each field */
    public Settings save(SettingsForm form, Actor actor) {
        Settings stored = store.latest();
        Settings settings = form.check(stored);
        Map<String, String> before = SettingsForm.of(stored).values();
        store.save(settings);
        List<String> changed = Stream.concat(SettingsForm.of(settings).values().entrySet().stream()
                .filter(field -> !field.getValue().equals(before.get(field.getKey()))).map(SettingsEditor::described),
                newPasswords(stored.proxies(), settings.proxies())).toList();
        if (!changed.isEmpty()) {
            audit.record(actor, AuditAction.SETTINGS_CHANGED, new AuditLog.Subject("Settings", "settings"), String.join("; ", changed));
        }
        return settings;
    }

    /** That a password was changed, and nothing of it. */
    private static Stream<String> newPasswords(Proxies before, Proxies after) {
        return Stream.of(Objects.equals(before.http().password(), after.http().password()) ? "" : "proxyPassword changed",
                Objects.equals(before.socks().password(), after.socks().password()) ? "" : "socksPassword changed").filter(text -> !text.isEmpty());
    }

    /** Apart from passwords settings hold no secrets, and what they were changed to matters to whoever reads the log. */
    private static String described(Map.Entry<String, String> field) {
        return field.getKey() + " = " + (field.getValue().isEmpty() ? "-" : field.getValue().replace('\n', ','));
    }
}
