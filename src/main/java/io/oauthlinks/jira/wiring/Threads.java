package io.oauthlinks.jira.wiring;

import io.oauthlinks.work.WorkInProgress;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The app's own threads: daemons with a name, which end when the app is disabled, most of them when they are idle. */
@Component
class Threads implements DisposableBean {

    private static final int IDLE_SECONDS = 30;
    private static final int TEST_THREADS = 8;
    private static final int WAITING_TESTS = 40;
    /** With those of leases and jobs at most 16 of ours while no mail comes, however many channels there are. */
    private static final int FETCH_THREADS = 12;
    private static final int WAITING_FETCHES = 1_000;
    private static final int DISK_THREADS = 8;
    private static final int CALL_THREADS = 8;
    private static final int REFRESH_THREADS = 16;
    private static final int WAITING_REFRESHES = 1_000;
    private static final int WAITING_USES = 10_000;
    private static final int LEASE_THREADS = 100;
    private static final int REVOCATION_THREADS = 2;
    private static final int WAITING_REVOCATIONS = 1_000;
    private static final int SECONDS_TO_END = 5;

    /** Never queues: a write under a lease may take a lease of its own, and would wait for itself in a queue. */
    private final ExecutorService leases = pool("lease", LEASE_THREADS, new SynchronousQueue<>());
    private final ExecutorService connectionTests = pool("connection-test", TEST_THREADS, new ArrayBlockingQueue<>(WAITING_TESTS));
    private final ExecutorService fetches = pool("mail-fetch", FETCH_THREADS, new ArrayBlockingQueue<>(WAITING_FETCHES));
    private final ExecutorService disk = pool("disk", DISK_THREADS, new ArrayBlockingQueue<>(WAITING_FETCHES));
    private final ExecutorService calls = pool("mail-call", CALL_THREADS, new SynchronousQueue<>());
    private final ExecutorService takes = pool("mail-take", FETCH_THREADS, new SynchronousQueue<>());
    private final ExecutorService refreshes = pool("refresh", REFRESH_THREADS, new ArrayBlockingQueue<>(WAITING_REFRESHES));
    private final ExecutorService lastUses = pool("last-use", 1, new ArrayBlockingQueue<>(WAITING_USES));
    private final ExecutorService revocations = pool("revocation", REVOCATION_THREADS, new ArrayBlockingQueue<>(WAITING_REVOCATIONS));

    /** One thread for short work a little later. */
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemons("timer"));

    private final WorkInProgress work;

    Threads(WorkInProgress work) {
        this.work = work;
    }

    ExecutorService leases() {
        return leases;
    }

    /** A test that has not begun when the app stops does not begin. */
    Executor connectionTests() {
        return test -> connectionTests.execute(() -> work.unlessStopping(test));
    }

    /** Refuses what does not fit into its queue. */
    Executor fetches() {
        return fetches;
    }

    /** Waits for the disk, for fetches. */
    Executor disk() {
        return disk;
    }

    /** Calls Jira and reads ahead for a fetch, which does it by itself when all are busy. */
    Executor calls() {
        return orByCaller(calls);
    }

    /** Takes the mails of a batch while the fetch reads the next one: as many as fetches. */
    Executor takes() {
        return orByCaller(takes);
    }

    private static Executor orByCaller(Executor threads) {
        return task -> {
            try {
                threads.execute(task);
            } catch (RejectedExecutionException busy) {
                task.run();
            }
        };
    }

    /** Also while the app stops: who asks for a refresh is waited for. */
    ExecutorService refreshes() {
        return refreshes;
    }

    /** Refuses what does not fit into its queue. */
    ExecutorService lastUses() {
        return lastUses;
    }

    /** Refuses what does not fit into its queue. */
    ExecutorService revocations() {
        return revocations;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    private static ExecutorService pool(String name, int most, BlockingQueue<Runnable> queue) {
        int core = queue instanceof SynchronousQueue ? 0 : most;
        ThreadPoolExecutor pool = new ThreadPoolExecutor(core, most, IDLE_SECONDS, TimeUnit.SECONDS, queue, daemons(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "oauth-links-" + name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(Threads.class.getClassLoader());
            return thread;
        };
    }

    @Override
    public void destroy() {
        // leases last, because the others take them; not interrupted while there is hope: an interrupted write costs more than
        // waiting, and H2 closes its file for all
        List<ExecutorService> all = List.of(connectionTests, fetches, takes, disk, calls, refreshes, revocations, lastUses, timer, leases);
        try {
            for (ExecutorService each : all) {
                each.shutdown();
                each.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ExecutorService::shutdownNow);
    }
}
