package io.oauthlinks.jira.store;

import static io.oauthlinks.jira.store.Columns.column;
import static io.oauthlinks.jira.store.Columns.instant;
import static io.oauthlinks.jira.store.Columns.millis;
import static io.oauthlinks.jira.store.Columns.text;

import com.atlassian.activeobjects.external.ActiveObjects;
import com.fasterxml.jackson.core.type.TypeReference;
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
import io.oauthlinks.secret.Secret;
import io.oauthlinks.secret.SecretUnreadable;
import io.oauthlinks.secret.Vault;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.java.ao.ActiveObjectsException;
import net.java.ao.Query;

/** The outgoing links in Active Objects. */
public final class AoOutgoingLinks implements OutgoingLinks {

    static final NewerValues<Provider> PROVIDERS = new NewerValues<>(Provider.CUSTOM, Provider.FASTMAIL);
    private static final String CLIENT_SECRET = "clientSecret";

    private final ActiveObjects ao;
    private final SealedColumns secrets;

    public AoOutgoingLinks(ActiveObjects ao, Vault vault) {
        this.ao = ao;
        this.secrets = new SealedColumns(vault, "OutgoingLink");
    }

    @Override
    public List<OutgoingLink> all() {
        return Arrays.stream(ao.find(OutgoingLinkRow.class)).map(this::read)
                .sorted(Comparator.comparing(OutgoingLink::name, String.CASE_INSENSITIVE_ORDER)).toList();
    }

    @Override
    public Optional<OutgoingLink> byId(long id) {
        return Optional.ofNullable(ao.get(OutgoingLinkRow.class, Columns.row(id))).map(this::read);
    }

    @Override
    public Optional<OutgoingLink> byKey(String key) {
        Query query = Query.select().where("LINK_KEY = ?", key);
        return Arrays.stream(ao.find(OutgoingLinkRow.class, query)).map(this::read).filter(link -> link.key().equals(key)).findFirst();
    }

    @Override
    public OutgoingLink save(OutgoingLink link) {
        try {
            return ao.executeInTransaction(() -> {
                OutgoingLinkRow row = link.id() == 0 ? insert(link) : existing(link.id());
                write(link, row);
                return read(row);
            });
        } catch (ActiveObjectsException | UndeclaredThrowableException failure) {
            throw UniqueViolation.isCauseOf(failure) ? new NameTaken(link.name()) : failure;
        }
    }

    @Override
    public boolean delete(long id) {
        return ao.executeInTransaction(() -> {
            ao.deleteWithSQL(AccountRow.class, "LINK_ID = ?", id);
            return ao.deleteWithSQL(OutgoingLinkRow.class, "ID = ?", Columns.row(id)) == 1;
        });
    }

    private OutgoingLinkRow insert(OutgoingLink link) {
        return ao.create(OutgoingLinkRow.class,
                Map.of("LINK_KEY", link.key(), "NAME_HASH", Columns.nameHash(link.name())));
    }

    private OutgoingLinkRow existing(long id) {
        return RowGone.unlessPresent(ao.get(OutgoingLinkRow.class, Columns.row(id)), "Outgoing link", id);
    }

    private void write(OutgoingLink link, OutgoingLinkRow row) {
        row.setNameHash(Columns.nameHash(link.name()));
        row.setName(link.name());
        row.setDescription(column(link.description()));
        row.setProvider(PROVIDERS.olderColumn(link.provider()));
        row.setNewerProvider(PROVIDERS.newerColumn(link.provider()));
        row.setCloud(link.authority().cloud().name());
        row.setTenant(column(link.authority().tenant()));
        writeClient(link, row);
        Endpoints endpoints = link.endpoints();
        row.setIssuer(uri(endpoints.issuer()));
        row.setAuthEndpoint(uri(endpoints.authorization()));
        row.setTokenEndpoint(uri(endpoints.token()));
        row.setRevokeEndpoint(uri(endpoints.revocation()));
        row.setIssInResponse(endpoints.issuerInResponse());
        row.setScopes(column(link.scopes().toString()));
        row.setExtraParams(JsonColumns.write(link.extraParameters()));
        writeAccountRules(link.accountRules(), row);
        row.setTrustedCerts(column(link.trustedCertificates()));
        row.setCreatedAt(millis(link.createdAt()));
        row.setChangedAt(millis(link.changedAt()));
        row.save();
    }

