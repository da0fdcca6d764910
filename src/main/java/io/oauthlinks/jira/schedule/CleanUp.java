package io.oauthlinks.jira.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what nobody needs any more, one kind after another, in batches that lock nothing for long. */
public final class CleanUp {

    private static final Logger LOG = LoggerFactory.getLogger(CleanUp.class);
    private static final int BATCH = 500;
    /** For each kind; what is left then waits for the next run. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final List<Kind> kinds;
    private final Clock clock;

    public CleanUp(List<Kind> kinds, Clock clock) {
        this.kinds = List.copyOf(kinds);
        this.clock = clock;
    }

    /** @param name for the log */
    public record Kind(String name, Deletion deletion) { }

    /** Deletes some of what was old at a time. */
    public interface Deletion {

        /** At most about {@code limit} rows; returns how many, and fewer than {@code limit} only when nothing is left. */
        int deleteSome(Instant now, int limit);
    }

    /** Returns how many rows were deleted. */
    public int run() {
        return kinds.stream().mapToInt(this::delete).sum();
    }

    private int delete(Kind kind) {
        Instant start = clock.instant();
        int sum = 0;
        int deleted;
        do {
            deleted = kind.deletion.deleteSome(start, BATCH);
            sum += deleted;
        } while (deleted >= BATCH && clock.instant().isBefore(start.plus(LONGEST)));
        LOG.debug("{} rows deleted: {}", sum, kind.name);
        return sum;
    }
}
