package io.oauthlinks.host.service;

import com.atlassian.scheduler.JobRunner;
import com.atlassian.scheduler.JobRunnerRequest;
import com.atlassian.scheduler.JobRunnerResponse;
import com.atlassian.scheduler.SchedulerService;
import com.atlassian.scheduler.SchedulerServiceException;
import com.atlassian.scheduler.config.JobConfig;
import com.atlassian.scheduler.config.JobId;
import com.atlassian.scheduler.config.JobRunnerKey;
import com.atlassian.scheduler.config.RunMode;
import com.atlassian.scheduler.config.Schedule;
import com.atlassian.scheduler.status.JobDetails;
import com.atlassian.scheduler.status.RunOutcome;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jobs on four threads, as in Jira. A look every quarter of a second starts what is due; a job that still runs is not started again.
 * A job that runs once per cluster is started by the node that moves its next run in the database.
 */
public final class Jobs implements SchedulerService, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final int THREADS = 4;
    private static final long LOOK_MILLIS = 250;

    private final ClusterJobTimes clusterTimes;
    private final Map<JobRunnerKey, JobRunner> runners = new ConcurrentHashMap<>();
    private final Map<JobId, Job> jobs = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "job-clock"));
    private final java.util.concurrent.ExecutorService workers =
            java.util.concurrent.Executors.newFixedThreadPool(THREADS, task -> daemon(task, "job-worker"));

    public Jobs(ClusterJobTimes clusterTimes) {
        this.clusterTimes = clusterTimes;
        clock.scheduleWithFixedDelay(this::startDue, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void registerJobRunner(JobRunnerKey key, JobRunner runner) {
        runners.put(key, runner);
    }

    @Override
    public void unregisterJobRunner(JobRunnerKey key) {
        runners.remove(key);
    }

    @Override
    public Set<JobRunnerKey> getRegisteredJobRunnerKeys() {
        return Set.copyOf(runners.keySet());
    }

    @Override
    public Set<JobRunnerKey> getJobRunnerKeysForAllScheduledJobs() {
        return jobs.values().stream().map(Job::getJobRunnerKey).collect(Collectors.toSet());
    }

    @Override
    public void scheduleJob(JobId id, JobConfig config) throws SchedulerServiceException {
        Job job = new Job(id, config);
        job.next = JobTimes.first(config.getSchedule(), System.currentTimeMillis());
        if (job.isClustered()) {
            clusterTimes.schedule(id.toString(), job.next);
        }
        jobs.put(id, job);
    }

    @Override
    public JobId scheduleJobWithGeneratedId(JobConfig config) throws SchedulerServiceException {
        JobId id = JobId.of(UUID.randomUUID().toString());
        scheduleJob(id, config);
        return id;
    }

    @Override
    public void unscheduleJob(JobId id) {
        Job job = jobs.remove(id);
        if (job != null && job.isClustered()) {
            clusterTimes.unschedule(id.toString());
        }
    }

    @Override
    public Date calculateNextRunTime(Schedule schedule) throws SchedulerServiceException {
        return calculateNextRunTime(schedule, null);
    }

    @Override
    public Date calculateNextRunTime(Schedule schedule, Date after) throws SchedulerServiceException {
        Long next = JobTimes.first(schedule, after == null ? System.currentTimeMillis() : after.getTime());
        return next == null ? null : new Date(next);
    }

    @Override
    public JobDetails getJobDetails(JobId id) {
        return jobs.get(id);
    }

    @Override
    public List<JobDetails> getJobsByJobRunnerKey(JobRunnerKey key) {
        return getJobsByJobRunnerKeys(List.of(key));
    }

    @Override
    public List<JobDetails> getJobsByJobRunnerKeys(List<JobRunnerKey> keys) {
        return jobs.values().stream().filter(job -> keys.contains(job.getJobRunnerKey())).map(JobDetails.class::cast).toList();
    }

    /** Forgets the runners that an app has left behind, and names them. Schedules stay, as in Jira; without a runner nothing is run. */
    public List<String> forget(ClassLoader app) {
        List<JobRunnerKey> left = runners.entrySet().stream().filter(runner -> runner.getValue().getClass().getClassLoader() == app)
                .map(Map.Entry::getKey).toList();
        left.forEach(runners::remove);
        return left.stream().map(key -> "job runner " + key).toList();
    }

    private void startDue() {
        long now = System.currentTimeMillis();
        for (Job job : jobs.values()) {
            try {
                if (job.isRunnable() && !job.running && isDue(job, now)) {
                    job.running = true;
                    workers.execute(() -> run(job));
                }
            } catch (RuntimeException e) {
                LOG.error("Cannot start the job {}", job.id, e);
            }
        }
    }

    private boolean isDue(Job job, long now) {
        Long due = job.isClustered() ? clusterTimes.next(job.id.toString()) : job.next;
        if (due == null || due > now) {
            return false;
        }
        Long following = JobTimes.following(job.config.getSchedule(), now);
        if (job.isClustered() && !clusterTimes.move(job.id.toString(), due, following)) {
            return false;
        }
        job.next = following;
        return true;
    }

    private void run(Job job) {
        try {
            JobRunner runner = runners.get(job.getJobRunnerKey());
            JobRunnerResponse response = runner == null ? null : runner.runJob(new Run(job, new Date()));
            if (response != null && response.getRunOutcome() != RunOutcome.SUCCESS) {
                LOG.warn("The job {} ended as {}: {}", job.id, response.getRunOutcome(), response.getMessage());
            }
        } catch (Exception | LinkageError e) {
            LOG.error("The job {} failed", job.id, e);
        } finally {
            job.running = false;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        workers.shutdownNow();
        try {
            workers.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Run(Job job, Date start) implements JobRunnerRequest {

        @Override
        public Date getStartTime() {
            return start;
        }

        @Override
        public JobId getJobId() {
            return job.id;
        }

        @Override
        public JobConfig getJobConfig() {
            return job.config;
        }

        @Override
        public boolean isCancellationRequested() {
            return Thread.currentThread().isInterrupted();
        }
    }

    private final class Job implements JobDetails {

        private final JobId id;
        private final JobConfig config;
        private volatile Long next;
        private volatile boolean running;

        private Job(JobId id, JobConfig config) {
            this.id = id;
            this.config = config;
        }

        private boolean isClustered() {
            return config.getRunMode() == RunMode.RUN_ONCE_PER_CLUSTER;
        }

        @Override
        public JobId getJobId() {
            return id;
        }

        @Override
        public JobRunnerKey getJobRunnerKey() {
            return config.getJobRunnerKey();
        }

        @Override
        public RunMode getRunMode() {
            return config.getRunMode();
        }

        @Override
        public Schedule getSchedule() {
            return config.getSchedule();
        }

        @Override
        public Date getNextRunTime() {
            Long time = next;
            return time == null ? null : new Date(time);
        }

        @Override
        public Map<String, java.io.Serializable> getParameters() {
            return config.getParameters();
        }

        @Override
        public boolean isRunnable() {
            return runners.containsKey(config.getJobRunnerKey());
        }
    }
}
