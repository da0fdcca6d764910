package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.settings.Settings;
import io.oauthlinks.settings.SettingsEditor;
import io.oauthlinks.settings.SettingsForm;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingsScreenTest {

    private final InMemorySettings settings = new InMemorySettings(Settings.DEFAULTS);
    private final SettingsScreen screen = new SettingsScreen(Samples.readers(), settings, new SettingsEditor(settings, new InMemoryAuditLog()));
    private final RenderedTemplates templates = new RenderedTemplates();

    @Test
    void showsWhatIsInForce() {
        assertThat(templates.render(screen.get(Samples.request("GET", "/settings")))).contains("value=\"262144\"", "value=\"365\"", "value=\"JVM\" checked")
                .doesNotContain("value=\"true\" checked");
    }

    @Test
    void savesAndSaysSo() {
        Response saved = screen.post(typed("developmentOverride", "true", "allowedPrivateAddresses", "10.1.0.0/16\nlocalhost", "refreshBefore", "120",
                "restPaths", "/rest/tempo-timesheets", "plainChallenge", "true"));

        assertThat(((Response.SeeOther) saved).location()).isEqualTo("/plugins/servlet/oauth-links/settings?saved=true");
        assertThat(settings.current().developmentOverride()).isTrue();
        assertThat(settings.current().allowedPrivateAddresses()).containsExactly("10.1.0.0/16", "localhost");
        assertThat(settings.current().refreshBefore()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.current().incoming().restPaths()).containsExactly("/rest/tempo-timesheets");
        assertThat(settings.current().incoming().plainChallenge()).isTrue();
        assertThat(settings.current().incoming().endOnPasswordChange()).isFalse();
        assertThat(templates.render(screen.get(Samples.request("GET", "/settings", "saved", "true"))))
                .contains("saved and in force", "checked", "10.1.0.0/16\nlocalhost", "/rest/tempo-timesheets");
    }

    @Test
    void whatWasTypedComesBackWithAMessageAtTheField() {
        Response refused = screen.post(typed("allowedPrivateAddresses", Samples.HOSTILE, "outboundTimeout", "soon", "codeLife", "0",
                "corsOrigins", Samples.HOSTILE));

        assertThat(((Response.Page) refused).status()).isEqualTo(400);
        assertThat(templates.render(refused)).contains("value=\"soon\"", "id=\"outboundTimeout-error\"", "id=\"allowedPrivateAddresses-error\"",
                        "id=\"codeLife-error\"", "id=\"corsOrigins-error\"", "&lt;script&gt;")
                .doesNotContain("<script>");
        assertThat(settings.current()).isEqualTo(Settings.DEFAULTS);
    }

    @Test
    void thePasswordOfAProxyIsNeverShown() {
        screen.post(typed("proxyUse", "OWN", "proxyHost", "proxy.example", "proxyPort", "3128", "proxyUser", "jira", "proxyPassword", "pr0xyword"));
        assertThat(settings.current().proxies().http().password()).isEqualTo(Secret.of("pr0xyword"));
        assertThat(templates.render(screen.get(Samples.request("GET", "/settings"))))
                .contains("value=\"OWN\" checked", "value=\"proxy.example\"", "placeholder=\"Leave empty to keep\"").doesNotContain("pr0xyword");
        Response refused = screen.post(typed("proxyUse", "OWN", "proxyHost", "proxy.example", "proxyPort", "0", "proxyUser", "jira", "proxyPassword", "0ther"));
        assertThat(templates.render(refused)).contains("id=\"proxyPort-error\"", "Passwords are not kept on this page").doesNotContain("0ther", "pr0xyword");
    }

    /** The form as it is shown, with some fields typed anew. */
    private static Request typed(String... fields) {
        Map<String, String> values = new LinkedHashMap<>(SettingsForm.of(Settings.DEFAULTS).values());
        for (int i = 0; i < fields.length; i += 2) {
            values.put(fields[i], fields[i + 1]);
        }
        return Samples.request("POST", "/settings", values.entrySet().stream().flatMap(field -> Stream.of(field.getKey(), field.getValue())).toArray(String[]::new));
    }
}
