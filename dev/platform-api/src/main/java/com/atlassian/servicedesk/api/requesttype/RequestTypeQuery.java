package com.atlassian.servicedesk.api.requesttype;

import com.atlassian.servicedesk.api.util.paging.PagedRequest;

/** Which request types are asked for; made by {@link RequestTypeService#newQueryBuilder}. */
public interface RequestTypeQuery {

    /** Collects the conditions. */
    interface Builder {

        Builder serviceDesk(Integer serviceDeskId);

        Builder requestType(Integer requestTypeId);

        /** Whether permissions of the user are passed over. */
        Builder requestOverrideSecurity(Boolean overrideSecurity);

        /** Whether those in no group of the portal are left out. */
        Builder filterHidden(Boolean filterHidden);

        Builder pagedRequest(PagedRequest page);

        RequestTypeQuery build();
    }
}
