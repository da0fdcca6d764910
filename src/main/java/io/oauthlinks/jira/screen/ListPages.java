package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A long list by pages: which one was asked for, and the way to its neighbours under the same filter.
 *
 * @param number 1 for the first page
 * @param filter the parameters of the filter, encoded for a query, each with a leading {@code &}
 */
record ListPages(int number, String filter) {

    static final int PAGE_SIZE = 100;

    static ListPages of(Request request, String... filterParameters) {
        String asked = request.parameter("page");
        StringBuilder filter = new StringBuilder();
        for (String name : filterParameters) {
            if (!request.parameter(name).isEmpty()) {
                filter.append('&').append(name).append('=').append(URLEncoder.encode(request.parameter(name), StandardCharsets.UTF_8));
            }
        }
        return new ListPages(asked.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(asked) : 1, filter.toString());
    }

    int offset() {
        return (number - 1) * PAGE_SIZE;
    }

    /** The rows of this page; none beyond the last page. */
    <T> List<T> shown(List<T> all) {
        return all.stream().skip(offset()).limit(PAGE_SIZE).toList();
    }

    /** What the template's {@code olPages} shows. */
    void put(Map<String, Object> model, Reader reader, int total) {
        int pages = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        if (number > 1) {
            model.put("previousPage", query(Math.min(number - 1, pages)));
        }
        if (number < pages) {
            model.put("nextPage", query(number + 1));
        }
        model.put("pagePosition", reader.text("oauth-links.common.pages.position", String.valueOf(number), String.valueOf(pages)));
    }

    private String query(int page) {
        return "page=" + page + filter;
    }
}
