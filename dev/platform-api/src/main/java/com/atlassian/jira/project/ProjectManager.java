package com.atlassian.jira.project;

/** Finds projects, archived ones too, whatever a user may see. */
public interface ProjectManager {

    /** Null when there is none. */
    Project getProjectObj(Long id);

    /** By its current key or a former one; null when there is none. */
    Project getProjectObjByKey(String projectKey);

    /** Null when there is none. */
    Project getProjectByCurrentKey(String projectKey);

    /** Number of the newest issue of the project, the last part of its key; read from the database. */
    long getCurrentCounterForProject(Long id);
}
