package io.oauthlinks.jira.wiring;

import com.atlassian.plugin.spring.scanner.annotation.export.ExportAsService;
import com.atlassian.sal.api.lifecycle.LifecycleAware;
import io.oauthlinks.jira.schedule.Jobs;
import org.springframework.stereotype.Component;

/** Starts the jobs when Jira says that everything, the database included, is there. */
@Component
@ExportAsService(LifecycleAware.class)
class Lifecycle implements LifecycleAware {

    private final Jobs jobs;

    Lifecycle(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public void onStart() {
        jobs.start();
    }

    @Override
    public void onStop() {
        jobs.stop();
    }
}
