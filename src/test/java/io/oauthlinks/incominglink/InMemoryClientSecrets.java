package io.oauthlinks.incominglink;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The hashes of client secrets in memory. */
public final class InMemoryClientSecrets implements ClientSecrets {

    private final Map<Long, List<ClientSecret>> secrets = new TreeMap<>();

    @Override
    public synchronized List<ClientSecret> ofLink(long linkId) {
        return List.copyOf(secrets.getOrDefault(linkId, List.of()));
    }

    @Override
    public synchronized void rotate(ClientSecret fresh, Instant overlapEnd) {
        List<ClientSecret> kept = new ArrayList<>(List.of(fresh));
        if (overlapEnd.isAfter(fresh.createdAt())) {
            ofLink(fresh.linkId()).stream().filter(secret -> secret.expiresAt() == null)
                    .map(old -> new ClientSecret(old.linkId(), old.hash(), old.createdAt(), overlapEnd)).forEach(kept::add);
        }
        secrets.put(fresh.linkId(), kept);
    }

    @Override
    public synchronized List<ClientSecret> endedAt(Instant time) {
        return secrets.values().stream().flatMap(List::stream).filter(secret -> !secret.isValidAt(time)).toList();
    }

    @Override
    public synchronized boolean end(ClientSecret overlapping) {
        List<ClientSecret> all = new ArrayList<>(ofLink(overlapping.linkId()));
        boolean ended = all.removeIf(secret -> secret.expiresAt() != null && secret.hash().equals(overlapping.hash()));
        secrets.put(overlapping.linkId(), all);
        return ended;
    }
}
