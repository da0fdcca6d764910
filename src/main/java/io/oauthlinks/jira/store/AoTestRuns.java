package io.oauthlinks.jira.store;

import static io.oauthlinks.jira.store.Columns.instant;
import static io.oauthlinks.jira.store.Columns.millis;
import static io.oauthlinks.jira.store.Columns.text;

import com.atlassian.activeobjects.external.ActiveObjects;
import com.fasterxml.jackson.core.type.TypeReference;
import io.oauthlinks.mailserver.diagnosis.StepResult;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import io.oauthlinks.mailserver.diagnosis.TestRuns;
import io.oauthlinks.mailserver.diagnosis.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.java.ao.Query;

/** The connection tests in Active Objects. */
public final class AoTestRuns implements TestRuns {

    /** Databases limit the parameters of one statement, the strictest to about a thousand. */
    private static final int IDS_PER_QUERY = 500;

    private final ActiveObjects ao;

    public AoTestRuns(ActiveObjects ao) {
        this.ao = ao;
    }

    @Override
    public TestRun save(TestRun run) {
        return ao.executeInTransaction(() -> {
            TestRunRow row = run.id() == 0 ? ao.create(TestRunRow.class)
                    : RowGone.unlessPresent(ao.get(TestRunRow.class, Columns.row(run.id())), "Connection test", run.id());
            write(run, row);
            return read(row);
        });
    }

    @Override
    public Optional<TestRun> byId(long id) {
        return Optional.ofNullable(ao.get(TestRunRow.class, Columns.row(id))).map(AoTestRuns::read);
    }

    @Override
    public Map<Long, TestRun> byIds(Collection<Long> ids) {
        List<Integer> rows = ids.stream().map(Columns::row).distinct().sorted().toList();
        Map<Long, TestRun> runs = new HashMap<>();
        for (int from = 0; from < rows.size(); from += IDS_PER_QUERY) {
            List<Integer> some = rows.subList(from, Math.min(rows.size(), from + IDS_PER_QUERY));
            String places = some.stream().map(id -> "?").collect(Collectors.joining(", "));
            Query query = Query.select().where("ID IN (" + places + ")", some.toArray());
            Arrays.stream(ao.find(TestRunRow.class, query)).map(AoTestRuns::read).forEach(run -> runs.put(run.id(), run));
        }
        return runs;
    }

    @Override
    public int deleteBefore(Instant time, int limit) {
        return ao.executeInTransaction(() -> {
            Set<Long> kept = Arrays.stream(ao.find(MailServerRow.class, Query.select().where("LAST_TEST_ID > ?", 0L)))
                    .map(MailServerRow::getLastTestId).collect(Collectors.toSet());
            Query old = Query.select().where("STARTED_AT < ?", time.toEpochMilli()).order("ID ASC").limit(limit + kept.size());
            List<Integer> deleted = Arrays.stream(ao.find(TestRunRow.class, old)).map(TestRunRow::getID)
                    .filter(id -> !kept.contains((long) id)).limit(limit).toList();
            return deleted.stream().mapToInt(id -> ao.deleteWithSQL(TestRunRow.class, "ID = ?", id)).sum();
        });
    }

    private static void write(TestRun run, TestRunRow row) {
        row.setServerId(run.serverId());
        row.setStartedBy(run.startedBy());
        row.setFingerprint(run.fingerprint());
        row.setStartedAt(millis(run.startedAt()));
        row.setFinishedAt(millis(run.finishedAt()));
        row.setVerdict(run.verdict().name());
        row.setSteps(JsonColumns.write(run.steps()));
        row.setTranscript(JsonColumns.write(run.transcript()));
        row.save();
    }

    private static TestRun read(TestRunRow row) {
        List<StepResult> steps = JsonColumns.read(row.getSteps(), new TypeReference<List<StepResult>>() { });
        List<String> transcript = JsonColumns.read(row.getTranscript(), new TypeReference<List<String>>() { });
        return new TestRun(row.getID(), row.getServerId(), text(row.getStartedBy()), text(row.getFingerprint()),
                instant(row.getStartedAt()), instant(row.getFinishedAt()), Verdict.valueOf(row.getVerdict()), steps, transcript);
    }
}
