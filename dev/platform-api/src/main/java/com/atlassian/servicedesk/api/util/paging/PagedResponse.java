package com.atlassian.servicedesk.api.util.paging;

import java.util.List;

/** One page of results. */
public interface PagedResponse<T> extends Iterable<T> {

    List<T> getResults();

    int size();

    boolean hasNextPage();

    PagedRequest getPagedRequest();
}
