package io.oauthlinks.jira.wiring;

import com.atlassian.plugin.spring.scanner.annotation.export.ExportAsService;
import com.atlassian.sal.api.lifecycle.LifecycleAware;
import io.oauthlinks.jira.schedule.Jobs;
import io.oauthlinks.jira.store.QueuedAuditLog;
import org.springframework.stereotype.Component;

/** Starts the jobs when Jira says that everything, the database included, is there; stores what waits before it goes away. */
@Component
@ExportAsService(LifecycleAware.class)
class Lifecycle implements LifecycleAware {

    private final Jobs jobs;
    private final QueuedAuditLog audit;

    Lifecycle(Jobs jobs, QueuedAuditLog audit) {
        this.jobs = jobs;
        this.audit = audit;
    }

    @Override
    public void onStart() {
        jobs.start();
    }

    @Override
    public void onStop() {
        jobs.stop();
        audit.stop();
    }
}
