package io.oauthlinks.jira.wiring;

import com.atlassian.scheduler.SchedulerService;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.jira.schedule.CleanUp;
import io.oauthlinks.jira.schedule.Jobs;
import io.oauthlinks.jira.schedule.Jobs.Job;
import io.oauthlinks.mailserver.diagnosis.TestRuns;
import io.oauthlinks.outgoinglink.flow.PendingAuthorizations;
import io.oauthlinks.outgoinglink.token.AccessTokens;
import io.oauthlinks.outgoinglink.token.Accounts;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What runs by itself, and how often. */
@Component
@Configuration(proxyBeanMethods = false)
class JobWiring {

    @Bean
    CleanUp cleanUp(PendingAuthorizations pending, Accounts accounts, TestRuns tests, AuditLog audit, SettingsStore settings, Clock clock) {
        return new CleanUp(pending, accounts, tests, audit, settings, clock);
    }

    @Bean
    Jobs jobs(SchedulerService scheduler, AccessTokens tokens, CleanUp cleanUp, Clock clock) {
        return new Jobs(scheduler, List.of(new Job("refresh", Duration.ofMinutes(1), tokens::refreshDue),
                new Job("clean-up", Duration.ofHours(1), cleanUp::run)), clock);
    }
}
