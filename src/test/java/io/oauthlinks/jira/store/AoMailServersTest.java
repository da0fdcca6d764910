package io.oauthlinks.jira.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.mailserver.MailAuthentication;
import io.oauthlinks.mailserver.MailEndpoint;
import io.oauthlinks.mailserver.MailLogin;
import io.oauthlinks.mailserver.MailPreset;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.mailserver.MailServersContract;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AoMailServersTest extends MailServersContract {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Parameter
    private TestDatabase database;
    private final PlacedVault vault = new PlacedVault();
    private AoMailServers servers;

    @BeforeEach
    void start() {
        servers = new AoMailServers(database.empty(), vault);
    }

    static MailServer server(long id, String name, Secret password, long linkId, long accountId) {
        MailEndpoint endpoint = new MailEndpoint(MailProtocol.POP3, TlsMode.STARTTLS, "mail.example.com", 110, Duration.ofSeconds(10),
                "-----BEGIN CERTIFICATE-----\n" + "M".repeat(6000));
        return new MailServer(id, name, "", MailPreset.CUSTOM, endpoint,
                new MailLogin(MailAuthentication.PASSWORD, "it@example.com", password, linkId, accountId), true, 0, NOW, NOW, false);
    }

    @Override
    protected MailServers servers() {
        return servers;
    }

    @ParameterizedTest
    @EnumSource
    void everyPresetComesBack(MailPreset preset) {
        MailServer server = server(0, "one", Secret.of("pässword"), 3, 4);
        MailServer saved = servers.save(new MailServer(0, "one", "", preset, server.endpoint(), server.login(), true, 0, NOW, NOW, false));
        assertThat(servers.byId(saved.id()).orElseThrow().preset()).isEqualTo(preset);
    }

    @Test
    void whatIsSavedComesBack() {
        MailServer saved = servers.save(server(0, "one", Secret.of("pässword"), 3, 4));
        assertThat(saved).isEqualTo(server(saved.id(), "one", Secret.of("pässword"), 3, 4));
        assertThat(servers.byId(saved.id())).contains(saved);
        MailServer changed = server(saved.id(), "two", null, 0, 0);
        assertThat(servers.save(changed)).isEqualTo(changed);
        assertThat(servers.delete(saved.id())).isTrue();
        assertThat(servers.delete(saved.id())).isFalse();
    }

    @Test
    void usersOfLinksAndAccountsAreFound() {
        MailServer one = servers.save(server(0, "one", null, 3, 4));
        MailServer two = servers.save(server(0, "Two", null, 3, 5));
        servers.save(server(0, "none", null, 0, 0));
        assertThat(servers.usingLink(3)).containsExactly(one, two);
        assertThat(servers.byIds(List.of(two.id(), one.id(), two.id(), 99L, 0L))).isEqualTo(Map.of(one.id(), one, two.id(), two));
        assertThat(servers.byIds(List.of())).isEmpty();
        assertThat(servers.usingAccount(5)).contains(two);
        assertThat(servers.usingAccount(6)).isEmpty();
        assertThat(servers.usingAccount(0)).isEmpty();
        assertThat(servers.all()).extracting(MailServer::name).containsExactly("none", "one", "Two");
    }

    @Test
    void namesAreUniqueWithoutRegardToCase() {
        servers.save(server(0, "IT helpdesk", null, 0, 0));
        assertThatThrownBy(() -> servers.save(server(0, "it HELPDESK", null, 0, 0))).isInstanceOf(MailServers.NameTaken.class);
        assertThat(servers.all()).hasSize(1);
    }

    @Test
    void theLastTestIsNotedAndNothingElseChanges() {
        MailServer saved = servers.save(server(0, "one", Secret.of("p"), 0, 0));
        assertThat(servers.noteTest(saved.id(), 17)).isTrue();
        MailServer noted = servers.byId(saved.id()).orElseThrow();
        assertThat(noted.lastTestId()).isEqualTo(17);
        assertThat(noted).usingRecursiveComparison().ignoringFields("lastTestId").isEqualTo(saved);
        assertThat(servers.noteTest(saved.id() + 1, 17)).isFalse();
    }

    @Test
    @DisplayName("C34: a password whose key is lost gives a server that says so, and comes back with the key")
    void unreadablePassword() {
        MailServer saved = servers.save(server(0, "one", Secret.of("p"), 0, 0));
        vault.loseKeys(true);
        MailServer unreadable = servers.byId(saved.id()).orElseThrow();
        assertThat(unreadable.unreadable()).isTrue();
        assertThat(unreadable.login().password()).isNull();
        servers.save(unreadable);
        vault.loseKeys(false);
        assertThat(servers.byId(saved.id())).contains(saved);
    }

    @Test
    void aPasswordRestsSealedForItsRow() {
        ActiveObjects ao = database.empty();
        new AoMailServers(ao, vault).save(server(0, "one", Secret.of("p"), 0, 0));
        MailServerRow row = ao.find(MailServerRow.class)[0];
        assertThat(row.getSealedPassword()).startsWith("MailServer/" + row.getRowKey() + "/password:");
    }
}
