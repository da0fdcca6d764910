package io.oauthlinks.jira.store;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.lease.Lease;
import io.oauthlinks.lease.LeaseLost;
import io.oauthlinks.lease.Leases;
import io.oauthlinks.secret.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import net.java.ao.ActiveObjectsException;
import net.java.ao.Query;

/**
 * Leases in Active Objects, which knows neither UPDATE … WHERE nor a transaction inside another: whoever inserts the unique
 * row holds the lease, whoever deletes exactly one row takes it over or gives it back, and the work runs on threads of its
 * own, where no transaction of a caller is open.
 */
public final class AoLeases implements Leases {

    private static final int MOST_SHOWN = 200;

    private final ActiveObjects ao;
    private final Executor threads;
    private final Clock clock;

    /**
     * @param threads enough for the leases that are worked on at the same time, because a write may take leases of its own; the caller's own thread for
     *                callers who never are in a transaction
     */
    public AoLeases(ActiveObjects ao, Executor threads, Clock clock) {
        this.ao = ao;
        this.threads = threads;
        this.clock = clock;
    }

    @Override
    public Optional<Lease> tryAcquire(String name, Duration life) {
        try {
            return inOwnTransaction(() -> acquire(name, life));
        } catch (ActiveObjectsException failure) {
            if (UniqueViolation.isCauseOf(failure)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    @Override
    public void complete(Lease lease, Runnable write) {
        inOwnTransaction(() -> {
            if (!giveBack(lease)) {
                throw new LeaseLost(lease);
            }
            write.run();
            return null;
        });
    }

    @Override
    public Lease renew(Lease lease, Duration life, Runnable write) {
        return inOwnTransaction(() -> {
            if (!giveBack(lease)) {
                throw new LeaseLost(lease);
            }
            write.run();
            return insert(lease.name(), life);
        });
    }

    @Override
    public void release(Lease lease) {
        inOwnTransaction(() -> giveBack(lease));
    }

    /** Those that are held now, for whoever looks for what hangs; one whose deadline has passed was left by a node that died. */
    public List<Lease> held() {
        return Arrays.stream(ao.find(LeaseRow.class, Query.select().order("ID ASC").limit(MOST_SHOWN)))
                .map(row -> new Lease(row.getName(), row.getID(), Instant.ofEpochMilli(row.getDeadline()))).toList();
    }

    private Optional<Lease> acquire(String name, Duration life) {
        Query byName = Query.select().where("NAME_HASH = ?", Sha256.hex(name));
        Optional<LeaseRow> held = Arrays.stream(ao.find(LeaseRow.class, byName)).findFirst();
        if (held.isPresent() && !takesOver(held.get(), clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(insert(name, life));
    }

    private Lease insert(String name, Duration life) {
        Instant deadline = Instant.ofEpochMilli(clock.instant().plus(life).toEpochMilli());
        LeaseRow row = ao.create(LeaseRow.class, Map.of("NAME_HASH", Sha256.hex(name), "NAME", name, "DEADLINE", deadline.toEpochMilli()));
        return new Lease(name, row.getID(), deadline);
    }

    private boolean takesOver(LeaseRow held, Instant now) {
        return held.getDeadline() <= now.toEpochMilli() && ao.deleteWithSQL(LeaseRow.class, "ID = ?", held.getID()) == 1;
    }

    private boolean giveBack(Lease lease) {
        return ao.deleteWithSQL(LeaseRow.class, "ID = ?", Columns.row(lease.fencing())) == 1;
    }

    private <T> T inOwnTransaction(Supplier<T> work) {
        return Deadlocks.retried(() -> once(work));
    }

    private <T> T once(Supplier<T> work) {
        try {
            FutureTask<T> task = new FutureTask<>(() -> ao.executeInTransaction(work::get));
            threads.execute(task);
            return task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while working on a lease", e);
        }
    }
}
