package com.atlassian.beehive;

/** Gives locks by name. */
public interface ClusterLockService {

    ClusterLock getLockForName(String lockName);
}
