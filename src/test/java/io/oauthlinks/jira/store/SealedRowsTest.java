package io.oauthlinks.jira.store;

import static io.oauthlinks.mailserver.TestMailServers.mailServer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.TestLinks;
import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.secret.KeySetVault;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.settings.Proxies;
import io.oauthlinks.settings.ProxyServer;
import io.oauthlinks.settings.ProxyUse;
import io.oauthlinks.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SealedRowsTest {

    @Parameter
    private TestDatabase database;
    @TempDir
    private Path home;
    private ActiveObjects ao;
    private SealedRows sealed;

    @BeforeEach
    void start() {
        ao = database.empty();
        sealed = new SealedRows(ao);
    }

    @Test
    void secretsOfLinksAccountsMailServersAndProxiesCount() {
        AoOutgoingLinks links = new AoOutgoingLinks(ao, new PlacedVault());
        OutgoingLink open = links.save(TestLinks.custom("https://login.example").secret(null).build());
        new AoMailServers(ao, new PlacedVault()).save(mailServer().account(open.id(), 0).build());
        assertThat(sealed.isAny()).isFalse();

        links.save(TestLinks.custom("https://login.example").build(open.id()));
        assertThat(sealed.isAny()).isTrue();
        links.delete(open.id());

        AoAccounts accounts = new AoAccounts(ao, new PlacedVault());
        Account account = accounts.save(AoAccountsTest.account(1, "it@acme.example"));
        assertThat(sealed.isAny()).isTrue();
        accounts.delete(account.id());
        assertThat(sealed.isAny()).isFalse();

        AoMailServers servers = new AoMailServers(ao, new PlacedVault());
        MailServer basic = servers.save(mailServer().name("basic").password("word").build());
        assertThat(sealed.isAny()).isTrue();
        servers.delete(basic.id());
        assertThat(sealed.isAny()).isFalse();

        AoSettingsStore settings = new AoSettingsStore(ao, new PlacedVault(), Settings.DEFAULTS);
        ProxyServer proxy = new ProxyServer("proxy.example", 3128, "jira", Secret.of("word"), false, List.of());
        settings.save(Settings.DEFAULTS.with(new Proxies(ProxyUse.OWN, proxy, ProxyServer.NONE)));
        assertThat(sealed.isAny()).isTrue();
        settings.save(Settings.DEFAULTS.with(new Proxies(ProxyUse.JVM, ProxyServer.NONE, proxy)));
        assertThat(sealed.isAny()).isTrue();
        settings.save(Settings.DEFAULTS);
        assertThat(sealed.isAny()).isFalse();
    }

    @Test
    @DisplayName("C34: the first secret makes the key set; without it the next one is refused and nothing is written")
    void aSecretIsRefusedWhileTheKeySetIsMissing() throws Exception {
        Path keys = home.resolve("oauth-links/keys.json");
        AoMailServers first = new AoMailServers(ao, new KeySetVault(keys, sealed::isAny));
        MailServer saved = first.save(mailServer().name("first").password("word").build());
        assertThat(new AoMailServers(ao, new KeySetVault(keys, sealed::isAny)).byId(saved.id())).contains(saved);

        Files.delete(keys);
        AoMailServers started = new AoMailServers(ao, new KeySetVault(keys, sealed::isAny));
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> started.save(mailServer().name("second").password("word").build()));
        assertThat(refusal.problem().reason()).isEqualTo("key-set-missing");
        assertThat(started.all()).singleElement().satisfies(server -> assertThat(server.unreadable()).isTrue());
        assertThat(keys).doesNotExist();
    }
}
