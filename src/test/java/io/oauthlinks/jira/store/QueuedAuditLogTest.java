package io.oauthlinks.jira.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.MovableClock;
import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditEntry;
import io.oauthlinks.audit.AuditLog;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import net.java.ao.ActiveObjectsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class QueuedAuditLogTest {

    private static final int CAPACITY = 500;
    private static final Actor CLIENT = new Actor("JIRAUSER1", "Jana Nováková", "192.0.2.7");
    private static final AuditLog.Subject LINK = new AuditLog.Subject("Incoming link \"Reports\"", "7");

    @Parameter
    private TestDatabase database;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final MovableClock clock = new MovableClock();
    private volatile boolean databaseDown;
    private QueuedAuditLog log;

    @BeforeEach
    void start() {
        log = new QueuedAuditLog(new AoAuditLog(mayFail(database.empty()), clock), timer, clock, CAPACITY);
    }

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void whatIsRecordedSoonIsStoredWithinTwoSecondsWithTheTimeAtWhichItHappened() {
        for (int i = 0; i < 450; i++) {
            log.recordSoon(CLIENT, AuditAction.TOKENS_REFRESHED, LINK, "refresh " + i);
        }
        clock.advance(Duration.ofMinutes(1));
        await(450);
        AuditEntry newest = log.find(AuditLog.Filter.ALL, 0, 1).entries().get(0);
        assertThat(newest).usingRecursiveComparison().ignoringFields("id").isEqualTo(new AuditEntry(0, MovableClock.START, "JIRAUSER1",
                "Jana Nováková", "tokens-refreshed", LINK.description(), "7", "refresh 449", "192.0.2.7"));
    }

    @Test
    void whatWaitsIsStoredWhenTheAppStopsAndNothingWaitsAfterwards() {
        log.recordSoon(CLIENT, AuditAction.TOKENS_REFRESHED, LINK, "before");
        log.stop();
        assertThat(details()).containsExactly("before");
        log.recordSoon(CLIENT, AuditAction.TOKENS_REFRESHED, LINK, "after");
        assertThat(details()).containsExactly("after", "before");
    }

    @Test
    void whatTheDatabaseDidNotTakeIsTriedAgain() {
        databaseDown = true;
        log.recordSoon(CLIENT, AuditAction.TOKENS_REFRESHED, LINK, "a");
        assertThatThrownBy(log::stop).isInstanceOf(ActiveObjectsException.class);
        assertThat(database.rows(AuditRow.class)).isZero();
        databaseDown = false;
        log.recordSoon(CLIENT, AuditAction.TOKENS_REFRESHED, LINK, "b");
        assertThat(details()).containsExactly("b", "a");
    }

    @Test
    void aFullQueueSlowsDownAndLosesNothing() {
        for (int i = 0; i <= CAPACITY; i++) {
            log.recordSoon(CLIENT, AuditAction.TOKENS_REFRESHED, LINK, "");
        }
        await(CAPACITY + 1);
    }

    private List<String> details() {
        return log.find(AuditLog.Filter.ALL, 0, 10).entries().stream().map(AuditEntry::detail).toList();
    }

    private void await(int rows) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (database.rows(AuditRow.class) < rows && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertThat(database.rows(AuditRow.class)).isEqualTo(rows);
    }

    private ActiveObjects mayFail(ActiveObjects ao) {
        return (ActiveObjects) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ActiveObjects.class}, (proxy, method, arguments) -> {
            if (databaseDown) {
                throw new ActiveObjectsException("The database is down");
            }
            try {
                return method.invoke(ao, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        });
    }
}
