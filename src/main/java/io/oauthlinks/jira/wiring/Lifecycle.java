package io.oauthlinks.jira.wiring;

import com.atlassian.plugin.spring.scanner.annotation.export.ExportAsService;
import com.atlassian.sal.api.lifecycle.LifecycleAware;
import io.oauthlinks.jira.schedule.Jobs;
import io.oauthlinks.jira.store.QueuedAuditLog;
import io.oauthlinks.mailchannel.metrics.MailChannelsBean;
import io.oauthlinks.mailserver.diagnosis.ConnectionTests;
import io.oauthlinks.mailserver.diagnosis.SignIn;
import io.oauthlinks.settings.SettingsStore;
import io.oauthlinks.work.WorkInProgress;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Starts the jobs when Jira says that everything, the database included, is there. Before it goes away: nothing new begins, connection tests
 * and connections to mailboxes are broken off, everything else that has begun is waited for, and what waits is stored.
 */
@Component
@ExportAsService(LifecycleAware.class)
class Lifecycle implements LifecycleAware {

    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
    /** For what is none of the requests to providers, whose time the settings limit. */
    private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(30);
    /** Until an answer of a provider is stored. */
    private static final Duration AFTER_AN_ANSWER = Duration.ofSeconds(20);

    private final Jobs jobs;
    private final ConnectionTests tests;
    private final SignIn mailboxes;
    private final MailChannelsBean figures;
    private final WorkInProgress work;
    private final QueuedAuditLog audit;
    private final SettingsStore settings;

    Lifecycle(Jobs jobs, ConnectionTests tests, SignIn mailboxes, MailChannelsBean figures, WorkInProgress work, QueuedAuditLog audit,
              SettingsStore settings) {
        this.jobs = jobs;
        this.tests = tests;
        this.mailboxes = mailboxes;
        this.figures = figures;
        this.work = work;
        this.audit = audit;
        this.settings = settings;
    }

    @Override
    public void onStart() {
        jobs.start();
        figures.start();
    }

    @Override
    public void onStop() {
        jobs.stop();
        figures.stop();
        tests.stop();
        mailboxes.stop();
        Duration patience = patience();
        int left = work.stop(patience);
        if (left > 0) {
            LOG.warn("{} requests, jobs or connection tests have not ended within {} s and are left to themselves", left, patience.toSeconds());
        }
        audit.stop();
    }

    /** Longer than a refresh takes, whose new tokens exist nowhere else until they are stored. */
    private Duration patience() {
        Duration refresh = settings.current().outboundTimeout().plus(AFTER_AN_ANSWER);
        return refresh.compareTo(SHORTEST_PATIENCE) > 0 ? refresh : SHORTEST_PATIENCE;
    }
}
