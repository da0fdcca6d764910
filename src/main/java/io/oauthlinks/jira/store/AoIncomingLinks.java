package io.oauthlinks.jira.store;

import static io.oauthlinks.jira.store.Columns.column;
import static io.oauthlinks.jira.store.Columns.instant;
import static io.oauthlinks.jira.store.Columns.millis;
import static io.oauthlinks.jira.store.Columns.text;

import com.atlassian.activeobjects.external.ActiveObjects;
import com.fasterxml.jackson.core.type.TypeReference;
import io.oauthlinks.incominglink.ClientKind;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.IncomingLinks;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.Lifetimes;
import io.oauthlinks.incominglink.RedirectUri;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.java.ao.ActiveObjectsException;
import net.java.ao.Query;

/** The incoming links in Active Objects. */
public final class AoIncomingLinks implements IncomingLinks {

    private final ActiveObjects ao;

    public AoIncomingLinks(ActiveObjects ao) {
        this.ao = ao;
    }

    @Override
    public List<IncomingLink> all() {
        return Arrays.stream(ao.find(IncomingLinkRow.class)).map(AoIncomingLinks::read)
                .sorted(Comparator.comparing(IncomingLink::name, String.CASE_INSENSITIVE_ORDER)).toList();
    }

    @Override
    public Optional<IncomingLink> byId(long id) {
        return Optional.ofNullable(ao.get(IncomingLinkRow.class, Columns.row(id))).map(AoIncomingLinks::read);
    }

    @Override
    public Optional<IncomingLink> byClientId(String clientId) {
        Query query = Query.select().where("CLIENT_ID = ?", Columns.plain(clientId));
        return Arrays.stream(ao.find(IncomingLinkRow.class, query)).filter(row -> row.getClientId().equals(clientId)).findFirst()
                .map(AoIncomingLinks::read);
    }

    @Override
    public IncomingLink save(IncomingLink link) {
        try {
            return ao.executeInTransaction(() -> {
                IncomingLinkRow row = link.id() == 0 ? insert(link) : existing(link.id());
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
            ao.deleteWithSQL(LinkSecretRow.class, "LINK_ID = ?", id);
            ao.deleteWithSQL(LinkLogoRow.class, "LINK_ID = ?", id);
            ao.deleteWithSQL(LinkProblemRow.class, "LINK_ID = ?", id);
            return ao.deleteWithSQL(IncomingLinkRow.class, "ID = ?", Columns.row(id)) == 1;
        });
    }

    @Override
    public Optional<IncomingLink> changeLogo(long id, String logoHash, Instant at) {
        return ao.executeInTransaction(() -> {
            IncomingLinkRow row = ao.get(IncomingLinkRow.class, Columns.row(id));
            if (row == null) {
                return Optional.empty();
            }
            row.setLogoHash(column(logoHash));
            row.setChangedAt(millis(at));
            row.save();
            return Optional.of(read(row));
        });
    }

    @Override
    public void used(long id, Instant at) {
        ao.executeInTransaction(() -> {
            IncomingLinkRow row = ao.get(IncomingLinkRow.class, Columns.row(id));
            if (row != null) {
                row.setLastUsedAt(millis(at));
                row.save();
            }
            return null;
        });
    }

    private IncomingLinkRow insert(IncomingLink link) {
        return ao.create(IncomingLinkRow.class,
                Map.of("CLIENT_ID", link.clientId(), "NAME_HASH", Columns.nameHash(link.name())));
    }

    private IncomingLinkRow existing(long id) {
        return RowGone.unlessPresent(ao.get(IncomingLinkRow.class, Columns.row(id)), "Incoming link", id);
    }

    private static void write(IncomingLink link, IncomingLinkRow row) {
        row.setNameHash(Columns.nameHash(link.name()));
        row.setName(link.name());
        row.setDescription(column(link.description()));
        row.setHomepage(column(link.homepage()));
        row.setClientKind(link.kind().name());
        row.setRedirectUris(JsonColumns.write(link.redirectUris().stream().map(RedirectUri::text).toList()));
        row.setScopes(column(JiraScope.format(link.scopes())));
        row.setAccessLife(lifeMillis(link.lifetimes().accessToken()));
        row.setRefreshLife(lifeMillis(link.lifetimes().refreshToken()));
        row.setIdleLife(lifeMillis(link.lifetimes().refreshTokenIdle()));
        row.setServiceUser(column(link.serviceUserKey()));
        row.setEnabled(link.enabled());
        row.setLogoHash(column(link.logoHash()));
        row.setValidFrom(millis(link.tokensValidFrom()));
        row.setCreatedAt(millis(link.createdAt()));
        row.setCreatedBy(column(link.createdBy()));
        row.setChangedAt(millis(link.changedAt()));
        row.save();
    }

    private static IncomingLink read(IncomingLinkRow row) {
        List<String> uris = JsonColumns.read(row.getRedirectUris(), new TypeReference<List<String>>() { });
        Lifetimes lifetimes = new Lifetimes(duration(row.getAccessLife()), duration(row.getRefreshLife()), duration(row.getIdleLife()));
        return new IncomingLink(row.getID(), row.getClientId(), row.getName(), text(row.getDescription()), text(row.getHomepage()),
                ClientKind.valueOf(row.getClientKind()), uris.stream().map(RedirectUri::new).toList(), JiraScope.parse(text(row.getScopes())),
                lifetimes, text(row.getServiceUser()), row.isEnabled(), text(row.getLogoHash()), instant(row.getValidFrom()),
                instant(row.getCreatedAt()), text(row.getCreatedBy()), instant(row.getChangedAt()), instant(row.getLastUsedAt()));
    }

    private static Long lifeMillis(Duration life) {
        return life == null ? null : life.toMillis();
    }

    private static Duration duration(Long millis) {
        return millis == null ? null : Duration.ofMillis(millis);
    }
}
