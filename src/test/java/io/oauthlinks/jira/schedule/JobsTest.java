package io.oauthlinks.jira.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.scheduler.JobRunner;
import com.atlassian.scheduler.SchedulerService;
import com.atlassian.scheduler.config.JobConfig;
import com.atlassian.scheduler.config.RunMode;
import com.atlassian.scheduler.status.RunOutcome;
import io.oauthlinks.jira.schedule.Jobs.Job;
import io.oauthlinks.work.WorkInProgress;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);

    private final Map<String, JobRunner> runners = new LinkedHashMap<>();
    private final Map<String, JobConfig> schedules = new LinkedHashMap<>();
    private final SchedulerService scheduler = (SchedulerService) Proxy.newProxyInstance(getClass().getClassLoader(),
            new Class<?>[] {SchedulerService.class}, (proxy, method, arguments) -> switch (method.getName()) {
                case "registerJobRunner" -> runners.put(arguments[0].toString(), (JobRunner) arguments[1]);
                case "unregisterJobRunner" -> runners.remove(arguments[0].toString());
                case "scheduleJob" -> schedules.put(arguments[0].toString(), (JobConfig) arguments[1]);
                case "getJobDetails" -> null;
                default -> throw new IllegalStateException(method.getName());
            });

    @Test
    void eachJobRunsOncePerClusterAtItsInterval() {
        new Jobs(scheduler, List.of(new Job("refresh", Duration.ofMinutes(1), () -> 1)), new WorkInProgress(), CLOCK).start();
        assertThat(runners).containsOnlyKeys("io.oauthlinks:refresh");
        JobConfig config = schedules.get("io.oauthlinks:refresh");
        assertThat(config.getRunMode()).isEqualTo(RunMode.RUN_ONCE_PER_CLUSTER);
        assertThat(config.getSchedule().getIntervalScheduleInfo().getIntervalInMillis()).isEqualTo(60_000);
        assertThat(config.getSchedule().getIntervalScheduleInfo().getFirstRunTime())
                .isEqualTo(Date.from(Instant.parse("2026-11-20T10:01:00Z")));
    }

    @Test
    void aJobOfEveryNodeRunsLocally() {
        new Jobs(scheduler, List.of(Job.onEveryNode("mail-tick", Duration.ofSeconds(5), () -> 1)), new WorkInProgress(), CLOCK).start();
        assertThat(schedules.get("io.oauthlinks:mail-tick").getRunMode()).isEqualTo(RunMode.RUN_LOCALLY);
        assertThat(schedules.get("io.oauthlinks:mail-tick").getSchedule().getIntervalScheduleInfo().getIntervalInMillis()).isEqualTo(5_000);
    }

    @Test
    void aFailingRunIsReportedAndNotThrownAtTheScheduler() {
        new Jobs(scheduler, List.of(new Job("good", Duration.ofMinutes(1), () -> 3), new Job("bad", Duration.ofMinutes(1), () -> {
            throw new IllegalStateException("the database is away");
        })), new WorkInProgress(), CLOCK).start();
        assertThat(runners.get("io.oauthlinks:good").runJob(null).getRunOutcome()).isEqualTo(RunOutcome.SUCCESS);
        assertThat(runners.get("io.oauthlinks:bad").runJob(null).getRunOutcome()).isEqualTo(RunOutcome.FAILED);
    }

    @Test
    void howAJobStandsIsKnownFromItsLastRunHere() {
        Jobs jobs = new Jobs(scheduler, List.of(new Job("good", Duration.ofMinutes(1), () -> 3), new Job("idle", Duration.ofMinutes(1), () -> 1)),
                new WorkInProgress(), CLOCK);
        jobs.start();
        runners.get("io.oauthlinks:good").runJob(null);
        assertThat(jobs.states()).containsExactly(new Jobs.State("good", Duration.ofMinutes(1), null, CLOCK.instant(), "3"),
                new Jobs.State("idle", Duration.ofMinutes(1), null, null, null));
    }

    @Test
    void stoppingTakesTheWorkAndLeavesTheSchedule() {
        Jobs jobs = new Jobs(scheduler, List.of(new Job("refresh", Duration.ofMinutes(1), () -> 1)), new WorkInProgress(), CLOCK);
        jobs.start();
        jobs.stop();
        assertThat(runners).isEmpty();
        assertThat(schedules).hasSize(1);
    }

    @Test
    void aRunThatTheSchedulerHadPlannedDoesNothingOnceTheAppStops() {
        WorkInProgress work = new WorkInProgress();
        new Jobs(scheduler, List.of(new Job("refresh", Duration.ofMinutes(1), () -> {
            throw new AssertionError("ran");
        })), work, CLOCK).start();
        work.stop(Duration.ZERO);
        assertThat(runners.get("io.oauthlinks:refresh").runJob(null).getRunOutcome()).isEqualTo(RunOutcome.SUCCESS);
    }
}
