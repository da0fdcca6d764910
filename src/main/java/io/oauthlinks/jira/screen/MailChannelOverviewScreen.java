package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.ChannelState;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.ProjectFacts;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The mail channels of all projects, those that fail first. */
public final class MailChannelOverviewScreen implements Screen {

    /** Below {@link io.oauthlinks.jira.http.Route#BASE}. */
    static final String PATH = "/mail-channels";
    private static final String KEY = "oauth-links.mail-channel.overview.";

    private final Readers readers;
    private final ProjectFacts projects;
    private final MailChannelListScreen.Ports ports;

    public MailChannelOverviewScreen(Readers readers, ProjectFacts projects, MailChannelListScreen.Ports ports) {
        this.readers = readers;
        this.projects = projects;
        this.ports = ports;
    }

    static String delete(MailChannel channel) {
        return PATH + "/" + channel.id() + "/delete";
    }

    @Override
    public Response get(Request request) {
        Reader reader = readers.of(request);
        List<MailChannel> all = ports.channels().all();
        Map<Long, ChannelState> states = ports.states().of(all.stream().map(MailChannel::id).toList());
        List<MailChannel> sorted = all.stream().sorted(Comparator.comparing(channel -> !fails(channel, states))).toList();
        ListPages paging = ListPages.of(request);
        Map<String, Object> model = new HashMap<>();
        model.put("noChannels", all.isEmpty());
        List<MailChannel> shown = paging.shown(sorted);
        List<Map<String, Object>> rows = ports.rows(reader, shown, states);
        IntStream.range(0, rows.size()).forEach(i -> putPlace(rows.get(i), shown.get(i)));
        model.put("channels", rows);
        model.put("summary", summary(reader, all.size(), all.stream().filter(channel -> fails(channel, states)).count()));
        paging.put(model, reader, all.size());
        if (!request.parameter("deleted").isEmpty()) {
            model.put("notice", reader.text("oauth-links.mail-channel.list.notice.deleted"));
        }
        return Response.Page.ok("templates/mail-channel/overview.vm", model);
    }

    private static boolean fails(MailChannel channel, Map<Long, ChannelState> states) {
        ChannelState state = states.get(channel.id());
        return channel.state() == MailChannel.State.ENABLED && state != null && state.problem() != null;
    }

    private static String summary(Reader reader, long all, long failing) {
        String count = reader.count(KEY + "count", all);
        return failing == 0 ? count : reader.text(KEY + "count-attention", count, reader.count(KEY + "attention", failing));
    }

    private void putPlace(Map<String, Object> row, MailChannel channel) {
        row.put("delete", delete(channel));
        Optional<ProjectFacts.Project> project = projects.byId(channel.projectId());
        project.ifPresent(known -> {
            row.put("project", known.name());
            row.put("projectKey", known.key());
            row.put("list", MailChannelPages.list(known.id()));
        });
    }
}
