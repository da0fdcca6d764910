package io.oauthlinks.jira.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.outgoinglink.AccountMatch;
import io.oauthlinks.outgoinglink.AccountRules;
import io.oauthlinks.outgoinglink.Authority;
import io.oauthlinks.outgoinglink.ClientAuthentication;
import io.oauthlinks.outgoinglink.ClientRegistration;
import io.oauthlinks.outgoinglink.Endpoints;
import io.oauthlinks.outgoinglink.MicrosoftCloud;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.OutgoingLinks;
import io.oauthlinks.outgoinglink.Provider;
import io.oauthlinks.outgoinglink.TestLinks;
import io.oauthlinks.secret.Secret;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
record AoOutgoingLinksTest(TestDatabase database) {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.123Z");
    private static final PlacedVault VAULT = new PlacedVault();

    private ActiveObjects ao() {
        return database.empty();
    }

    @BeforeEach
    void findKeys() {
        VAULT.loseKeys(false);
    }

    static OutgoingLink link(String key, String name) {
        return link(key, name, Authority.microsoft(MicrosoftCloud.CHINA_21VIANET, "common"));
    }

    private static OutgoingLink link(String key, String name, Authority authority) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("prompt", "consent");
        parameters.put("access_type", "offline");
        return new OutgoingLink(0, key, name, "für \uD83D\uDCE7 \"quotes\"", authority,
                new ClientRegistration("client", Secret.of("s3cret"), NOW, LocalDate.of(2027, 1, 31), ClientAuthentication.BODY),
                new Endpoints(null, URI.create("https://login.example/authorize?audience=x"), URI.create("https://login.example/token"),
                        URI.create("https://login.example/revoke"), true),
                Scopes.of("b", "a"), parameters, new AccountRules(List.of("acme.example", "acme.org"), AccountMatch.STRICT), "PEM", NOW, NOW, false);
    }

    @Test
    void everyProviderComesBack() {
        OutgoingLinks links = new AoOutgoingLinks(ao(), VAULT);
        for (Provider provider : Provider.values()) {
            OutgoingLink saved = links.save(link(provider.name(), provider.name(), Authority.of(provider)));
            assertThat(links.byId(saved.id()).orElseThrow().provider()).isEqualTo(provider);
        }
    }

    @Test
    void whatIsSavedComesBack() {
        OutgoingLinks links = new AoOutgoingLinks(ao(), VAULT);
        OutgoingLink saved = links.save(link("k1", "Google mail"));

        assertThat(saved.id()).isPositive();
        assertThat(links.byId(saved.id())).contains(saved);
        assertThat(links.byKey("k1")).contains(saved);
        assertThat(saved).usingRecursiveComparison().ignoringFields("id").isEqualTo(link("k1", "Google mail"));
        assertThat(saved.extraParameters().keySet()).containsExactly("prompt", "access_type");
    }

    @Test
    void changesAreKeptAndAbsentValuesStayAbsent() {
        OutgoingLinks links = new AoOutgoingLinks(ao(), VAULT);
        OutgoingLink saved = links.save(link("k1", "Google mail"));
        OutgoingLink changed = new OutgoingLink(saved.id(), "k1", "Other", "", Authority.of(Provider.CUSTOM),
                new ClientRegistration("other", null, null, null, ClientAuthentication.BASIC),
                new Endpoints(URI.create("https://issuer.example"), URI.create("https://a.example"), URI.create("https://t.example"), false),
                Scopes.NONE, Map.of(), AccountRules.ANY, "", NOW, NOW.plusSeconds(60), false);

        assertThat(links.save(changed)).isEqualTo(changed);
        assertThat(links.byId(saved.id())).contains(changed);
    }

    @Test
    void namesAreUniqueWithoutRegardToCase() {
        OutgoingLinks links = new AoOutgoingLinks(ao(), VAULT);
        links.save(link("k1", "Größe"));
        OutgoingLink other = links.save(link("k2", "other"));

        assertThatThrownBy(() -> links.save(link("k3", "GRÖSSE".replace("SS", "ß")))).isInstanceOf(OutgoingLinks.NameTaken.class);
        OutgoingLink renamed = new OutgoingLink(other.id(), "k2", "gRÖßE", "", other.authority(), other.client(), other.endpoints(),
                other.scopes(), Map.of(), other.accountRules(), "", NOW, NOW, false);
        assertThatThrownBy(() -> links.save(renamed)).isInstanceOf(OutgoingLinks.NameTaken.class);
        assertThat(links.all()).extracting(OutgoingLink::name).containsExactly("Größe", "other");
        assertThat(links.save(other)).isEqualTo(other);
    }

    @Test
    void theListIsSortedByNameWithoutRegardToCase() {
        OutgoingLinks links = new AoOutgoingLinks(ao(), VAULT);
        links.save(link("k1", "beta"));
        links.save(link("k2", "Alpha"));
        links.save(link("k3", "GAMMA"));
        assertThat(links.all()).extracting(OutgoingLink::name).containsExactly("Alpha", "beta", "GAMMA");
    }

    @Test
    @DisplayName("C34: a client secret whose key is lost gives a link that says so, and comes back with the key")
    void unreadableSecret() {
        OutgoingLinks links = new AoOutgoingLinks(ao(), VAULT);
        OutgoingLink saved = links.save(link("k1", "Google mail"));
        VAULT.loseKeys(true);

        OutgoingLink unreadable = links.byId(saved.id()).orElseThrow();
        assertThat(unreadable.unreadable()).isTrue();
        assertThat(unreadable.client().clientSecret()).isNull();
        assertThat(links.all()).hasSize(1);
        links.save(unreadable);

        VAULT.loseKeys(false);
        assertThat(links.byId(saved.id()).orElseThrow().client().clientSecret()).isEqualTo(Secret.of("s3cret"));
    }

    @Test
    @DisplayName("C34: a sealed secret copied to another link does not open")
    void copiedSecret() {
        ActiveObjects ao = ao();
        OutgoingLinks links = new AoOutgoingLinks(ao, VAULT);
        OutgoingLink one = links.save(link("k1", "one"));
        OutgoingLink two = links.save(link("k2", "two"));
        OutgoingLinkRow row = ao.get(OutgoingLinkRow.class, (int) two.id());
        row.setClientSecret(ao.get(OutgoingLinkRow.class, (int) one.id()).getClientSecret());
        row.save();
        assertThat(links.byId(two.id()).orElseThrow().unreadable()).isTrue();
    }

    @Test
    void aRowFromBeforeThereWasAChoiceReadsAsItAlwaysWas() {
        ActiveObjects ao = ao();
        OutgoingLinks links = new AoOutgoingLinks(ao, VAULT);
        long id = links.save(link("k1", "old")).id();
        OutgoingLinkRow row = ao.get(OutgoingLinkRow.class, (int) id);
        row.setCloud(null);
        row.setAllowedDomains(null);
        row.setAccountMatch(null);
        row.setTrustedCerts(null);
        row.save();

        OutgoingLink read = links.byId(id).orElseThrow();
        assertThat(read.authority()).isEqualTo(Authority.microsoft(MicrosoftCloud.WORLDWIDE, "common"));
        assertThat(read.accountRules()).isEqualTo(AccountRules.ANY);
        assertThat(read.trustedCertificates()).isEmpty();
    }

    @Test
    void aGoogleLinkFromBeforeThereWasTheColumnHasGooglesRevocationEndpoint() {
        ActiveObjects ao = ao();
        OutgoingLinks links = new AoOutgoingLinks(ao, VAULT);
        long id = links.save(TestLinks.google().build()).id();
        OutgoingLinkRow row = ao.get(OutgoingLinkRow.class, (int) id);
        row.setRevokeEndpoint(null);
        row.save();
        assertThat(links.byId(id).orElseThrow().endpoints().revocation()).hasToString("https://oauth2.googleapis.com/revoke");
    }

    @Test
    void deletingALinkDeletesItsAccountsAndNoOthers() {
        ActiveObjects ao = ao();
        OutgoingLinks links = new AoOutgoingLinks(ao, VAULT);
        AoAccounts accounts = new AoAccounts(ao, VAULT);
        OutgoingLink one = links.save(link("k1", "one"));
        OutgoingLink two = links.save(link("k2", "two"));
        accounts.save(AoAccountsTest.account(one.id(), "a@example.com"));
        accounts.save(AoAccountsTest.account(two.id(), "b@example.com"));

        assertThat(links.delete(one.id())).isTrue();
        assertThat(links.delete(one.id())).isFalse();
        assertThat(links.byId(one.id())).isEmpty();
        assertThat(accounts.all()).extracting("mailbox").containsExactly("b@example.com");
    }

    @Test
    void numbersThatNoRowCanHaveFindNothing() {
        OutgoingLinks links = new AoOutgoingLinks(ao(), VAULT);
        assertThat(links.byId(Long.MAX_VALUE)).isEmpty();
        assertThat(links.byId(-1)).isEmpty();
        assertThat(links.byId(1L << 32 | 1)).isEmpty();
        assertThat(links.delete(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void aThousandLinksAreListedInOneStatement() {
        ActiveObjects ao = ao();
        OutgoingLinks links = new AoOutgoingLinks(ao, VAULT);
        Map<String, Object> columns = columnsOf(ao.get(OutgoingLinkRow.class, (int) links.save(link("k", "Link")).id()));
        ao.create(OutgoingLinkRow.class, IntStream.range(1, 1000).mapToObj(i -> {
            Map<String, Object> others = new LinkedHashMap<>(columns);
            others.put("LINK_KEY", "k" + i);
            others.put("NAME_HASH", Columns.nameHash("Link " + i));
            return others;
        }).toList());
        long millis = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long before = System.nanoTime();
            assertThat(links.all()).hasSize(1000);
            millis = Math.min(millis, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before));
        }
        // tens of milliseconds on a quiet machine; the bound only catches a statement for each row
        System.out.println("1,000 outgoing links on " + database + ": " + millis + " ms");
        assertThat(millis).isLessThan(1000);
    }

    private static Map<String, Object> columnsOf(OutgoingLinkRow row) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("NAME", row.getName());
        columns.put("DESCRIPTION", row.getDescription());
        columns.put("PROVIDER", row.getProvider());
        columns.put("TENANT", row.getTenant());
        columns.put("CLIENT_ID", row.getClientId());
        columns.put("CLIENT_SECRET", row.getClientSecret());
        columns.put("CLIENT_AUTH", row.getClientAuth());
        columns.put("AUTH_ENDPOINT", row.getAuthEndpoint());
        columns.put("TOKEN_ENDPOINT", row.getTokenEndpoint());
        columns.put("SCOPES", row.getScopes());
        columns.put("EXTRA_PARAMS", row.getExtraParams());
        columns.put("CREATED_AT", row.getCreatedAt());
        columns.put("CHANGED_AT", row.getChangedAt());
        return columns;
    }
}
