package com.atlassian.servicedesk.api;

/** The service desk of a project. */
public interface ServiceDesk {

    int getId();

    long getProjectId();

    String getProjectName();
}
