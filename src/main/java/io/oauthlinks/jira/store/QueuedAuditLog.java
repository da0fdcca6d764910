package io.oauthlinks.jira.store;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditEntry;
import io.oauthlinks.audit.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit log in Active Objects with a queue before it: what is recorded soon is inserted many at a time, a second later. */
public final class QueuedAuditLog implements AuditLog {

    private static final Logger LOG = LoggerFactory.getLogger(QueuedAuditLog.class);
    private static final int DELAY_MILLIS = 1000;
    private static final int BATCH = 200;
    /** When the database does not keep up, whoever records next writes by itself and so slows down. */
    private static final int CAPACITY = 20_000;

    private final AoAuditLog stored;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final BlockingQueue<AuditEntry> queue;
    private final AtomicBoolean planned = new AtomicBoolean();
    private volatile boolean stopped;

    public QueuedAuditLog(AoAuditLog stored, ScheduledExecutorService timer, Clock clock) {
        this(stored, timer, clock, CAPACITY);
    }

    QueuedAuditLog(AoAuditLog stored, ScheduledExecutorService timer, Clock clock, int capacity) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.stored = stored;
        this.timer = timer;
        this.clock = clock;
    }

    @Override
    public void record(Actor actor, AuditAction action, Subject subject, String detail) {
        stored.record(actor, action, subject, detail);
    }

    @Override
    public void recordSoon(Actor actor, AuditAction action, Subject subject, String detail) {
        AuditEntry entry = AoAuditLog.entry(clock.instant(), actor, action, subject, detail);
        if (!queue.offer(entry)) {
            stored.append(List.of(entry));
        } else if (stopped) {
            flush();
        } else {
            plan();
        }
    }

    @Override
    public Page find(Filter filter, int offset, int limit) {
        return stored.find(filter, offset, limit);
    }

    @Override
    public int deleteBefore(Instant time, int limit) {
        return stored.deleteBefore(time, limit);
    }

    /** Stores what is queued; from now on nothing waits. */
    public void stop() {
        stopped = true;
        flush();
    }

    private void plan() {
        if (planned.compareAndSet(false, true)) {
            timer.schedule(this::flushAsPlanned, DELAY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void flushAsPlanned() {
        planned.set(false);
        try {
            flush();
        } catch (RuntimeException failure) {
            LOG.warn("{} audit entries could not be stored; they are tried again", queue.size(), failure);
            if (!stopped) {
                plan();
            }
        }
    }

    /** An entry leaves the queue when it is stored. */
    private synchronized void flush() {
        while (!queue.isEmpty()) {
            List<AuditEntry> batch = queue.stream().limit(BATCH).toList();
            stored.append(batch);
            for (int i = 0; i < batch.size(); i++) {
                queue.poll();
            }
        }
    }
}
