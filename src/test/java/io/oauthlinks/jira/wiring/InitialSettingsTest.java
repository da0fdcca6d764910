package io.oauthlinks.jira.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InitialSettingsTest {

    @Test
    void withoutPropertiesTheDefaultsHold() {
        assertThat(InitialSettings.fromSystemProperties(name -> null)).isEqualTo(Settings.DEFAULTS);
    }

    @Test
    void propertiesSwitchOnWhatDevelopmentNeeds() {
        Settings settings = InitialSettings.fromSystemProperties(Map.of("oauth-links.development-override", "true",
                "oauth-links.allowed-private-addresses", " 127.0.0.1 , 10.0.0.0/8")::get);
        assertThat(settings.developmentOverride()).isTrue();
        assertThat(settings.allowedPrivateAddresses()).containsExactly("127.0.0.1", "10.0.0.0/8");
        assertThat(settings.outboundTimeout()).isEqualTo(Settings.DEFAULTS.outboundTimeout());
    }
}
