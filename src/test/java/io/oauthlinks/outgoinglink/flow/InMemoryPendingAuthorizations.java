package io.oauthlinks.outgoinglink.flow;

import io.oauthlinks.secret.Randomness;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Pending authorizations in memory. */
public final class InMemoryPendingAuthorizations implements PendingAuthorizations {

    private record Kept(String userKey, Map<String, String> typed, Instant expiresAt) { }

    private final Map<String, PendingAuthorization> rows = new ConcurrentHashMap<>();
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    @Override
    public void add(PendingAuthorization pending) {
        rows.put(pending.stateHash(), pending);
    }

    public List<PendingAuthorization> all() {
        return List.copyOf(rows.values());
    }

    @Override
    public Optional<PendingAuthorization> find(String stateHash) {
        return Optional.ofNullable(rows.get(stateHash));
    }

    @Override
    public boolean take(String stateHash) {
        return rows.remove(stateHash) != null;
    }

    @Override
    public List<Unanswered> unanswered(long linkId) {
        return rows.values().stream().filter(row -> row.linkId() == linkId).map(row -> new Unanswered(row.mailbox(), row.userKey(), row.redirectUri(),
                row.expiresAt().minus(PendingAuthorization.LIFE))).toList();
    }

    @Override
    public synchronized int deleteExpired(Instant now, int limit) {
        List<String> old = rows.values().stream().filter(row -> row.expiresAt().plus(REMEMBERED).isBefore(now)).limit(limit).map(PendingAuthorization::stateHash).toList();
        old.forEach(rows::remove);
        return old.size();
    }

    @Override
    public String keepTyped(String userKey, Map<String, String> typed, Instant expiresAt) {
        String key = Randomness.base64url(128).reveal();
        kept.put(key, new Kept(userKey, Map.copyOf(typed), expiresAt));
        return key;
    }

    @Override
    public Optional<Map<String, String>> typed(String key, String userKey, Instant now) {
        return Optional.ofNullable(kept.get(key)).filter(row -> row.userKey().equals(userKey) && now.isBefore(row.expiresAt())).map(Kept::typed);
    }
}
