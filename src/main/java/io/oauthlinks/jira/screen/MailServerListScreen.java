package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.ServerSharing;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.mailserver.OtherReader;
import io.oauthlinks.mailserver.OtherReaders;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import io.oauthlinks.mailserver.diagnosis.TestRuns;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.OutgoingLinks;
import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.Accounts;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The mail servers with their state at a glance, those that need attention first. */
public final class MailServerListScreen implements Screen {

    private static final String KEY = "oauth-links.mail-server.list.";

    private final Readers readers;
    private final MailServers servers;
    private final TestRuns tests;
    private final OutgoingLinks links;
    private final Accounts accounts;
    private final OtherReaders otherReaders;
    private final ServerSharing sharing;

    public MailServerListScreen(Readers readers, MailServers servers, TestRuns tests, OutgoingLinks links, Accounts accounts,
                                OtherReaders otherReaders, ServerSharing sharing) {
        this.readers = readers;
        this.servers = servers;
        this.tests = tests;
        this.links = links;
        this.accounts = accounts;
        this.otherReaders = otherReaders;
        this.sharing = sharing;
    }

    @Override
    public Response get(Request request) {
        Reader reader = readers.of(request);
        List<MailServerRow> rows = rows(reader);
        Map<String, Object> model = new HashMap<>();
        ListPages pages = ListPages.of(request);
        model.put("servers", pages.shown(rows).stream().map(row -> model(reader, row)).toList());
        pages.put(model, reader, rows.size());
        model.put("noServers", rows.isEmpty());
        model.put("noLinks", rows.isEmpty() && links.all().isEmpty());
        model.put("summary", summary(reader, rows));
        notice(reader, request, rows).ifPresent(notice -> model.put("notice", notice));
        return Response.Page.ok("templates/mail-server/list.vm", model);
    }

    private Map<String, Object> model(Reader reader, MailServerRow row) {
        Map<String, Object> model = row.model();
        model.put("sharing", MailServerShareScreen.words(reader, sharing.of(row.server().id())));
        return model;
    }

    private List<MailServerRow> rows(Reader reader) {
        List<MailServer> all = servers.all();
        Map<Long, TestRun> runs = tests.byIds(all.stream().map(MailServer::lastTestId).filter(id -> id != 0).toList());
        Map<Long, OutgoingLink> linksById = links.all().stream().collect(Collectors.toMap(OutgoingLink::id, Function.identity()));
        Map<Long, Account> accountsById = accounts.all().stream().collect(Collectors.toMap(Account::id, Function.identity()));
        List<OtherReader> others = otherReaders.all();
        return all.stream().map(server -> new MailServerRow(reader, server, linksById.get(server.login().linkId()),
                        accountsById.get(server.login().accountId()), runs.get(server.lastTestId()),
                        OtherReader.of(others, server.login().userName(), server.endpoint().host())))
                .sorted(Comparator.comparingInt(MailServerRow::urgency).thenComparing(row -> row.server().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static String summary(Reader reader, List<MailServerRow> rows) {
        String count = reader.count(KEY + "count", rows.size());
        long attention = rows.stream().filter(MailServerRow::needsAttention).count();
        return attention == 0 ? count : reader.text(KEY + "count-attention", count, reader.count(KEY + "attention", attention));
    }

    private Optional<String> notice(Reader reader, Request request, List<MailServerRow> rows) {
        if (!request.parameter("deleted").isEmpty()) {
            return Optional.of(reader.text(KEY + "deleted"));
        }
        String shared = request.parameter("shared");
        if (!shared.isEmpty()) {
            return rows.stream().map(MailServerRow::server).filter(server -> String.valueOf(server.id()).equals(shared)).findFirst()
                    .map(server -> reader.text(KEY + "shared", server.name(), MailServerShareScreen.words(reader, sharing.of(server.id()))));
        }
        String saved = request.parameter("saved");
        return rows.stream().map(MailServerRow::server).filter(server -> String.valueOf(server.id()).equals(saved)).findFirst()
                .map(server -> reader.text(KEY + (server.enabled() ? "saved" : "saved-as-draft"), server.name()));
    }
}
