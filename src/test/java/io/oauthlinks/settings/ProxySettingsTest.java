package io.oauthlinks.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.MovableClock;
import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Texts;
import io.oauthlinks.secret.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {

    private static final Map<String, String> OWN = Map.of("proxyUse", "OWN", "proxyHost", "Proxy.example", "proxyPort", "3128", "proxyUser", "jira",
            "proxyPassword", " word ", "proxyExceptions", ".Corp.example|localhost\n10.0.0.0/8, *.corp.example ::1");

    private final InMemorySettings store = new InMemorySettings(Settings.DEFAULTS);
    private final InMemoryAuditLog audit = new InMemoryAuditLog(new MovableClock());
    private final SettingsEditor editor = new SettingsEditor(store, audit);

    @Test
    void savesAProxyWithExceptionsAndLoginAndRecordsNoPassword() {
        assertThat(save(OWN).proxies().http()).isEqualTo(new ProxyServer("proxy.example", 3128, "jira", Secret.of(" word "), false,
                List.of("*.corp.example", "localhost", "10.0.0.0/8", "::1")));
        assertThat(audit.lines()).containsExactly("SETTINGS_CHANGED proxyUse = OWN; proxyHost = proxy.example; proxyPort = 3128; proxyUser = jira; "
                + "proxyExceptions = *.corp.example,localhost,10.0.0.0/8,::1; proxyPassword changed");
        assertThat(SettingsForm.of(store.current()).values().values()).doesNotContain(" word ");
    }

    @Test
    void anEmptyPasswordKeepsTheStoredOneForTheSameProxyAndUserOnly() {
        save(OWN);
        assertThat(save(Map.of("outboundTimeout", "20", "proxyExceptions", "")).proxies().http().password()).isEqualTo(Secret.of(" word "));
        assertThat(refused(Map.of("proxyHost", "elsewhere.example"))).containsOnly(Map.entry("proxyPassword", "proxy-password-again"));
        assertThat(refused(Map.of("proxyPort", "3129"))).containsOnly(Map.entry("proxyPassword", "proxy-password-again"));
        assertThat(refused(Map.of("proxyUser", "other"))).containsOnly(Map.entry("proxyPassword", "proxy-password-again"));
        assertThat(save(Map.of("proxyUser", "")).proxies().http().password()).isNull();
        assertThat(audit.lines()).last().asString().isEqualTo("SETTINGS_CHANGED proxyUser = -; proxyPassword changed");
    }

    @Test
    void aPasswordThatCannotBeOpenedStaysUntilAnotherIsTyped() {
        save(OWN);
        Proxies saved = store.current().proxies();
        store.save(store.current().with(new Proxies(saved.use(), saved.http().with(null, true), saved.socks())));
        assertThat(save(Map.of("outboundTimeout", "21")).proxies().http().unreadable()).isTrue();
        assertThat(save(Map.of("proxyPassword", "new")).proxies().http()).satisfies(proxy -> {
            assertThat(proxy.unreadable()).isFalse();
            assertThat(proxy.password()).isEqualTo(Secret.of("new"));
        });
    }

    @Test
    void anotherChoiceKeepsTheProxyForLater() {
        save(OWN);
        assertThat(save(Map.of("proxyUse", "NONE")).proxies()).satisfies(proxies -> {
            assertThat(proxies.use()).isEqualTo(ProxyUse.NONE);
            assertThat(proxies.http().place()).isEqualTo("proxy.example:3128");
        });
    }

    @ParameterizedTest
    @CsvSource({"proxyUse,'',proxyUse,choice-unknown", "proxyUse,own,proxyUse,choice-unknown", "proxyUse,OWN,proxyHost,empty", "proxyPort,80,proxyHost,empty",
            "proxyUser,jira,proxyHost,empty", "proxyPassword,x,proxyHost,empty", "proxyExceptions,a.example,proxyHost,empty", "socksPort,1080,socksHost,empty"})
    void refusesHalfAProxy(String field, String value, String at, String reason) {
        assertThat(refused(Map.of(field, value))).containsOnly(Map.entry(at, reason));
    }

    @ParameterizedTest
    @CsvSource({"Port,'',Port,number-invalid", "Port,0,Port,number-invalid", "Port,65536,Port,number-invalid", "Host,http://proxy,Host,proxy-host-invalid",
            "Host,proxy:3128,Host,proxy-host-invalid", "Host,10.0.0.0/8,Host,proxy-host-invalid", "Host,a b,Host,proxy-host-invalid",
            "Host,1234,Host,proxy-host-invalid", "User,jira,Password,empty", "Password,word,User,empty", "Exceptions,*,Exceptions,exception-invalid",
            "Exceptions,10.0.0.*,Exceptions,exception-invalid", "Exceptions,https://a.example,Exceptions,exception-invalid",
            "Exceptions,<script>,Exceptions,exception-invalid", "Exceptions,a.*.example,Exceptions,exception-invalid"})
    void refusesWrongFieldsOfEitherProxy(String field, String value, String at, String reason) {
        for (String kind : List.of("proxy", "socks")) {
            Map<String, String> typed = new HashMap<>(Map.of(kind + "Host", "proxy.example", kind + "Port", "3128"));
            typed.put(kind + field, value);
            assertThat(refused(typed)).containsOnly(Map.entry(kind + at, reason));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "[::1]", "fe80::1", "proxy", "proxy.corp.example"})
    void aProxyIsAHostOrAnAddress(String host) {
        assertThat(save(Map.of("socksHost", host, "socksPort", "1080")).proxies().socks().place()).endsWith(":1080");
    }

    @Test
    void loginsFitIntoTheirMessages() {
        Map<String, String> typed = new HashMap<>(Map.of("socksHost", "socks.example", "socksPort", "1080", "socksUser", "ü".repeat(128), "socksPassword", "x"));
        assertThat(refused(typed)).containsOnly(Map.entry("socksUser", "login-too-long"));
        typed.putAll(Map.of("socksUser", "u\nv"));
        assertThat(refused(typed)).containsOnly(Map.entry("socksUser", "control-character"));
        typed.putAll(Map.of("socksUser", "u:v"));
        assertThat(save(typed).proxies().socks().user()).isEqualTo("u:v");
        assertThat(refused(Map.of("proxyHost", "p.example", "proxyPort", "1", "proxyUser", "u:v", "proxyPassword", "x")))
                .containsOnly(Map.entry("proxyUser", "proxy-user-colon"));
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
