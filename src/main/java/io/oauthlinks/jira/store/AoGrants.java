package io.oauthlinks.jira.store;

import static io.oauthlinks.jira.store.Columns.column;
import static io.oauthlinks.jira.store.Columns.instant;
import static io.oauthlinks.jira.store.Columns.text;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.grant.AccessToken;
import io.oauthlinks.incominglink.grant.Grant;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.incominglink.grant.TokenPair;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.java.ao.ActiveObjectsException;
import net.java.ao.Query;

/**
 * The grants and their tokens in Active Objects, which knows no locks. What decides between two nodes is what the database alone decides: who
 * deletes the row of the code, who inserts the unique {@code REPLACES}, and whether the foreign key of a pair finds its grant.
 */
public final class AoGrants implements Grants {

    /** A pair inserted between the deletion of a grant's pairs and of the grant undoes both; 50 times in a row is no accident. */
    private static final int MOST_ATTEMPTS = 50;

    private final ActiveObjects ao;
    private final TokenTable tokens;

    public AoGrants(ActiveObjects ao) {
        this.ao = ao;
        this.tokens = new TokenTable(ao);
    }

    @Override
    public Optional<Grant> redeem(String codeHash, Grant grant, TokenPair first) {
        return Deadlocks.retried(() -> ao.executeInTransaction(() -> {
            if (ao.deleteWithSQL(AuthCodeRow.class, "CODE_HASH = ?", codeHash) == 0) {
                return Optional.empty();
            }
            int id = ao.create(GrantRow.class, columns(grant)).getID();
            tokens.insert(first, id);
            // not read from the new row, which Active Objects would ask for column by column
            return Optional.of(new Grant(id, grant.codeHash(), grant.linkId(), grant.userKey(), grant.scopes(), grant.address(),
                    grant.createdAt(), grant.expiresAt(), grant.lastUsedAt()));
        }));
    }

    @Override
    public Optional<Grant> byCode(String codeHash) {
        return Arrays.stream(ao.find(GrantRow.class, Query.select().where("CODE_HASH = ?", codeHash))).findFirst().map(AoGrants::read);
    }

    @Override
    public Optional<Grant> byId(long id) {
        return Optional.ofNullable(ao.get(GrantRow.class, Columns.row(id))).map(AoGrants::read);
    }

    @Override
    public void issue(TokenPair pair) {
        tokens.insert(pair, null);
    }

    @Override
    public boolean replace(TokenPair next) {
        try {
            return Deadlocks.retried(() -> {
                tokens.insert(next, Columns.row(next.grantId()));
                return true;
            });
        } catch (ActiveObjectsException | UndeclaredThrowableException failure) {
            if (!LostRace.isCauseOf(failure)) {
                throw failure;
            }
            // databases do not agree on how they say which constraint it was: the rows tell; the successor first, because it goes with its grant
            if (successorOf(next.replaces()).isPresent()) {
                return false;
            }
            if (byId(next.grantId()).isEmpty()) {
                throw new GrantRevoked(next.grantId());
            }
            throw failure;
        }
    }

    @Override
    public Optional<TokenPair> byAccessToken(String accessHash) {
        return tokens.find("ACCESS_HASH = ?", accessHash);
    }

    @Override
    public Optional<AccessToken> accessToken(String accessHash) {
        return tokens.accessToken(accessHash);
    }

    @Override
    public Optional<TokenPair> byRefreshToken(String refreshHash) {
        return tokens.find("REFRESH_HASH = ?", refreshHash);
    }

    @Override
    public Optional<TokenPair> successorOf(String refreshHash) {
        return tokens.find("REPLACES = ?", refreshHash);
    }

    @Override
    public boolean revoke(long grantId) {
        return revokeAll(List.of(Columns.row(grantId))) == 1;
    }

    @Override
    public boolean revokeService(String accessHash) {
        return tokens.deleteService(accessHash);
    }

    @Override
    public int revokeOfLink(long linkId) {
        int revoked = revokeWhere("LINK_ID = ?", linkId);
        tokens.deleteServicesOf(linkId);
        return revoked;
    }

    @Override
    public int revokeOfUser(String userKey) {
        return revokeWhere("USER_KEY = ?", userKey);
    }

    @Override
    public List<Grant> ofUser(String userKey) {
        return ofExactly(userKey, Query.select().where("USER_KEY = ?", userKey).order("ID DESC"));
    }

    @Override
    public List<Grant> ofUserAndLink(String userKey, long linkId) {
        return ofExactly(userKey, Query.select().where("USER_KEY = ? AND LINK_ID = ?", userKey, linkId).order("ID DESC"));
    }

    @Override
    public List<Grant> ofLink(long linkId, int offset, int limit) {
        return read(Query.select().where("LINK_ID = ?", linkId).order("ID DESC").offset(offset).limit(limit));
    }

    @Override
    public int countOfLink(long linkId) {
        return ao.count(GrantRow.class, "LINK_ID = ?", linkId);
    }

