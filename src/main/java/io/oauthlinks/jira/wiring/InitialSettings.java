package io.oauthlinks.jira.wiring;

import io.oauthlinks.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The settings in force until an administrator saves others: the defaults, unless the JVM was started with
 * {@code -Doauth-links.development-override=true} or {@code -Doauth-links.allowed-private-addresses=127.0.0.1,…}.
 */
final class InitialSettings {

    private InitialSettings() {
    }

    static Settings fromSystemProperties(UnaryOperator<String> property) {
        String addresses = property.apply("oauth-links.allowed-private-addresses");
        List<String> allowed = addresses == null || addresses.isBlank() ? List.of() : Arrays.asList(addresses.strip().split("\\s*,\\s*"));
        Settings defaults = Settings.DEFAULTS;
        return new Settings(Boolean.parseBoolean(property.apply("oauth-links.development-override")), allowed,
                defaults.outboundTimeout(), defaults.outboundMaxBytes(), defaults.refreshBefore(), defaults.auditRetention(), defaults.incoming());
    }
}
