package io.oauthlinks.jira.wiring;

import com.atlassian.scheduler.SchedulerService;
import io.oauthlinks.incominglink.SecretRotation;
import io.oauthlinks.jira.schedule.CleanUp;
import io.oauthlinks.jira.schedule.Jobs;
import io.oauthlinks.jira.schedule.Jobs.Job;
import io.oauthlinks.outgoinglink.token.AccessTokens;
import io.oauthlinks.work.WorkInProgress;
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

    /** Whatever must not be cut in two when the app stops. */
    @Bean
    WorkInProgress workInProgress() {
        return new WorkInProgress();
    }

    /** @param jobs of this and other wirings */
    @Bean
    Jobs jobs(SchedulerService scheduler, List<Job> jobs, WorkInProgress work, Clock clock) {
        return new Jobs(scheduler, jobs, work, clock);
    }

    @Bean
    Job refreshJob(AccessTokens tokens) {
        return new Job("refresh", Duration.ofMinutes(1), tokens::refreshDue);
    }

    /** So that the end of an overlap is audited, and close to its time, even when nobody ends it. */
    @Bean
    Job secretOverlapJob(SecretRotation rotation) {
        return new Job("secret-overlap", Duration.ofMinutes(1), rotation::endExpired);
    }

    @Bean
    Job cleanUpJob(CleanUp cleanUp) {
        return new Job("clean-up", Duration.ofHours(1), cleanUp::run);
    }
}
