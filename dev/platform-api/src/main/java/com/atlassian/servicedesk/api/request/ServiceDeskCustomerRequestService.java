package com.atlassian.servicedesk.api.request;

import com.atlassian.jira.user.ApplicationUser;

/** Requests, as a customer raises and sees them. */
public interface ServiceDeskCustomerRequestService {

    CustomerRequestCreateParameters.Builder newCreateBuilder();

    /** @param user who raises it; null for nobody */
    CustomerRequest createCustomerRequest(ApplicationUser user, CustomerRequestCreateParameters parameters);

    CustomerRequestIssueQuery.Builder newIssueQueryBuilder();

    /** @param user who wants to see it; null for nobody */
    CustomerRequest getCustomerRequest(ApplicationUser user, CustomerRequestIssueQuery query);
}
