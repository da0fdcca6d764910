package com.atlassian.servicedesk.api;

import com.atlassian.jira.project.Project;

/** Service desks, whoever asks. */
public interface ServiceDeskManager {

    /** @throws ServiceDeskServiceException when the project has none, or it is disabled */
    ServiceDesk getServiceDeskForProject(Project project);
}
