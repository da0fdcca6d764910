package com.atlassian.servicedesk.api.customer;

import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.servicedesk.api.ServiceDesk;
import com.atlassian.servicedesk.api.user.CheckedUser;
import java.util.List;
import java.util.Set;

/** Makes customers. */
public interface CustomerService {

    /** @param user must administer Jira */
    CheckedUser createCustomer(ApplicationUser user, CustomerCreateParameters parameters);

    /** @param usernamesOrEmails of users that exist */
    List<CheckedUser> addCustomersToServiceDesk(ApplicationUser user, ServiceDesk serviceDesk, Set<String> usernamesOrEmails);

    CustomerCreateParameters.Builder newCreateBuilder();
}
