package com.atlassian.servicedesk.api.requesttype;

import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.servicedesk.api.util.paging.PagedResponse;

/** Request types as a user sees them. */
public interface RequestTypeService {

    RequestTypeQuery.Builder newQueryBuilder();

    /** @param user null for nobody */
    PagedResponse<RequestType> getRequestTypes(ApplicationUser user, RequestTypeQuery query);
}
