package io.oauthlinks.jira.schedule;

import com.atlassian.scheduler.JobRunnerResponse;
import com.atlassian.scheduler.SchedulerService;
import com.atlassian.scheduler.SchedulerServiceException;
import com.atlassian.scheduler.config.JobConfig;
import com.atlassian.scheduler.config.JobId;
import com.atlassian.scheduler.config.JobRunnerKey;
import com.atlassian.scheduler.config.RunMode;
import com.atlassian.scheduler.config.Schedule;
import com.atlassian.scheduler.status.JobDetails;
import io.oauthlinks.work.WorkInProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The app's work in Jira's scheduler: a job runs on one node at a time, unless it is one of every node. */
public final class Jobs {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final SchedulerService scheduler;
    private final List<Job> jobs;
    private final WorkInProgress work;
    private final Clock clock;
    private final Map<String, Run> lastRuns = new ConcurrentHashMap<>();

    public Jobs(SchedulerService scheduler, List<Job> jobs, WorkInProgress work, Clock clock) {
        this.scheduler = scheduler;
        this.jobs = List.copyOf(jobs);
        this.work = work;
        this.clock = clock;
    }

    /**
     * @param name  stable over versions, because Jira keeps the schedule
     * @param work  says how much was done
     * @param where on one node of the cluster, or on each
     */
    public record Job(String name, Duration interval, IntSupplier work, RunMode where) {

        /** A job that runs on one node at a time. */
        public Job(String name, Duration interval, IntSupplier work) {
            this(name, interval, work, RunMode.RUN_ONCE_PER_CLUSTER);
        }

        /** A job that runs on every node. */
        public static Job onEveryNode(String name, Duration interval, IntSupplier work) {
            return new Job(name, interval, work, RunMode.RUN_LOCALLY);
        }

        private JobRunnerKey runner() {
            return JobRunnerKey.of("io.oauthlinks:" + name);
        }

        private JobId id() {
            return JobId.of("io.oauthlinks:" + name);
        }
    }

    /**
     * How a job stands.
     *
     * @param nextRun     on whichever node; null when Jira knows none
     * @param lastRunHere on this node since the app was enabled; null for never
     * @param lastOutcome how much was done, or the kind of failure; null as before
     */
    public record State(String name, Duration interval, Instant nextRun, Instant lastRunHere, String lastOutcome) { }

    private record Run(Instant at, String outcome) { }

    public List<State> states() {
        return jobs.stream().map(job -> {
            JobDetails planned = scheduler.getJobDetails(job.id());
            Date next = planned == null ? null : planned.getNextRunTime();
            Run last = lastRuns.getOrDefault(job.name(), new Run(null, null));
            return new State(job.name(), job.interval(), next == null ? null : next.toInstant(), last.at(), last.outcome());
        }).toList();
    }

    public void start() {
        for (Job job : jobs) {
            scheduler.registerJobRunner(job.runner(), request -> run(job));
            JobConfig config = JobConfig.forJobRunnerKey(job.runner()).withRunMode(job.where())
                    .withSchedule(Schedule.forInterval(job.interval().toMillis(), Date.from(clock.instant().plus(job.interval()))));
            try {
                scheduler.scheduleJob(job.id(), config);
            } catch (SchedulerServiceException e) {
                throw new IllegalStateException("Jira's scheduler does not take the job " + job.name(), e);
            }
        }
    }

    /** The schedule stays with Jira, so that a restart of one node does not stop the others; only the work leaves. */
    public void stop() {
        jobs.forEach(job -> scheduler.unregisterJobRunner(job.runner()));
    }

    private JobRunnerResponse run(Job job) {
        if (!work.begin()) {
            return JobRunnerResponse.success("stopping");
        }
        try {
            String done = String.valueOf(job.work().getAsInt());
            lastRuns.put(job.name(), new Run(clock.instant(), done));
            return JobRunnerResponse.success(done);
        } catch (RuntimeException failure) {
            lastRuns.put(job.name(), new Run(clock.instant(), failure.getClass().getName()));
            LOG.error("The job {} failed; it runs again at its next time", job.name(), failure);
            return JobRunnerResponse.failed(failure.getClass().getName());
        } finally {
            work.end();
        }
    }
}
