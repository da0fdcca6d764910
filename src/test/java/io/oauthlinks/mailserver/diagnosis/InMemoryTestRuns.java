package io.oauthlinks.mailserver.diagnosis;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Test runs in memory, with every version that was saved. */
public final class InMemoryTestRuns implements TestRuns {

    private final Map<Long, TestRun> rows = new TreeMap<>();
    private final List<TestRun> history = new java.util.ArrayList<>();
    private long last;

    @Override
    public synchronized TestRun save(TestRun run) {
        TestRun stored = new TestRun(run.id() == 0 ? ++last : run.id(), run.serverId(), run.startedBy(), run.fingerprint(),
                run.startedAt(), run.finishedAt(), run.verdict(), run.steps(), run.transcript());
        rows.put(stored.id(), stored);
        history.add(stored);
        return stored;
    }

    synchronized List<TestRun> history() {
        return List.copyOf(history);
    }

    @Override
    public synchronized Optional<TestRun> byId(long id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public synchronized Map<Long, TestRun> byIds(Collection<Long> ids) {
        return rows.entrySet().stream().filter(row -> ids.contains(row.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public synchronized int deleteBefore(Instant time, int limit) {
        List<Long> old = rows.values().stream().filter(run -> run.startedAt().isBefore(time)).limit(limit).map(TestRun::id).toList();
        old.forEach(rows::remove);
        return old.size();
    }
}
