package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.settings.Settings;
import io.oauthlinks.settings.SettingsEditor;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingsScreenTest {

    private final InMemorySettings settings = new InMemorySettings(Settings.DEFAULTS);
    private final SettingsScreen screen = new SettingsScreen(Samples.readers(), settings, new SettingsEditor(settings, new InMemoryAuditLog()));
    private final RenderedTemplates templates = new RenderedTemplates();

    @Test
    void showsWhatIsInForce() {
        assertThat(templates.render(screen.get(Samples.request("GET", "/settings")))).contains("value=\"262144\"", "value=\"365\"").doesNotContain(" checked");
    }

    @Test
    void savesAndSaysSo() {
        Response saved = screen.post(Samples.request("POST", "/settings", "developmentOverride", "true", "allowedPrivateAddresses", "10.1.0.0/16\nlocalhost",
                "outboundTimeout", "20", "outboundMaxBytes", "65536", "refreshBefore", "120", "auditRetention", "30"));

        assertThat(((Response.SeeOther) saved).location()).isEqualTo("/plugins/servlet/oauth-links/settings?saved=true");
        assertThat(settings.current().developmentOverride()).isTrue();
        assertThat(settings.current().allowedPrivateAddresses()).containsExactly("10.1.0.0/16", "localhost");
        assertThat(settings.current().refreshBefore()).isEqualTo(Duration.ofMinutes(2));
        assertThat(templates.render(screen.get(Samples.request("GET", "/settings", "saved", "true")))).contains("saved and in force", "checked", "10.1.0.0/16\nlocalhost");
    }

    @Test
    void whatWasTypedComesBackWithAMessageAtTheField() {
        Response refused = screen.post(Samples.request("POST", "/settings", "allowedPrivateAddresses", Samples.HOSTILE, "outboundTimeout", "soon",
                "outboundMaxBytes", "65536", "refreshBefore", "120", "auditRetention", "30"));

        assertThat(((Response.Page) refused).status()).isEqualTo(400);
        assertThat(templates.render(refused)).contains("value=\"soon\"", "id=\"outboundTimeout-error\"", "id=\"allowedPrivateAddresses-error\"", "&lt;script&gt;")
                .doesNotContain("<script>");
        assertThat(settings.current()).isEqualTo(Settings.DEFAULTS);
    }
}
