package io.oauthlinks.incominglink;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Incoming links in memory. */
public final class InMemoryIncomingLinks implements IncomingLinks {

    private final Map<Long, IncomingLink> links = new TreeMap<>();
    private long last;

    @Override
    public synchronized List<IncomingLink> all() {
        return links.values().stream().sorted(Comparator.comparing(IncomingLink::name, String.CASE_INSENSITIVE_ORDER)).toList();
    }

    @Override
    public synchronized Optional<IncomingLink> byId(long id) {
        return Optional.ofNullable(links.get(id));
    }

    @Override
    public synchronized Optional<IncomingLink> byClientId(String clientId) {
        return links.values().stream().filter(link -> link.clientId().equals(clientId)).findFirst();
    }

    @Override
    public synchronized IncomingLink save(IncomingLink link) {
        if (links.values().stream().anyMatch(other -> other.id() != link.id() && other.name().equalsIgnoreCase(link.name()))) {
            throw new NameTaken(link.name());
        }
        if (link.id() != 0 && !links.containsKey(link.id())) {
            throw new IllegalStateException("Incoming link " + link.id() + " has been deleted");
        }
        long id = link.id() == 0 ? ++last : link.id();
        Instant used = Optional.ofNullable(links.get(id)).map(IncomingLink::lastUsedAt).orElse(null);
        links.put(id, copy(link, id, used));
        return links.get(id);
    }

    @Override
    public synchronized boolean delete(long id) {
        return links.remove(id) != null;
    }

    @Override
    public synchronized Optional<IncomingLink> changeLogo(long id, String logoHash, Instant at) {
        return Optional.ofNullable(links.computeIfPresent(id, (key, link) -> link.withLogo(logoHash, at)));
    }

    @Override
    public synchronized void used(long id, Instant at) {
        links.computeIfPresent(id, (key, link) -> copy(link, key, at));
    }

    private static IncomingLink copy(IncomingLink link, long id, Instant used) {
        return new IncomingLink(id, link.clientId(), link.name(), link.description(), link.homepage(), link.kind(), link.redirectUris(),
                link.scopes(), link.lifetimes(), link.serviceUserKey(), link.enabled(), link.logoHash(), link.tokensValidFrom(),
                link.createdAt(), link.createdBy(), link.changedAt(), used);
    }
}
