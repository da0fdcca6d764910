package com.atlassian.servicedesk.api.request;

/** The request that an issue is; made by {@link ServiceDeskCustomerRequestService#newIssueQueryBuilder}. */
public interface CustomerRequestIssueQuery {

    /** Collects the conditions. */
    interface Builder {

        Builder issue(long issueId);

        /** Whether permissions of the user are passed over. */
        Builder overrideSecurity(boolean overrideSecurity);

        CustomerRequestIssueQuery build();
    }
}
