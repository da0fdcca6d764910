package com.atlassian.servicedesk.api.request.participant;

import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.servicedesk.api.request.CustomerRequest;
import java.util.Set;

/** Who is to take part in which request; made by {@link RequestParticipantService#newUpdateBuilder}. */
public interface RequestParticipantUpdateParameters {

    CustomerRequest customerRequest();

    Set<ApplicationUser> requestParticipants();

    /** Collects them. */
    interface Builder {

        Builder customerRequest(CustomerRequest request);

        Builder requestParticipants(Set<ApplicationUser> participants);

        RequestParticipantUpdateParameters build();
    }
}
