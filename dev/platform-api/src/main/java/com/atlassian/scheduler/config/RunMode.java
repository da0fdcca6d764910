package com.atlassian.scheduler.config;

/** On one node of the cluster, or on the node that scheduled it. */
public enum RunMode {
    RUN_ONCE_PER_CLUSTER, RUN_LOCALLY
}