    private static void writeAccountRules(AccountRules rules, OutgoingLinkRow row) {
        row.setAllowedDomains(rules.allowedDomains().isEmpty() ? null : JsonColumns.write(rules.allowedDomains()));
        row.setAccountMatch(rules.match().name());
    }

    private static AccountRules accountRules(OutgoingLinkRow row) {
        List<String> domains = JsonColumns.read(row.getAllowedDomains(), new TypeReference<List<String>>() { });
        String match = row.getAccountMatch();
        return new AccountRules(domains == null ? AccountRules.ANY.allowedDomains() : domains,
                match == null ? AccountRules.ANY.match() : AccountMatch.valueOf(match));
    }

    private static Endpoints endpoints(OutgoingLinkRow row) {
        return new Endpoints(uri(row.getIssuer()), uri(row.getAuthEndpoint()), uri(row.getTokenEndpoint()), revocation(row),
                row.isIssInResponse());
    }

    /** A row from before there was the column has what the provider is known for. */
    private static URI revocation(OutgoingLinkRow row) {
        Endpoints preset = authority(row).preset().endpoints();
        boolean known = row.getRevokeEndpoint() == null && preset != null && preset.token().toString().equals(row.getTokenEndpoint());
        return known ? preset.revocation() : uri(row.getRevokeEndpoint());
    }

    private static Authority authority(OutgoingLinkRow row) {
        MicrosoftCloud cloud = row.getCloud() == null ? MicrosoftCloud.WORLDWIDE : MicrosoftCloud.valueOf(row.getCloud());
        return new Authority(PROVIDERS.read(row.getProvider(), row.getNewerProvider()), cloud, text(row.getTenant()));
    }

    /** A secret that could not be opened stays as it is, for the day on which its key comes back. */
    private void writeClient(OutgoingLink link, OutgoingLinkRow row) {
        ClientRegistration client = link.client();
        row.setClientId(column(client.clientId()));
        if (client.clientSecret() != null || !link.unreadable()) {
            row.setClientSecret(secrets.seal(client.clientSecret(), link.key(), CLIENT_SECRET));
        }
        row.setSecretSetAt(millis(client.secretSetAt()));
        row.setSecretExpires(client.secretExpires() == null ? null : client.secretExpires().toString());
        row.setClientAuth(client.authentication().name());
    }

    private OutgoingLink read(OutgoingLinkRow row) {
        Secret clientSecret = null;
        boolean unreadable = false;
        try {
            clientSecret = secrets.open(row.getClientSecret(), row.getLinkKey(), CLIENT_SECRET);
        } catch (SecretUnreadable lost) {
            unreadable = true;
        }
        String expires = row.getSecretExpires();
        ClientRegistration client = new ClientRegistration(text(row.getClientId()), clientSecret, instant(row.getSecretSetAt()),
                expires == null ? null : LocalDate.parse(expires), ClientAuthentication.valueOf(row.getClientAuth()));
        return new OutgoingLink(row.getID(), row.getLinkKey(), row.getName(), text(row.getDescription()),
                authority(row), client, endpoints(row), Scopes.parse(row.getScopes()), JsonColumns.readMap(row.getExtraParams()),
                accountRules(row), text(row.getTrustedCerts()), instant(row.getCreatedAt()), instant(row.getChangedAt()), unreadable);
    }

    private static String uri(URI uri) {
        return uri == null ? null : uri.toString();
    }

    private static URI uri(String column) {
        return column == null ? null : URI.create(column);
    }
}
