package io.oauthlinks.host.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.scheduler.JobRunnerResponse;
import com.atlassian.scheduler.config.JobConfig;
import com.atlassian.scheduler.config.JobId;
import com.atlassian.scheduler.config.JobRunnerKey;
import com.atlassian.scheduler.config.RunMode;
import com.atlassian.scheduler.config.Schedule;
import com.atlassian.beehive.ClusterLock;
import com.zaxxer.hikari.HikariDataSource;
import io.oauthlinks.host.activeobjects.AoDatabase;
import io.oauthlinks.host.activeobjects.EntitySpace;
import io.oauthlinks.host.activeobjects.StateGuard;
import io.oauthlinks.host.container.Transactions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import net.java.ao.Entity;
import net.java.ao.RawEntity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes, here two objects, on one PostgreSQL database. */
class ClusterTest {

    private static EmbeddedPostgres postgres;
    private static HikariDataSource firstPool;
    private static HikariDataSource secondPool;
    private static ClusterLocks first;
    private static ClusterLocks second;

    public interface Row extends Entity {
        String getText();

        void setText(String text);
    }

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.start();
        firstPool = pool();
        secondPool = pool();
        first = new ClusterLocks(firstPool, true);
        second = new ClusterLocks(secondPool, true);
        HostTables.create(firstPool, first.getLockForName("tables"));
    }

    private static HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(postgres.getPostgresDatabase());
        pool.setMaximumPoolSize(5);
        return pool;
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        firstPool.close();
        secondPool.close();
        postgres.close();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("deadline").isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Test
    void aLockIsHeldByOneNodeAndReentrant() {
        ClusterLock here = first.getLockForName("a");
        ClusterLock there = second.getLockForName("a");
        here.lock();
        assertThat(here.tryLock()).isTrue();
        assertThat(here.isHeldByCurrentThread()).isTrue();
        here.unlock();
        assertThat(there.tryLock()).isFalse();
        here.unlock();
        assertThat(there.tryLock()).isTrue();
        there.unlock();
    }

    @Test
    void aWaitingNodeGetsTheLockWhenItIsFree() throws Exception {
        first.getLockForName("b").lock();
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
            second.getLockForName("b").lock();
            second.getLockForName("b").unlock();
        });
        assertThat(waiting).isNotDone();
        first.getLockForName("b").unlock();
        waiting.get(10, TimeUnit.SECONDS);
    }

    @Test
    void twoNodesThatMigrateTogetherMakeOneTable() {
        List<CompletableFuture<EntitySpace>> spaces = Stream.of(firstPool, secondPool).map(pool -> CompletableFuture.supplyAsync(() -> {
            EntitySpace space = new EntitySpace("cluster.test", List.<Class<? extends RawEntity<?>>>of(Row.class),
                    new AoDatabase(true, new Transactions(pool), new StateGuard(() -> false)));
            space.migrate((pool == firstPool ? first : second).getLockForName("migration"));
            space.open();
            return space;
        })).toList();
        spaces.get(0).join().service().create(Row.class).save();
        assertThat(spaces.get(1).join().service().count(Row.class)).isEqualTo(1);
    }

    @Test
    void aJobRunsOncePerClusterAndALocalOneOnEachNode() throws Exception {
        AtomicInteger once = new AtomicInteger();
        AtomicInteger local = new AtomicInteger();
        AtomicInteger marker = new AtomicInteger();
        try (Jobs here = new Jobs(new ClusterJobTimes(firstPool)); Jobs there = new Jobs(new ClusterJobTimes(secondPool))) {
            for (Jobs jobs : List.of(here, there)) {
                schedule(jobs, "once", once, RunMode.RUN_ONCE_PER_CLUSTER, Schedule.runOnce(new Date()));
                schedule(jobs, "local", local, RunMode.RUN_LOCALLY, Schedule.runOnce(new Date()));
                schedule(jobs, "marker", marker, RunMode.RUN_LOCALLY, Schedule.forInterval(100, new Date()));
            }
            await(() -> local.get() == 2 && once.get() > 0);
            int seen = marker.get();
            await(() -> marker.get() > seen + 6);
            assertThat(once).hasValue(1);
            assertThat(local).hasValue(2);
        }
    }

    private static void schedule(Jobs jobs, String name, AtomicInteger runs, RunMode mode, Schedule schedule) throws Exception {
        jobs.registerJobRunner(JobRunnerKey.of(name), request -> {
            runs.incrementAndGet();
            return JobRunnerResponse.success();
        });
        jobs.scheduleJob(JobId.of(name), JobConfig.forJobRunnerKey(JobRunnerKey.of(name)).withRunMode(mode).withSchedule(schedule));
    }
}
