package io.oauthlinks.outgoinglink;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Outgoing links in memory. */
public final class InMemoryOutgoingLinks implements OutgoingLinks {

    private final Map<Long, OutgoingLink> links = new TreeMap<>();
    private long last;

    @Override
    public synchronized List<OutgoingLink> all() {
        return links.values().stream().sorted(Comparator.comparing(link -> link.name().toLowerCase(Locale.ROOT))).toList();
    }

    @Override
    public synchronized Optional<OutgoingLink> byId(long id) {
        return Optional.ofNullable(links.get(id));
    }

    @Override
    public synchronized Optional<OutgoingLink> byKey(String key) {
        return links.values().stream().filter(link -> link.key().equals(key)).findFirst();
    }

    @Override
    public synchronized OutgoingLink save(OutgoingLink link) {
        if (links.values().stream().anyMatch(other -> other.id() != link.id() && other.name().equalsIgnoreCase(link.name()))) {
            throw new NameTaken(link.name());
        }
        long id = link.id() == 0 ? ++last : link.id();
        OutgoingLink stored = new OutgoingLink(id, link.key(), link.name(), link.description(), link.authority(), link.client(),
                link.endpoints(), link.scopes(), link.extraParameters(), link.accountRules(), link.trustedCertificates(), link.createdAt(), link.changedAt(), link.unreadable());
        links.put(id, stored);
        return stored;
    }

    @Override
    public synchronized boolean delete(long id) {
        return links.remove(id) != null;
    }
}
