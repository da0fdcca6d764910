package io.oauthlinks.incominglink.grant;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Authorization codes in memory. */
public final class InMemoryAuthorizationCodes implements AuthorizationCodes {

    private final Map<String, AuthorizationCode> codes = new ConcurrentHashMap<>();

    @Override
    public void save(AuthorizationCode code) {
        codes.put(code.hash(), code);
    }

    @Override
    public Optional<AuthorizationCode> byHash(String hash) {
        return Optional.ofNullable(codes.get(hash));
    }

    @Override
    public synchronized int deleteExpired(Instant now, int limit) {
        List<AuthorizationCode> old = all().stream().filter(code -> code.expiresAt().isBefore(now)).limit(limit).toList();
        old.forEach(code -> codes.remove(code.hash()));
        return old.size();
    }

    public List<AuthorizationCode> all() {
        return List.copyOf(codes.values());
    }

    boolean take(String hash) {
        return codes.remove(hash) != null;
    }
}
