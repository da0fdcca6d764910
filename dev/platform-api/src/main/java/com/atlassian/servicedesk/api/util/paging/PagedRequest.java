package com.atlassian.servicedesk.api.util.paging;

/** Which page is asked for. */
public interface PagedRequest {

    int getStart();

    int getLimit();
}
