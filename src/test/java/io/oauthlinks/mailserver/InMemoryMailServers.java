package io.oauthlinks.mailserver;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Mail servers in memory; keeps the same contract as the store. */
public final class InMemoryMailServers implements MailServers {

    private final Map<Long, MailServer> rows = new TreeMap<>();
    private long last;

    @Override
    public synchronized List<MailServer> all() {
        return rows.values().stream().sorted(Comparator.comparing(MailServer::name, String.CASE_INSENSITIVE_ORDER)).toList();
    }

    @Override
    public synchronized Map<Long, MailServer> byIds(Collection<Long> ids) {
        return ids.stream().distinct().filter(rows::containsKey).collect(Collectors.toMap(id -> id, rows::get));
    }

    @Override
    public synchronized Optional<MailServer> byId(long id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public List<MailServer> usingLink(long linkId) {
        return all().stream().filter(server -> server.login().linkId() == linkId).toList();
    }

    @Override
    public Optional<MailServer> usingAccount(long accountId) {
        return accountId == 0 ? Optional.empty() : all().stream().filter(server -> server.login().accountId() == accountId).findFirst();
    }

    @Override
    public synchronized MailServer save(MailServer server) {
        if (rows.values().stream().anyMatch(other -> other.id() != server.id() && other.name().equalsIgnoreCase(server.name()))) {
            throw new NameTaken(server.name());
        }
        MailServer stored = numbered(server, server.id() == 0 ? ++last : server.id(), server.lastTestId());
        rows.put(stored.id(), stored);
        return stored;
    }

    @Override
    public synchronized boolean delete(long id) {
        return rows.remove(id) != null;
    }

    @Override
    public synchronized boolean noteTest(long id, long testRunId) {
        return rows.computeIfPresent(id, (key, server) -> numbered(server, id, testRunId)) != null;
    }

    private static MailServer numbered(MailServer s, long id, long lastTest) {
        return new MailServer(id, s.name(), s.description(), s.preset(), s.endpoint(), s.login(), s.enabled(), lastTest, s.createdAt(),
                s.changedAt(), s.unreadable());
    }
}
