package io.oauthlinks.host.product.servicedesk;

import com.atlassian.servicedesk.api.util.paging.PagedRequest;
import com.atlassian.servicedesk.api.util.paging.PagedResponse;
import java.util.Iterator;
import java.util.List;

/** A part of a list. */
record Page<T>(List<T> results, boolean more, PagedRequest asked) implements PagedResponse<T> {

    /** Never more than so many, however many are asked for. */
    private static final int MOST = 100;

    static <T> Page<T> of(List<T> all, PagedRequest asked) {
        int start = Math.min(Math.max(0, asked.getStart()), all.size());
        int end = Math.min(all.size(), start + Math.min(MOST, Math.max(0, asked.getLimit())));
        return new Page<>(List.copyOf(all.subList(start, end)), end < all.size(), asked);
    }

    @Override
    public List<T> getResults() {
        return results;
    }

    @Override
    public int size() {
        return results.size();
    }

    @Override
    public boolean hasNextPage() {
        return more;
    }

    @Override
    public PagedRequest getPagedRequest() {
        return asked;
    }

    @Override
    public Iterator<T> iterator() {
        return results.iterator();
    }
}