    @Override
    public Map<Long, Integer> countsByLink(Collection<Long> linkIds) {
        return linkIds.stream().distinct().collect(Collectors.toMap(id -> id, this::countOfLink));
    }

    @Override
    public int liveAccessTokens(long grantId, long linkId, Instant now) {
        return tokens.countLive(grantId, linkId, now);
    }

    @Override
    public void used(long grantId, Instant at) {
        ao.executeInTransaction(() -> {
            GrantRow row = ao.get(GrantRow.class, Columns.row(grantId));
            if (row != null) {
                row.setLastUsedAt(at.toEpochMilli());
                row.save();
            }
            return null;
        });
    }

    @Override
    public int deleteExpired(Instant now, int limit) {
        int most = Math.min(limit, KeyBatch.MOST);
        TokenTable.Deleted ended = tokens.deleteEnded(now, most);
        int deleted = ended.rows();
        for (int grant : ended.grants()) {
            deleted += deleteIfWithoutTokens(grant);
        }
        Query old = Query.select().where("EXPIRES_AT < ?", now.toEpochMilli()).order("EXPIRES_AT ASC").limit(most - Math.min(most, deleted));
        return deleted >= most ? deleted : deleted + revokeAll(ids(old));
    }

    /** A refresh may add a pair at any time before: then the foreign key keeps the grant. */
    private int deleteIfWithoutTokens(int grant) {
        if (tokens.isAnyOf(grant)) {
            return 0;
        }
        try {
            return ao.executeInTransaction(() -> ao.deleteWithSQL(GrantRow.class, "ID = ?", grant));
        } catch (ActiveObjectsException | UndeclaredThrowableException failure) {
            if (LostRace.isCauseOf(failure)) {
                return 0;
            }
            throw failure;
        }
    }

    /** Codes first: none of them may become a grant while the grants are deleted. */
    private int revokeWhere(String criterion, Object value) {
        Deadlocks.retried(() -> ao.executeInTransaction(() -> ao.deleteWithSQL(AuthCodeRow.class, criterion, value)));
        int revoked = 0;
        List<Integer> batch = ids(Query.select().where(criterion, value).limit(KeyBatch.MOST));
        while (!batch.isEmpty()) {
            revoked += revokeAll(batch);
            batch = ids(Query.select().where(criterion, value).limit(KeyBatch.MOST));
        }
        return revoked;
    }

    /** In one transaction, or one by one when a refresh comes between. */
    private int revokeAll(List<Integer> grants) {
        try {
            return grants.isEmpty() ? 0 : tryToRevoke(grants);
        } catch (ActiveObjectsException | UndeclaredThrowableException failure) {
            if (!LostRace.isCauseOf(failure)) {
                throw failure;
            }
            return grants.stream().mapToInt(this::revokeOne).sum();
        }
    }

    private int revokeOne(int grant) {
        for (int attempt = 1; ; attempt++) {
            try {
                return tryToRevoke(List.of(grant));
            } catch (ActiveObjectsException | UndeclaredThrowableException failure) {
                if (attempt == MOST_ATTEMPTS || !LostRace.isCauseOf(failure)) {
                    throw failure;
                }
            }
        }
    }

    private int tryToRevoke(List<Integer> grants) {
        KeyBatch batch = new KeyBatch(grants);
        return ao.executeInTransaction(() -> {
            ao.deleteWithSQL(TokenRow.class, batch.in("GRANT_ID"), batch.parameters());
            return ao.deleteWithSQL(GrantRow.class, batch.in("ID"), batch.parameters());
        });
    }

    private List<Integer> ids(Query query) {
        return Arrays.stream(ao.find(GrantRow.class, query)).map(GrantRow::getID).toList();
    }

    /** Not also those of a key that differs in case. */
    private List<Grant> ofExactly(String userKey, Query query) {
        return read(query).stream().filter(grant -> grant.userKey().equals(userKey)).toList();
    }

    private List<Grant> read(Query query) {
        return Arrays.stream(ao.find(GrantRow.class, query)).map(AoGrants::read).toList();
    }

    private static Map<String, Object> columns(Grant grant) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("CODE_HASH", grant.codeHash());
        columns.put("LINK_ID", grant.linkId());
        columns.put("USER_KEY", grant.userKey());
        columns.put("SCOPES", column(JiraScope.format(grant.scopes())));
        columns.put("FROM_ADDRESS", column(grant.address()));
        columns.put("CREATED_AT", grant.createdAt().toEpochMilli());
        columns.put("EXPIRES_AT", grant.expiresAt().toEpochMilli());
        columns.put("LAST_USED_AT", Columns.millis(grant.lastUsedAt()));
        return Columns.withoutNulls(columns);
    }

    private static Grant read(GrantRow row) {
        return new Grant(row.getID(), row.getCodeHash(), row.getLinkId(), row.getUserKey(), JiraScope.parse(text(row.getScopes())),
                text(row.getFromAddress()), instant(row.getCreatedAt()), instant(row.getExpiresAt()), instant(row.getLastUsedAt()));
    }
}
