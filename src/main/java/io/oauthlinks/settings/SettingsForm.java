package io.oauthlinks.settings;

import java.util.Map;

/**
 * What was typed on the settings form, or sent by REST; not yet checked. Field names: {@code developmentOverride} (true or empty),
 * {@code allowedPrivateAddresses} (one per line), {@code outboundTimeout} (seconds), {@code outboundMaxBytes} (bytes), {@code
 * refreshBefore} (seconds), {@code auditRetention} (days).
 */
public final class SettingsForm {

    /** Fields that are missing count as empty; unknown ones are left out. */
    public SettingsForm(Map<String, String> typed) {
    }

    public static SettingsForm of(Settings settings) {
        throw new UnsupportedOperationException();
    }

    public Map<String, String> values() {
        throw new UnsupportedOperationException();
    }

    /** @throws io.oauthlinks.message.InvalidInput with a message at each field */
    public Settings check() {
        throw new UnsupportedOperationException();
    }
}
