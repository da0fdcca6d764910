package io.oauthlinks.jira.store;

import static io.oauthlinks.jira.store.Columns.column;
import static io.oauthlinks.jira.store.Columns.instant;
import static io.oauthlinks.jira.store.Columns.millis;
import static io.oauthlinks.jira.store.Columns.text;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.grant.AccessToken;
import io.oauthlinks.incominglink.grant.TokenPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.java.ao.Query;

/** The rows of token pairs: one statement to find one, one to insert one. */
final class TokenTable {

    /** What a call with an access token needs. */
    private static final String ACCESS_TOKEN = "GRANT_ID,LINK_ID,USER_KEY,SCOPES,ISSUED_AT,ACCESS_EXPIRES";
    private static final String PAIR = ACCESS_TOKEN + ",ACCESS_HASH,REFRESH_HASH,REPLACES,GRANT_SCOPES,REFRESH_EXPIRES,GRANT_EXPIRES";

    private final ActiveObjects ao;

    TokenTable(ActiveObjects ao) {
        this.ao = ao;
    }

    /** @param grants whose pairs were among the rows */
    record Deleted(int rows, Set<Integer> grants) { }

    /** @param grant null for a service */
    void insert(TokenPair pair, Integer grant) {
        Instant refreshExpires = pair.refreshExpiresAt();
        Instant end = refreshExpires == null || refreshExpires.isBefore(pair.accessExpiresAt()) ? pair.accessExpiresAt() : refreshExpires;
        Map<String, Object> columns = new HashMap<>();
        columns.put("ACCESS_HASH", pair.accessHash());
        columns.put("REFRESH_HASH", pair.refreshHash());
        columns.put("REPLACES", pair.replaces() == null ? pair.accessHash() : pair.replaces());
        columns.put("GRANT_ID", grant);
        columns.put("LINK_ID", pair.linkId());
        columns.put("USER_KEY", pair.userKey());
        columns.put("SCOPES", column(JiraScope.format(pair.scopes())));
        columns.put("GRANT_SCOPES", pair.grantScopes().equals(pair.scopes()) ? null : JiraScope.format(pair.grantScopes()));
        columns.put("ISSUED_AT", millis(pair.issuedAt()));
        columns.put("ACCESS_EXPIRES", millis(pair.accessExpiresAt()));
        columns.put("REFRESH_EXPIRES", millis(refreshExpires));
        columns.put("GRANT_EXPIRES", millis(pair.grantExpiresAt()));
        columns.put("EXPIRES_AT", millis(end));
        // as a list, which inserts without reading the row back
        ao.create(TokenRow.class, List.of(Columns.withoutNulls(columns)));
    }

    Optional<TokenPair> find(String criterion, String hash) {
        return first(new PlainColumns(PAIR).where(criterion, hash), TokenTable::read);
    }

    Optional<AccessToken> accessToken(String hash) {
        return first(new PlainColumns(ACCESS_TOKEN).where("ACCESS_HASH = ?", hash), TokenTable::readAccessToken);
    }

    /** By a stream, which makes less of a row than find does; it leaves what the query does not name empty. */
    private <T> Optional<T> first(Query query, Function<TokenRow, T> read) {
        List<T> found = new ArrayList<>(1);
        ao.stream(TokenRow.class, query, row -> found.add(read.apply(row)));
        return found.stream().findFirst();
    }

    boolean isAnyOf(int grant) {
        return ao.find(TokenRow.class, Query.select().where("GRANT_ID = ?", grant).limit(1)).length > 0;
    }

    int countLive(long grantId, long linkId, Instant now) {
        return grantId == 0
                ? ao.count(TokenRow.class, "LINK_ID = ? AND GRANT_ID IS NULL AND ACCESS_EXPIRES > ?", linkId, now.toEpochMilli())
                : ao.count(TokenRow.class, "GRANT_ID = ? AND ACCESS_EXPIRES > ?", Columns.row(grantId), now.toEpochMilli());
    }

    boolean deleteService(String accessHash) {
        return ao.executeInTransaction(() -> ao.deleteWithSQL(TokenRow.class, "ACCESS_HASH = ? AND GRANT_ID IS NULL", accessHash) == 1);
    }

    void deleteServicesOf(long linkId) {
        Query some = Query.select().where("LINK_ID = ? AND GRANT_ID IS NULL", linkId).limit(KeyBatch.MOST);
        while (delete(some).rows() > 0) {
            // the next ones
        }
    }

    Deleted deleteEnded(Instant now, int limit) {
        return delete(Query.select().where("EXPIRES_AT < ?", now.toEpochMilli()).order("EXPIRES_AT ASC").limit(limit));
    }

    private Deleted delete(Query query) {
        return Deadlocks.retried(() -> ao.executeInTransaction(() -> {
            List<TokenRow> rows = Arrays.asList(ao.find(TokenRow.class, query));
            if (rows.isEmpty()) {
                return new Deleted(0, Set.of());
            }
            Set<Integer> grants = rows.stream().map(TokenRow::getGrant).filter(Objects::nonNull).map(GrantRow::getID).collect(Collectors.toSet());
            KeyBatch batch = new KeyBatch(rows.stream().map(TokenRow::getAccessHash).toList());
            return new Deleted(ao.deleteWithSQL(TokenRow.class, batch.in("ACCESS_HASH"), batch.parameters()), grants);
        }));
    }

    private static AccessToken readAccessToken(TokenRow row) {
        GrantRow grant = row.getGrant();
        return new AccessToken(grant == null ? 0 : grant.getID(), row.getLinkId(), row.getUserKey(), JiraScope.parse(text(row.getScopes())),
                instant(row.getIssuedAt()), instant(row.getAccessExpires()));
    }

    private static TokenPair read(TokenRow row) {
        GrantRow grant = row.getGrant();
        boolean first = row.getReplaces().equals(row.getAccessHash());
        Set<JiraScope> scopes = JiraScope.parse(text(row.getScopes()));
        Set<JiraScope> grantScopes = row.getGrantScopes() == null ? scopes : JiraScope.parse(row.getGrantScopes());
        return new TokenPair(row.getAccessHash(), row.getRefreshHash(), first ? null : row.getReplaces(), grant == null ? 0 : grant.getID(),
                row.getLinkId(), row.getUserKey(), scopes, grantScopes, instant(row.getIssuedAt()), instant(row.getAccessExpires()),
                instant(row.getRefreshExpires()), instant(row.getGrantExpires()));
    }
}
