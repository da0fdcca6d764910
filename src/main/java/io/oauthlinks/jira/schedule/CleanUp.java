package io.oauthlinks.jira.schedule;

import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.mailserver.diagnosis.TestRuns;
import io.oauthlinks.outgoinglink.flow.PendingAuthorizations;
import io.oauthlinks.outgoinglink.token.Accounts;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what nobody needs any more: expired authorizations, accounts never used, old connection tests and audit entries. */
public final class CleanUp {

    private static final Logger LOG = LoggerFactory.getLogger(CleanUp.class);
    private static final int BATCH = 200;
    /** What is left after so many batches waits for the next run. */
    private static final int MOST_BATCHES = 50;
    /** An account that was authorized on a form that was never saved. */
    private static final Duration UNUSED_ACCOUNT = Duration.ofDays(1);
    private static final Duration OLD_TEST = Duration.ofDays(7);

    private final PendingAuthorizations pending;
    private final Accounts accounts;
    private final TestRuns tests;
    private final AuditLog audit;
    private final SettingsStore settings;
    private final Clock clock;

    public CleanUp(PendingAuthorizations pending, Accounts accounts, TestRuns tests, AuditLog audit, SettingsStore settings,
                   Clock clock) {
        this.pending = pending;
        this.accounts = accounts;
        this.tests = tests;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** One kind after another; returns how many rows were deleted. */
    public int run() {
        Instant now = clock.instant();
        Instant auditLimit = now.minus(settings.current().auditRetention());
        int deleted = inBatches(limit -> pending.deleteExpired(now, limit))
                + inBatches(limit -> accounts.deleteUnused(now.minus(UNUSED_ACCOUNT), limit))
                + inBatches(limit -> tests.deleteBefore(now.minus(OLD_TEST), limit))
                + inBatches(limit -> audit.deleteBefore(auditLimit, limit));
        LOG.debug("{} rows deleted", deleted);
        return deleted;
    }

    private static int inBatches(IntUnaryOperator delete) {
        int sum = 0;
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            int deleted = delete.applyAsInt(BATCH);
            sum += deleted;
            if (deleted < BATCH) {
                break;
            }
        }
        return sum;
    }
}
