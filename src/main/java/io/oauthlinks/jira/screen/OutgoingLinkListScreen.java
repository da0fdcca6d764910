package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.OutgoingLinks;
import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.AccountState;
import io.oauthlinks.outgoinglink.token.Accounts;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The outgoing links, those that need attention first. */
public final class OutgoingLinkListScreen implements Screen {

    private final Readers readers;
    private final OutgoingLinks links;
    private final Accounts accounts;
    private final MailServers servers;

    public OutgoingLinkListScreen(Readers readers, OutgoingLinks links, Accounts accounts, MailServers servers) {
        this.readers = readers;
        this.links = links;
        this.accounts = accounts;
        this.servers = servers;
    }

    @Override
    public Response get(Request request) {
        Reader reader = readers.of(request);
        List<OutgoingLinkRow> all = rows(reader);
        OutgoingLinkFilter filter = OutgoingLinkFilter.of(request);
        Map<String, Object> model = new HashMap<>();
        List<OutgoingLinkRow> found = all.stream().filter(filter::accepts).toList();
        ListPages pages = ListPages.of(request, "text", "state");
        List<Map<String, Object>> shown = pages.shown(found).stream().map(OutgoingLinkRow::model).toList();
        model.put("links", shown);
        pages.put(model, reader, found.size());
        model.put("noLinks", all.isEmpty());
        model.put("nothingFound", shown.isEmpty());
        model.put("filter", filter.model(reader));
        model.put("summary", summary(reader, all));
        alarm(reader, all).ifPresent(alarm -> model.put("alarm", alarm));
        putNotice(reader, request, all, model);
        return Response.Page.ok("templates/outgoing-link/list.vm", model);
    }

    private List<OutgoingLinkRow> rows(Reader reader) {
        Map<Long, List<Account>> byLink = accounts.all().stream().collect(Collectors.groupingBy(Account::linkId));
        Map<Long, List<MailServer>> users = servers.all().stream().filter(server -> server.login().linkId() != 0)
                .collect(Collectors.groupingBy(server -> server.login().linkId()));
        return links.all().stream()
                .map(link -> OutgoingLinkRow.of(reader, link, byLink.getOrDefault(link.id(), List.of()), users.getOrDefault(link.id(), List.of())))
                .sorted(Comparator.comparingInt(OutgoingLinkRow::urgency)
                        .thenComparing(row -> row.link().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static String summary(Reader reader, List<OutgoingLinkRow> rows) {
        String count = reader.count("oauth-links.outgoing-link.list.count", rows.size());
        long attention = rows.stream().filter(OutgoingLinkRow::needsAttention).count();
        return attention == 0 ? count : reader.text("oauth-links.outgoing-link.list.count-attention", count,
                reader.count("oauth-links.outgoing-link.list.attention", attention));
    }

    /** The first account that an administrator must re-authorize, with the button that does it, and how many more there are. */
    private static Optional<Map<String, Object>> alarm(Reader reader, List<OutgoingLinkRow> rows) {
        Map<Account, MailServer> broken = new LinkedHashMap<>();
        for (OutgoingLinkRow row : rows) {
            Map<Long, MailServer> byAccount = row.users().stream().filter(server -> server.login().accountId() != 0)
                    .collect(Collectors.toMap(server -> server.login().accountId(), Function.identity(), (first, second) -> first));
            row.accounts().stream().filter(account -> account.state() == AccountState.RE_AUTHORIZATION_NEEDED)
                    .filter(account -> byAccount.containsKey(account.id()))
                    .forEach(account -> broken.put(account, byAccount.get(account.id())));
        }
        return broken.entrySet().stream().findFirst().map(first -> {
            Map<String, Object> alarm = new HashMap<>();
            alarm.put("mailbox", first.getKey().mailbox());
            alarm.put("since", reader.times().relative(first.getKey().stateSince()));
            alarm.put("serverId", first.getValue().id());
            alarm.put("serverName", first.getValue().name());
            if (first.getKey().problem() != null) {
                alarm.put("problem", reader.problem(first.getKey().problem()));
            }
            if (broken.size() > 1) {
                alarm.put("more", reader.count("oauth-links.outgoing-link.list.alarm.more", broken.size() - 1L));
            }
            return alarm;
        });
    }

    /** What was done before; a link that nobody uses yet leads on to a mail server. */
    private static void putNotice(Reader reader, Request request, List<OutgoingLinkRow> rows, Map<String, Object> model) {
        if (!request.parameter("deleted").isEmpty()) {
            model.put("notice", reader.text("oauth-links.outgoing-link.list.deleted"));
        }
        String saved = request.parameter("saved");
        rows.stream().filter(row -> String.valueOf(row.link().id()).equals(saved)).findFirst().ifPresent(row -> {
            model.put("notice", reader.text("oauth-links.outgoing-link.list.saved", row.link().name()));
            if (row.users().isEmpty()) {
                model.put("nextPath", "/mail-servers/new?linkId=" + row.link().id());
                model.put("nextLabel", reader.text("oauth-links.outgoing-link.list.next"));
            }
        });
    }
}
