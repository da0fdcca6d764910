package io.oauthlinks.jira.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.settings.IncomingPolicy;
import io.oauthlinks.settings.MailPolicy;
import io.oauthlinks.settings.Proxies;
import io.oauthlinks.settings.ProxyServer;
import io.oauthlinks.settings.ProxyUse;
import io.oauthlinks.settings.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
record AoSettingsStoreTest(TestDatabase database) {

    private static final Settings OTHERS = new Settings(true, List.of("127.0.0.1", "10.0.0.0/8"), Duration.ofSeconds(3), 1000,
            Duration.ofMinutes(1), Duration.ofDays(30), new IncomingPolicy(Duration.ofMinutes(10), Duration.ofDays(9), Duration.ofDays(8),
            Duration.ofSeconds(30), Duration.ZERO, true, List.of("https://app.example", "http://localhost:3000"), List.of("/rest/tempo-timesheets"), 7, true,
            Duration.ofDays(6))).with(new MailPolicy(Duration.ofDays(5), Duration.ofDays(4), List.of("imap.corp.example", "192.0.2.7"), 7, 9));

    @Test
    void theInitialSettingsHoldUntilOthersAreSaved() {
        ActiveObjects ao = database.empty();
        AoSettingsStore store = new AoSettingsStore(ao, new PlacedVault(), Settings.DEFAULTS);
        AoSettingsStore otherNode = new AoSettingsStore(ao, new PlacedVault(), Settings.DEFAULTS);
        assertThat(store.current()).isEqualTo(Settings.DEFAULTS);
        store.save(OTHERS);
        assertThat(otherNode.current()).isEqualTo(OTHERS);
        otherNode.save(Settings.DEFAULTS);
        assertThat(store.current()).isEqualTo(Settings.DEFAULTS);
        assertThat(ao.count(SettingRow.class)).isEqualTo(1);
    }

    @Test
    void aSettingThatAnOlderVersionDidNotWriteHasItsDefault() {
        ActiveObjects ao = database.empty();
        ao.create(SettingRow.class, Map.of("NAME", "settings")).setContent("{}");
        SettingRow row = ao.find(SettingRow.class)[0];
        row.setContent("{\"developmentOverride\":\"true\",\"fromTheFuture\":\"1\"}");
        row.save();
        assertThat(new AoSettingsStore(ao, new PlacedVault(), Settings.DEFAULTS).current())
                .usingRecursiveComparison().ignoringFields("developmentOverride").isEqualTo(Settings.DEFAULTS);
        assertThat(new AoSettingsStore(ao, new PlacedVault(), Settings.DEFAULTS).current().developmentOverride()).isTrue();
    }

    @Test
    void passwordsOfProxiesRestSealed() {
        ActiveObjects ao = database.empty();
        PlacedVault vault = new PlacedVault();
        AoSettingsStore store = new AoSettingsStore(ao, vault, Settings.DEFAULTS);
        Settings own = OTHERS.with(new Proxies(ProxyUse.OWN,
                new ProxyServer("proxy.example", 3128, "jira", Secret.of("pr0xyword"), false, List.of("*.corp.example", "10.0.0.0/8")),
                new ProxyServer("socks.example", 1080, "mail", Secret.of("s0cksword"), false, List.of("imap.corp.example"))));
        store.save(own);
        assertThat(store.current()).isEqualTo(own);
        assertThat(Arrays.stream(ao.find(SettingRow.class)).map(SettingRow::getContent)).hasSize(3).noneMatch(text -> text.contains("ksword") || text.contains("xyword"));

        vault.loseKeys(true);
        Settings unreadable = store.current();
        assertThat(unreadable.proxies().http()).isEqualTo(own.proxies().http().with(null, true));
        store.save(unreadable);
        vault.loseKeys(false);
        assertThat(store.current()).as("stays sealed while it cannot be opened").isEqualTo(own);

        store.save(OTHERS);
        assertThat(store.current()).isEqualTo(OTHERS);
        assertThat(ao.count(SettingRow.class)).isEqualTo(1);
    }
}
