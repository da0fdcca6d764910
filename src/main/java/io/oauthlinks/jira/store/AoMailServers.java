package io.oauthlinks.jira.store;

import static io.oauthlinks.jira.store.Columns.column;
import static io.oauthlinks.jira.store.Columns.instant;
import static io.oauthlinks.jira.store.Columns.millis;
import static io.oauthlinks.jira.store.Columns.text;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.mailserver.MailAuthentication;
import io.oauthlinks.mailserver.MailEndpoint;
import io.oauthlinks.mailserver.MailLogin;
import io.oauthlinks.mailserver.MailPreset;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.secret.Randomness;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.secret.SecretUnreadable;
import io.oauthlinks.secret.Vault;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.java.ao.ActiveObjectsException;
import net.java.ao.Query;

/** The mail servers in Active Objects. */
public final class AoMailServers implements MailServers {

    static final NewerValues<MailPreset> PRESETS = new NewerValues<>(MailPreset.CUSTOM, MailPreset.FASTMAIL, MailPreset.MICROSOFT_365_GCC_HIGH,
            MailPreset.MICROSOFT_365_DOD, MailPreset.MICROSOFT_365_CHINA);
    private static final int ROW_KEY_LENGTH = 20;
    private static final String PASSWORD = "password";

    private final ActiveObjects ao;
    private final SealedColumns secrets;

    public AoMailServers(ActiveObjects ao, Vault vault) {
        this.ao = ao;
        this.secrets = new SealedColumns(vault, "MailServer");
    }

    @Override
    public List<MailServer> all() {
        return sorted(ao.find(MailServerRow.class));
    }

    @Override
    public Optional<MailServer> byId(long id) {
        return Optional.ofNullable(ao.get(MailServerRow.class, Columns.row(id))).map(this::read);
    }

    @Override
    public Map<Long, MailServer> byIds(Collection<Long> ids) {
        Map<Long, MailServer> found = new HashMap<>();
        for (KeyBatch batch : KeyBatch.of(ids.stream().distinct().map(Columns::row).toList())) {
            Arrays.stream(ao.find(MailServerRow.class, Query.select().where(batch.in("ID"), batch.parameters()))).map(this::read)
                    .forEach(server -> found.put(server.id(), server));
        }
        return found;
    }

    @Override
    public List<MailServer> usingLink(long linkId) {
        return sorted(ao.find(MailServerRow.class, Query.select().where("LINK_ID = ?", linkId)));
    }

    @Override
    public Optional<MailServer> usingAccount(long accountId) {
        Query query = Query.select().where("ACCOUNT_ID = ?", accountId);
        return accountId == 0 ? Optional.empty() : Arrays.stream(ao.find(MailServerRow.class, query)).findFirst().map(this::read);
    }

    @Override
    public MailServer save(MailServer server) {
        try {
            return ao.executeInTransaction(() -> {
                MailServerRow row = server.id() == 0 ? insert(server) : existing(server.id());
                write(server, row);
                return read(row);
            });
        } catch (ActiveObjectsException | UndeclaredThrowableException failure) {
            throw UniqueViolation.isCauseOf(failure) ? new NameTaken(server.name()) : failure;
        }
    }

    @Override
    public boolean noteTest(long id, long testRunId) {
        return ao.executeInTransaction(() -> {
            MailServerRow row = ao.get(MailServerRow.class, Columns.row(id));
            if (row == null) {
                return false;
            }
            row.setLastTestId(testRunId);
            row.save();
            return true;
        });
    }

    @Override
    public boolean delete(long id) {
        return ao.executeInTransaction(() -> {
            ao.deleteWithSQL(ProjectServerRow.class, "SERVER_ID = ?", id);
            return ao.deleteWithSQL(MailServerRow.class, "ID = ?", Columns.row(id)) == 1;
        });
    }

    private List<MailServer> sorted(MailServerRow[] rows) {
        return Arrays.stream(rows).map(this::read).sorted(Comparator.comparing(MailServer::name, String.CASE_INSENSITIVE_ORDER)).toList();
    }

    private MailServerRow insert(MailServer server) {
        return ao.create(MailServerRow.class,
                Map.of("ROW_KEY", Randomness.shortKey(ROW_KEY_LENGTH), "NAME_HASH", Columns.nameHash(server.name())));
    }

    private MailServerRow existing(long id) {
        return RowGone.unlessPresent(ao.get(MailServerRow.class, Columns.row(id)), "Mail server", id);
    }

    private void write(MailServer server, MailServerRow row) {
        row.setNameHash(Columns.nameHash(server.name()));
        row.setName(server.name());
        row.setDescription(column(server.description()));
        row.setPreset(PRESETS.olderColumn(server.preset()));
        row.setNewerPreset(PRESETS.newerColumn(server.preset()));
        writeEndpoint(server.endpoint(), row);
        MailLogin login = server.login();
        row.setAuthKind(login.authentication().name());
        row.setUserName(column(login.userName()));
        // a password that could not be opened stays as it is, for the day on which its key comes back
        if (login.password() != null || !server.unreadable()) {
            row.setSealedPassword(secrets.seal(login.password(), row.getRowKey(), PASSWORD));
        }
        row.setLinkId(login.linkId());
        row.setAccountId(login.accountId());
        row.setEnabled(server.enabled());
        row.setLastTestId(server.lastTestId());
        row.setCreatedAt(millis(server.createdAt()));
        row.setChangedAt(millis(server.changedAt()));
        row.save();
    }

    private static void writeEndpoint(MailEndpoint endpoint, MailServerRow row) {
        row.setProtocol(endpoint.protocol().name());
        row.setTlsMode(endpoint.tlsMode().name());
        row.setHost(column(endpoint.host()));
        row.setPort(endpoint.port());
        row.setTimeoutMillis(endpoint.timeout().toMillis());
        row.setTrustedCert(column(endpoint.trustedCertificate()));
    }

    private MailServer read(MailServerRow row) {
        Secret password = null;
        boolean unreadable = false;
        try {
            password = secrets.open(row.getSealedPassword(), row.getRowKey(), PASSWORD);
        } catch (SecretUnreadable lost) {
            unreadable = true;
        }
        MailEndpoint endpoint = new MailEndpoint(MailProtocol.valueOf(row.getProtocol()), TlsMode.valueOf(row.getTlsMode()),
                text(row.getHost()), row.getPort(), Duration.ofMillis(row.getTimeoutMillis()), text(row.getTrustedCert()));
        MailLogin login = new MailLogin(MailAuthentication.valueOf(row.getAuthKind()), text(row.getUserName()), password,
                row.getLinkId(), row.getAccountId());
        return new MailServer(row.getID(), row.getName(), text(row.getDescription()), PRESETS.read(row.getPreset(), row.getNewerPreset()), endpoint,
                login, row.isEnabled(), row.getLastTestId(), instant(row.getCreatedAt()), instant(row.getChangedAt()), unreadable);
    }
}
