package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.IncomingLinks;
import io.oauthlinks.incominglink.ResourceOwners;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The incoming links, those that need attention first. */
public final class IncomingLinkListScreen implements Screen {

    private static final String KEY = "oauth-links.incoming-link.list.";

    private final Readers readers;
    private final IncomingLinks links;
    private final Grants grants;
    private final ResourceOwners users;
    private final EndpointFacts endpoints;
    private final RecentProblems problems;

    public IncomingLinkListScreen(Readers readers, IncomingLinks links, Grants grants, ResourceOwners users, EndpointFacts endpoints,
                                  RecentProblems problems) {
        this.readers = readers;
        this.links = links;
        this.grants = grants;
        this.users = users;
        this.endpoints = endpoints;
        this.problems = problems;
    }

    @Override
    public Response get(Request request) {
        Reader reader = readers.of(request);
        List<IncomingLinkRow> all = links.all().stream().map(link -> IncomingLinkRow.of(reader, link, users))
                .sorted(Comparator.comparing(row -> !row.needsAttention())).toList();
        IncomingLinkFilter filter = IncomingLinkFilter.of(request);
        List<IncomingLinkRow> found = all.stream().filter(filter::accepts).toList();
        ListPages pages = ListPages.of(request, "text", "state");
        List<IncomingLinkRow> shown = pages.shown(found);
        Map<Long, Integer> counts = grants.countsByLink(shown.stream().map(IncomingLinkRow::link).map(IncomingLink::id).toList());
        Map<String, Object> model = new HashMap<>();
        model.put("links", shown.stream().map(row -> row.model(counts.getOrDefault(row.link().id(), 0))).toList());
        pages.put(model, reader, found.size());
        model.put("noLinks", all.isEmpty());
        model.put("nothingFound", shown.isEmpty());
        model.put("filter", filter.model(reader));
        model.put("summary", summary(reader, all));
        endpoints.putAvailability(model, reader);
        endpoints.putMetadataCheck(model);
        problems.putOfUnknownClients(reader, model);
        putNotice(reader, request, model);
        return Response.Page.ok("templates/incoming-link/list.vm", model);
    }

    private static String summary(Reader reader, List<IncomingLinkRow> rows) {
        String count = reader.count(KEY + "count", rows.size());
        long attention = rows.stream().filter(IncomingLinkRow::needsAttention).count();
        return attention == 0 ? count : reader.text(KEY + "count-attention", count, reader.count(KEY + "attention", attention));
    }

    /** What was done before. */
    private void putNotice(Reader reader, Request request, Map<String, Object> model) {
        String deleted = request.parameter("deleted");
        if (deleted.matches("[0-9]{1,9}")) {
            int revoked = Integer.parseInt(deleted);
            model.put("notice", revoked == 0 ? reader.text(KEY + "deleted.without-grants") : reader.count(KEY + "deleted", revoked));
        }
        String saved = request.parameter("saved");
        if (saved.matches("[0-9]{1,18}")) {
            links.byId(Long.parseLong(saved)).ifPresent(link -> model.put("notice", reader.text(KEY + "saved", link.name())));
        }
    }
}
