package com.atlassian.servicedesk.api.request;

import com.atlassian.jira.issue.Issue;

/** An issue as the customer sees it. */
public interface CustomerRequest {

    Issue getIssue();

    int getServiceDeskId();

    int getRequestTypeId();
}
