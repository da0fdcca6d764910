package com.atlassian.servicedesk.api.util.paging;

/** A page by its first result and its size. */
public class SimplePagedRequest implements PagedRequest {

    private final int start;
    private final int limit;

    public SimplePagedRequest(int start, int limit) {
        this.start = start;
        this.limit = limit;
    }

    @Override
    public int getStart() {
        return start;
    }

    @Override
    public int getLimit() {
        return limit;
    }
}
