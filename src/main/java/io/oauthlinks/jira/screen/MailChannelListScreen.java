package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.ChannelState;
import io.oauthlinks.mailchannel.ChannelStates;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.MailChannels;
import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.mailchannel.ProjectServers;
import io.oauthlinks.mailchannel.fetch.Progress;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import io.oauthlinks.mailserver.MailAuthentication;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.message.Problem;
import io.oauthlinks.outgoinglink.token.AccountState;
import io.oauthlinks.outgoinglink.token.Accounts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** The mail channels of a project: how they stand, and what can be done about it. */
public final class MailChannelListScreen implements Screen {

    private static final String KEY = "oauth-links.mail-channel.list.";
    /** More bars than anybody reads. */
    private static final int MOST_CHARTS = 20;
    private static final List<String> NOTICES = List.of("saved", "deleted", "paused", "resumed");

    private final MailChannelPages pages;
    private final Ports ports;
    private final LongFunction<Optional<Progress>> progress;

    /** What the list reads. */
    public record Ports(MailChannels channels, ChannelStates states, MailServers servers, MailLedger ledger, ProjectServers shared,
                        Accounts accounts) {

        /** In their order. @param known without those that were never fetched */
        List<Map<String, Object>> rows(Reader reader, List<MailChannel> shown, Map<Long, ChannelState> known) {
            Map<Long, MailServer> theirs = servers.byIds(shown.stream().map(MailChannel::serverId).toList());
            Map<Long, Integer> parked = ledger.counts(shown.stream().map(MailChannel::id).toList(), MailEntry.Outcome.PARKED);
            return shown.stream().map(channel -> row(channel, new MailChannelRow(reader, channel, known.getOrDefault(channel.id(), ChannelState.fresh(channel.id())),
                    theirs.get(channel.serverId()), parked.getOrDefault(channel.id(), 0)))).toList();
        }

        private Map<String, Object> row(MailChannel channel, MailChannelRow shown) {
            Map<String, Object> row = shown.model();
            Optional.ofNullable(shown.server()).filter(this::needsConsent).ifPresent(needing -> {
                boolean own = shared.ownerOf(needing.id()).filter(owner -> owner == channel.projectId()).isPresent();
                row.put(own ? "renewable" : "askAdministrator", true);
            });
            return row;
        }

        private boolean needsConsent(MailServer server) {
            return server.login().authentication() == MailAuthentication.OAUTH2
                    && accounts.byId(server.login().accountId()).filter(account -> account.state() != AccountState.RE_AUTHORIZATION_NEEDED).isEmpty();
        }
    }

    /** @param progress of the fetch of a channel by this node, by its number */
    public MailChannelListScreen(MailChannelPages pages, Ports ports, LongFunction<Optional<Progress>> progress) {
        this.pages = pages;
        this.ports = ports;
        this.progress = progress;
    }

    @Override
    public Response get(Request request) {
        Reader reader = pages.reader(request);
        ProjectFacts.Project project = pages.project(request);
        Map<String, Object> model = pages.model(project);
        List<MailChannel> all = ports.channels().ofProject(project.id());
        ListPages paging = ListPages.of(request);
        List<MailChannel> shown = paging.shown(all);
        Map<Long, ChannelState> states = ports.states().of(shown.stream().map(MailChannel::id).toList());
        model.put("noChannels", all.isEmpty());
        List<Map<String, Object>> rows = ports.rows(reader, shown, states);
        boolean charts = shown.size() <= MOST_CHARTS;
        model.put("withCharts", charts);
        if (charts) {
            MailsPerDay chart = new MailsPerDay(reader, ports.ledger(), shown.stream().map(MailChannel::id).toList());
            rows.forEach(row -> row.put("chart", chart.of((Long) row.get("id"))));
        }
        model.put("channels", rows);
        paging.put(model, reader, all.size());
        NOTICES.stream().filter(notice -> !request.parameter(notice).isEmpty()).findFirst()
                .ifPresent(notice -> model.put("notice", reader.text(KEY + "notice." + notice)));
        shown.stream().filter(channel -> String.valueOf(channel.id()).equals(request.parameter(MailChannelFetchScreen.FETCHING))).findFirst()
                .ifPresent(channel -> putFetch(reader, model, channel, states.get(channel.id())));
        return Response.Page.ok("templates/mail-channel/list.vm", model);
    }

    private void putFetch(Reader reader, Map<String, Object> model, MailChannel channel, ChannelState state) {
        Optional<Progress> here = progress.apply(channel.id()).filter(now -> now.step() != Progress.Step.ELSEWHERE);
        if (here.isPresent()) {
            Progress now = here.get();
            String step = now.step().name().toLowerCase(Locale.ROOT);
            model.put("fetch", reader.text(KEY + "fetch." + step, channel.name(), now.fetched(), now.done()));
            putEnd(reader, model, channel, now.step() == Progress.Step.ENDED, now.problem());
        } else if (channel.state() == MailChannel.State.ENABLED) {
            // only the node that fetches knows how far it is; that it is done says the state, which is due no more
            boolean over = state != null && !reader.times().isPast(state.nextFetch());
            model.put("fetch", reader.text(KEY + (over ? "fetch.over" : "fetch.elsewhere"), channel.name()));
            model.put("fetchLog", MailChannelPages.list(channel.projectId()) + "/log?channel=" + channel.id());
            putEnd(reader, model, channel, over, state == null ? null : state.problem());
        }
    }

    /** @param problem how it ended; null when it is well */
    private static void putEnd(Reader reader, Map<String, Object> model, MailChannel channel, boolean ended, Problem problem) {
        if (!ended) {
            model.put("fetchPath", MailChannelPages.list(channel.projectId()) + "?" + MailChannelFetchScreen.FETCHING + "=" + channel.id());
        } else if (problem != null) {
            model.put("fetchProblem", reader.texts().of(problem.cause()));
        }
    }
}
