package io.oauthlinks.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.MovableClock;
import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Texts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsEditorTest {

    private final InMemorySettings store = new InMemorySettings(Settings.DEFAULTS);
    private final InMemoryAuditLog audit = new InMemoryAuditLog(new MovableClock());
    private final SettingsEditor editor = new SettingsEditor(store, audit);

    @Test
    void savesAndRecordsWhatChanged() {
        Settings saved = save(Map.of("developmentOverride", "true", "allowedPrivateAddresses", " IDP.corp.example\r\n10.0.0.0/8, ::1 \n10.0.0.0/8",
                "outboundTimeout", "20"));
        assertThat(saved).isEqualTo(new Settings(true, List.of("idp.corp.example", "10.0.0.0/8", "::1"), Duration.ofSeconds(20),
                Settings.DEFAULTS.outboundMaxBytes(), Settings.DEFAULTS.refreshBefore(), Settings.DEFAULTS.auditRetention(), IncomingPolicy.DEFAULTS));
        assertThat(store.current()).isEqualTo(saved);
        assertThat(audit.lines()).containsExactly("SETTINGS_CHANGED developmentOverride = true; allowedPrivateAddresses = idp.corp.example,10.0.0.0/8,::1; "
                + "outboundTimeout = 20");
        assertThat(editor.save(SettingsForm.of(saved), Actor.APP)).isEqualTo(saved);
        assertThat(audit.lines()).hasSize(1);
    }

    @ParameterizedTest
    @DisplayName("C11: only hosts, addresses and blocks may stand on the list of allowed private addresses")
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0/8", "300.1.1.1", "http://idp", "idp:443", "-idp", "*.example", "10.0.0.0/", "/8", "1::2::3", "a\0b", "<script>",
            "idp..example", "10.0.0.0/-1", "10.0.0.0/8/8", "1234"})
    void refusesOtherEntries(String entry) {
        assertThat(refused(Map.of("allowedPrivateAddresses", "idp.example\n" + entry))).containsOnly(Map.entry("allowedPrivateAddresses", "address-invalid"));
    }

    @ParameterizedTest
    @CsvSource({"outboundTimeout,0", "outboundTimeout,121", "outboundTimeout,''", "outboundTimeout,ten", "outboundTimeout,1.5", "outboundTimeout,-1",
            "outboundTimeout,99999999999", "outboundMaxBytes,100", "outboundMaxBytes,4194305", "refreshBefore,29", "refreshBefore,3601", "auditRetention,0",
            "auditRetention,3651", "accessTokenLife,4", "accessTokenLife,86401", "refreshTokenLife,0", "refreshTokenLife,3651", "refreshTokenIdle,0",
            "codeLife,9", "codeLife,601", "refreshGrace,-1", "refreshGrace,61", "failuresPerMinute,0", "failuresPerMinute,1001", "problemRetention,0",
            "problemRetention,366", "codeLife,''", "mailLogDays,0", "mailLogDays,3651", "mailOriginalDays,0", "mailOriginalDays,-1",
            "mailNewCustomers,-1", "mailNewCustomers,10001", "mailSpoolGigabytes,0", "mailSpoolGigabytes,100001"})
    void refusesNumbersOutOfRange(String field, String value) {
        assertThat(refused(Map.of(field, value))).containsOnly(Map.entry(field, "number-invalid"));
        assertThat(store.current()).isEqualTo(Settings.DEFAULTS);
    }

    @Test
    void savesWhatMailChannelsKeepAndMayUse() {
        Settings saved = save(Map.of("mailHosts", " IMAP.corp.example\r\n192.0.2.7:1993, imap.corp.example", "mailLogDays", "60", "mailOriginalDays", "60",
                "mailNewCustomers", "0", "mailSpoolGigabytes", "100"));
        assertThat(saved).isEqualTo(Settings.DEFAULTS.with(new MailPolicy(Duration.ofDays(60), Duration.ofDays(60), List.of("imap.corp.example", "192.0.2.7:1993"),
                0, 100)));
        assertThat(audit.lines()).containsExactly("SETTINGS_CHANGED mailHosts = imap.corp.example,192.0.2.7:1993; mailLogDays = 60; mailOriginalDays = 60; "
                + "mailNewCustomers = 0; mailSpoolGigabytes = 100");
    }

    @Test
    void anOriginalIsNotKeptLongerThanTheLog() {
        assertThat(refused(Map.of("mailLogDays", "29"))).containsOnly(Map.entry("mailOriginalDays", "original-too-long"));
        assertThat(refused(Map.of("mailLogDays", "x"))).containsOnly(Map.entry("mailLogDays", "number-invalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "*.example.com", "imaps://imap.example", "imap.example:65536", "imap.example:x", ":993", "-imap", "<script>", "a\0b"})
    void refusesWhatIsNoMailServer(String host) {
        assertThat(refused(Map.of("mailHosts", "imap.example\n" + host))).containsOnly(Map.entry("mailHosts", "mail-host-invalid"));
    }

    @Test
    void savesWhatJiraAllowsAsAuthorizationServer() {
        Settings saved = save(Map.of("accessTokenLife", "600", "refreshTokenLife", "30", "refreshTokenIdle", "7", "codeLife", "30", "refreshGrace", "0",
                "plainChallenge", "on", "corsOrigins", "https://App.example:443/ http://localhost:3000\nhttps://[::1]:8443", "restPaths",
                "/rest/tempo-timesheets/ /rest/sample/1.0", "failuresPerMinute", "5", "endOnPasswordChange", "true"));
        assertThat(saved.incoming()).isEqualTo(new IncomingPolicy(Duration.ofMinutes(10), Duration.ofDays(30), Duration.ofDays(7), Duration.ofSeconds(30),
                Duration.ZERO, true, List.of("https://app.example", "http://localhost:3000", "https://[::1]:8443"),
                List.of("/rest/tempo-timesheets", "/rest/sample/1.0"), 5, true, Duration.ofDays(30)));
        assertThat(store.current()).isEqualTo(saved);
        assertThat(audit.lines().get(0)).startsWith("SETTINGS_CHANGED ").contains("refreshGrace = 0", "restPaths = /rest/tempo-timesheets,/rest/sample/1.0",
                "plainChallenge = true").doesNotContain("problemRetention");
        assertThat(editor.save(SettingsForm.of(saved), Actor.APP)).isEqualTo(saved);
        assertThat(audit.lines()).hasSize(1);
    }

    @Test
    void anUnusedConnectionEndsNotLaterThanAUsedOne() {
        assertThat(refused(Map.of("refreshTokenLife", "10", "refreshTokenIdle", "11"))).containsOnly(Map.entry("refreshTokenIdle", "idle-too-long"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "null", "app.example", "https://", "https://*.example", "https://app.example/path", "https://app.example?x", "ftp://app.example",
            "https://user@app.example", "https://app.example:", "https://app.example:123456", "javascript:alert(1)", "https://a\0b", "<script>"})
    void refusesWhatNoBrowserSendsAsOrigin(String entry) {
        assertThat(refused(Map.of("corsOrigins", entry))).containsOnly(Map.entry("corsOrigins", "origin-invalid"));
    }

    @ParameterizedTest
    @DisplayName("P43: only plain REST paths of one app may be opened")
    @ValueSource(strings = {"/", "/rest", "/rest/", "rest/x", "/secure/admin", "/rest/../secure", "/rest/x/../y", "/rest/.", "/rest//x", "/rest/x;a=b", "/rest/%2e%2e",
            "/rest/x%2fy", "/rest/*", "/rest/x?y", "https://jira/rest/x", "/REST/x", "/rest/x\\y", "/rest/ä", "<script>"})
    void refusesOtherRestPaths(String entry) {
        assertThat(refused(Map.of("restPaths", entry))).containsOnly(Map.entry("restPaths", "rest-path-invalid"));
    }

    @Test
    void refusesEndlessLists() {
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < 101; i++) {
            entries.append("host").append(i).append('\n');
        }
        assertThat(refused(Map.of("allowedPrivateAddresses", entries.toString()))).containsOnly(Map.entry("allowedPrivateAddresses", "too-many"));
    }

    private Settings save(Map<String, String> changed) {
        Map<String, String> typed = new HashMap<>(SettingsForm.of(store.current()).values());
        typed.putAll(changed);
        return editor.save(new SettingsForm(typed), Actor.APP);
    }

    private Map<String, String> refused(Map<String, String> changed) {
        InvalidInput invalid = catchThrowableOfType(InvalidInput.class, () -> save(changed));
        assertThat(invalid).isNotNull();
        return Texts.reasonsOf(invalid.errors());
    }
}
