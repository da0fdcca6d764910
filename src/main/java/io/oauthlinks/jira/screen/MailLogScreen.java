package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.MailChannels;
import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import io.oauthlinks.settings.SettingsStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What became of every mail of a project's channels. */
public final class MailLogScreen implements Screen {

    private static final String KEY = "oauth-links.mail-channel.log.";

    private final MailChannelPages pages;
    private final MailChannels channels;
    private final MailLedger ledger;
    private final SettingsStore settings;

    public MailLogScreen(MailChannelPages pages, MailChannels channels, MailLedger ledger, SettingsStore settings) {
        this.pages = pages;
        this.channels = channels;
        this.ledger = ledger;
        this.settings = settings;
    }

    @Override
    public Response get(Request request) {
        Reader reader = pages.reader(request);
        ProjectFacts.Project project = pages.project(request);
        List<MailChannel> all = channels.ofProject(project.id());
        MailLogFilter filter = MailLogFilter.of(request, all);
        Map<String, Object> model = pages.model(project);
        model.put("text", filter.text());
        model.put("channelChoices", channelChoices(reader, all, filter));
        model.put("outcomes", outcomes(reader, filter));
        model.put("kept", reader.text(KEY + "kept", settings.current().mail().logRetention().toDays()));
        model.put("export", MailChannelPages.list(project.id()) + "/log/export?" + filter.query());
        if (!request.parameter("decided").isEmpty()) {
            model.put("notice", reader.text(KEY + "decided"));
        }
        MailLedger.Page page = filter.channelIds().isEmpty() ? new MailLedger.Page(List.of(), 0) : ledger.page(filter.page(ListPages.PAGE_SIZE));
        model.put("noMails", page.entries().isEmpty());
        model.put("mails", page.entries().stream().map(entry -> new MailLogRow(reader, entry).model()).toList());
        if (page.nextBeforeId() != 0) {
            model.put("older", MailChannelPages.list(project.id()) + "/log?" + filter.query() + "&before=" + page.nextBeforeId());
        }
        return Response.Page.ok("templates/mail-channel/log.vm", model);
    }

    private static List<Map<String, Object>> channelChoices(Reader reader, List<MailChannel> all, MailLogFilter filter) {
        List<Map<String, Object>> choices = new ArrayList<>();
        choices.add(Model.of("value", "", "label", reader.text(KEY + "all-channels"), "selected", filter.channel() == 0));
        all.forEach(channel -> choices.add(Model.of("value", channel.id(), "label", channel.name(), "selected", filter.channel() == channel.id())));
        return choices;
    }

    private static List<Map<String, Object>> outcomes(Reader reader, MailLogFilter filter) {
        List<Map<String, Object>> choices = new ArrayList<>();
        choices.add(Model.of("value", "", "label", reader.text(KEY + "all-outcomes"), "selected", filter.outcome() == null));
        Arrays.stream(MailEntry.Outcome.values()).forEach(outcome -> choices.add(Model.of("value", outcome.name(), "selected", filter.outcome() == outcome,
                "label", reader.text("oauth-links.mail-channel.outcome." + outcome.name().toLowerCase(Locale.ROOT)))));
        return choices;
    }
}
