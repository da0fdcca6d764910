package io.oauthlinks.incominglink.grant;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Grants and tokens in memory. */
public final class InMemoryGrants implements Grants {

    private final InMemoryAuthorizationCodes codes;
    private final Map<Long, Grant> grants = new TreeMap<>(Comparator.reverseOrder());
    private final Map<String, TokenPair> pairs = new LinkedHashMap<>();
    private long last;

    /** @param codes those that may be redeemed */
    public InMemoryGrants(InMemoryAuthorizationCodes codes) {
        this.codes = codes;
    }

    @Override
    public synchronized Optional<Grant> redeem(String codeHash, Grant grant, TokenPair first) {
        if (!codes.take(codeHash)) {
            return Optional.empty();
        }
        Grant stored = copy(grant, ++last, grant.lastUsedAt());
        grants.put(stored.id(), stored);
        pairs.put(first.accessHash(), new TokenPair(first.accessHash(), first.refreshHash(), first.replaces(), stored.id(), first.linkId(),
                first.userKey(), first.scopes(), first.grantScopes(), first.issuedAt(), first.accessExpiresAt(), first.refreshExpiresAt(),
                first.grantExpiresAt()));
        return Optional.of(stored);
    }

    @Override
    public synchronized Optional<Grant> byCode(String codeHash) {
        return grants.values().stream().filter(grant -> grant.codeHash().equals(codeHash)).findFirst();
    }

    @Override
    public synchronized Optional<Grant> byId(long id) {
        return Optional.ofNullable(grants.get(id));
    }

    @Override
    public synchronized void issue(TokenPair pair) {
        pairs.put(pair.accessHash(), pair);
    }

    @Override
    public synchronized boolean replace(TokenPair next) {
        if (!grants.containsKey(next.grantId())) {
            throw new GrantRevoked(next.grantId());
        }
        if (successorOf(next.replaces()).isPresent()) {
            return false;
        }
        pairs.put(next.accessHash(), next);
        return true;
    }

    @Override
    public synchronized Optional<TokenPair> byAccessToken(String accessHash) {
        return Optional.ofNullable(pairs.get(accessHash));
    }

    @Override
    public synchronized Optional<AccessToken> accessToken(String accessHash) {
        return byAccessToken(accessHash).map(pair ->
                new AccessToken(pair.grantId(), pair.linkId(), pair.userKey(), pair.scopes(), pair.issuedAt(), pair.accessExpiresAt()));
    }

    @Override
    public synchronized Optional<TokenPair> byRefreshToken(String refreshHash) {
        return pairs.values().stream().filter(pair -> refreshHash.equals(pair.refreshHash())).findFirst();
    }

    @Override
    public synchronized Optional<TokenPair> successorOf(String refreshHash) {
        return pairs.values().stream().filter(pair -> refreshHash.equals(pair.replaces())).findFirst();
    }

    @Override
    public synchronized boolean revoke(long grantId) {
        pairs.values().removeIf(pair -> grantId != 0 && pair.grantId() == grantId);
        return grants.remove(grantId) != null;
    }

    @Override
    public synchronized boolean revokeService(String accessHash) {
        return pairs.values().removeIf(pair -> pair.grantId() == 0 && pair.accessHash().equals(accessHash));
    }

    @Override
    public synchronized int revokeOfLink(long linkId) {
        pairs.values().removeIf(pair -> pair.grantId() == 0 && pair.linkId() == linkId);
        codes.all().stream().filter(code -> code.linkId() == linkId).forEach(code -> codes.take(code.hash()));
        return revokeWhere(grant -> grant.linkId() == linkId);
    }

    @Override
    public synchronized int revokeOfUser(String userKey) {
        codes.all().stream().filter(code -> code.userKey().equals(userKey)).forEach(code -> codes.take(code.hash()));
        return revokeWhere(grant -> grant.userKey().equals(userKey));
    }

    @Override
    public synchronized List<Grant> ofUser(String userKey) {
        return where(grant -> grant.userKey().equals(userKey));
    }

    @Override
    public synchronized List<Grant> ofUserAndLink(String userKey, long linkId) {
        return where(grant -> grant.userKey().equals(userKey) && grant.linkId() == linkId);
    }

    @Override
    public synchronized List<Grant> ofLink(long linkId, int offset, int limit) {
        return where(grant -> grant.linkId() == linkId).stream().skip(offset).limit(limit).toList();
    }

    @Override
    public synchronized int countOfLink(long linkId) {
        return where(grant -> grant.linkId() == linkId).size();
    }

    @Override
    public synchronized Map<Long, Integer> countsByLink(Collection<Long> linkIds) {
        Map<Long, Integer> counts = new HashMap<>();
        linkIds.forEach(id -> counts.put(id, countOfLink(id)));
        return counts;
    }

    @Override
    public synchronized int liveAccessTokens(long grantId, long linkId, Instant now) {
        return (int) pairs.values().stream().filter(pair -> pair.grantId() == grantId && (grantId != 0 || pair.linkId() == linkId))
                .filter(pair -> pair.accessExpiresAt().isAfter(now)).count();
    }

    @Override
    public synchronized void used(long grantId, Instant at) {
        grants.computeIfPresent(grantId, (id, grant) -> copy(grant, id, at));
    }

    @Override
    public synchronized int deleteExpired(Instant now, int limit) {
        List<TokenPair> ended = pairs.values().stream().filter(pair -> pair.accessExpiresAt().isBefore(now))
                .filter(pair -> pair.refreshExpiresAt() == null || pair.refreshExpiresAt().isBefore(now)).limit(limit).toList();
        ended.forEach(pair -> pairs.remove(pair.accessHash()));
        List<Long> over = grants.values().stream().filter(grant -> grant.expiresAt().isBefore(now)
                || pairs.values().stream().noneMatch(pair -> pair.grantId() == grant.id())).map(Grant::id).limit(limit - ended.size()).toList();
        over.forEach(this::revoke);
        return ended.size() + over.size();
    }

    /** All pairs, oldest first. */
    public synchronized List<TokenPair> pairs() {
        return List.copyOf(pairs.values());
    }

    private List<Grant> where(Predicate<Grant> condition) {
        return grants.values().stream().filter(condition).toList();
    }

    private int revokeWhere(Predicate<Grant> condition) {
        List<Grant> found = where(condition);
        found.forEach(grant -> revoke(grant.id()));
        return found.size();
    }

    private static Grant copy(Grant grant, long id, Instant used) {
        return new Grant(id, grant.codeHash(), grant.linkId(), grant.userKey(), grant.scopes(), grant.address(), grant.createdAt(),
                grant.expiresAt(), used);
    }
}
