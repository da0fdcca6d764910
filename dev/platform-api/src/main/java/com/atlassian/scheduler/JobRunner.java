package com.atlassian.scheduler;

/** Does the work of a job. */
public interface JobRunner {

    JobRunnerResponse runJob(JobRunnerRequest request);
}
