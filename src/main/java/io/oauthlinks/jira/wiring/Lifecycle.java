package io.oauthlinks.jira.wiring;

import com.atlassian.plugin.spring.scanner.annotation.export.ExportAsService;
import com.atlassian.sal.api.lifecycle.LifecycleAware;
import io.oauthlinks.jira.schedule.Jobs;
import io.oauthlinks.jira.store.QueuedAuditLog;
import io.oauthlinks.mailserver.diagnosis.ConnectionTests;
import io.oauthlinks.work.WorkInProgress;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Starts the jobs when Jira says that everything, the database included, is there. Before it goes away: nothing new begins, connection tests
 * are broken off, everything else that has begun is waited for, and what waits is stored.
 */
@Component
@ExportAsService(LifecycleAware.class)
class Lifecycle implements LifecycleAware {

    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
    /** Longer than a refresh takes, whose new tokens exist nowhere else until they are stored. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Jobs jobs;
    private final ConnectionTests tests;
    private final WorkInProgress work;
    private final QueuedAuditLog audit;

    Lifecycle(Jobs jobs, ConnectionTests tests, WorkInProgress work, QueuedAuditLog audit) {
        this.jobs = jobs;
        this.tests = tests;
        this.work = work;
        this.audit = audit;
    }

    @Override
    public void onStart() {
        jobs.start();
    }

    @Override
    public void onStop() {
        jobs.stop();
        tests.stop();
        int left = work.stop(LONGEST_WAIT);
        if (left > 0) {
            LOG.warn("{} requests, jobs or connection tests have not ended within {} s and are left to themselves", left, LONGEST_WAIT.toSeconds());
        }
        audit.stop();
    }
}
