package io.oauthlinks.mailserver.diagnosis;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Connection tests, in the database. */
public interface TestRuns {

    /** Inserts (id 0) or updates; the stored run with its number comes back. */
    TestRun save(TestRun run);

    Optional<TestRun> byId(long id);

    /** Those with the given numbers, by number; one query. */
    Map<Long, TestRun> byIds(Collection<Long> ids);

    /** Deletes at most {@code limit} runs started before a time that are no server's last test; returns how many. */
    int deleteBefore(Instant time, int limit);
}
