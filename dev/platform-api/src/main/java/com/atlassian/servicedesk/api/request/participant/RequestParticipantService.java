package com.atlassian.servicedesk.api.request.participant;

import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.servicedesk.api.util.paging.PagedResponse;

/** Participants of requests. */
public interface RequestParticipantService {

    RequestParticipantUpdateParameters.Builder newUpdateBuilder();

    PagedResponse<ApplicationUser> addRequestParticipants(ApplicationUser user, RequestParticipantUpdateParameters parameters);
}
