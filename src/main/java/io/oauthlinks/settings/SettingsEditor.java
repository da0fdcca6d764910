package io.oauthlinks.settings;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditLog;

/** Changes the settings. */
public final class SettingsEditor {

    public SettingsEditor(SettingsStore store, AuditLog audit) {
    }

    /** @throws io.oauthlinks.message.InvalidInput with a message at each field */
    public Settings save(SettingsForm form, Actor actor) {
        throw new UnsupportedOperationException();
    }
}
