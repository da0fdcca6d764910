package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.mailchannel.Disposal;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.MailChannelForm;
import io.oauthlinks.mailchannel.MailChannelRules;
import io.oauthlinks.mailchannel.OwnMailboxes;
import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.mailchannel.SenderPolicy;
import io.oauthlinks.mailserver.MailPreset;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.OutgoingLinks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The form of a mail channel, new or saved, as typed so far. */
public final class MailChannelFormPage {

    private static final String KEY = "oauth-links.mail-channel.edit.";

    private final MailChannelPages pages;
    private final MailChannelRules rules;
    private final ProjectFacts projects;
    private final OwnMailboxes mailboxes;
    private final OutgoingLinks links;

    public MailChannelFormPage(MailChannelPages pages, MailChannelRules rules, ProjectFacts projects, OwnMailboxes mailboxes, OutgoingLinks links) {
        this.pages = pages;
        this.rules = rules;
        this.projects = projects;
        this.mailboxes = mailboxes;
        this.links = links;
    }

    /**
     * What the form shows besides what was typed.
     *
     * @param channel as it is stored; null for a new one
     * @param problem why nothing was saved; null for none
     */
    record Shown(MailChannel channel, Map<String, Message> errors, Problem problem) {

        static Shown of(MailChannel channel) {
            return new Shown(channel, Map.of(), null);
        }

        Shown refused(Map<String, Message> messages) {
            return new Shown(channel, messages, null);
        }

        Shown refused(Problem why) {
            return new Shown(channel, Map.of(), why);
        }
    }

    Response page(Request request, MailChannelForm form, Shown shown) {
        MailChannel channel = shown.channel();
        Map<String, Message> errors = shown.errors();
        Reader reader = pages.reader(request);
        ProjectFacts.Project project = pages.project(request);
        FormFields fields = new FormFields(reader.texts(), form.values(), errors);
        Map<String, Object> model = pages.model(project);
        model.put("title", channel == null ? reader.text(KEY + "title.new") : reader.text(KEY + "title.edit", channel.name()));
        model.put("action", channel == null ? MailChannelPages.list(project.id()) + "/new" : MailChannelPages.of(channel));
        model.put("fixed", channel != null);
        model.put("fields", fields.byName(MailChannelForm.FIELDS));
        fields.putRefusal(model, reader);
        if (shown.problem() != null) {
            model.put("problem", reader.problem(shown.problem()));
        }
        List<MailServer> servers = rules.usable(project.id());
        model.put("servers", servers(reader, servers, fields));
        model.put("serverIds", servers.stream().map(server -> String.valueOf(server.id())).collect(Collectors.joining(" ")));
        putOwn(model, request, errors, channel, servers.isEmpty());
        ProjectFacts.Choices choices = projects.choices(project.id());
        model.put("requestTypes", choices(choices.requestTypes(), fields, MailChannelForm.REQUEST_TYPE));
        model.put("issueTypes", choices(choices.issueTypes(), fields, MailChannelForm.ISSUE_TYPE));
        model.put("priorities", choices(choices.priorities(), fields, MailChannelForm.PRIORITY));
        model.put("withComponents", !choices.components().isEmpty());
        model.put("components", choices(choices.components(), fields, MailChannelForm.COMPONENTS));
        model.put("unknownSenders", words(reader, fields, MailChannelForm.UNKNOWN_SENDER, unknownSenders(project)));
        model.put("disposals", words(reader, fields, MailChannelForm.DISPOSAL, Disposal.Kind.values()));
        return new Response.Page(errors.isEmpty() ? 200 : 400, "templates/mail-channel/edit.vm", model);
    }

    private void putOwn(Map<String, Object> model, Request request, Map<String, Message> errors, MailChannel channel, boolean onlyChoice) {
        Reader reader = pages.reader(request);
        List<OutgoingLink> all = links.all();
        FormFields fields = new FormFields(reader.texts(), FormParameters.of(request), errors);
        model.put("noServers", onlyChoice && all.isEmpty());
        model.put("withOwn", channel == null && !all.isEmpty());
        model.put("own", onlyChoice || fields.is(MailChannelForm.SERVER_ID, OwnMailboxes.OWN));
        model.put("ownFields", fields.byName(OwnMailboxes.FIELDS));
        model.put("places", mailboxes.places().stream().map(place -> Model.of("value", place.id(),
                "selected", fields.is(OwnMailboxes.PLACE, place.id()), "label",
                place.preset() == MailPreset.CUSTOM ? reader.text(KEY + "own.host", place.address(), place.protocol().name())
                        : reader.text("oauth-links.mail-server.edit.preset." + lower(place.preset()), place.protocol().name()))).toList());
        model.put("links", all.stream().map(link -> Model.of("value", link.id(), "label", link.name(), "selected",
                all.size() == 1 || fields.is(OwnMailboxes.LINK_ID, String.valueOf(link.id())))).toList());
        if (channel != null) {
            boolean ofProject = mailboxes.of(channel).isPresent();
            model.put("mailboxPath", MailChannelPages.of(channel) + (ofProject ? "/mailbox" : "/test"));
            model.put("mailboxPage", reader.text(KEY + (ofProject ? "mailbox-page" : "test-page")));
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static SenderPolicy.Unknown[] unknownSenders(ProjectFacts.Project project) {
        return Arrays.stream(SenderPolicy.Unknown.values()).filter(one -> project.service() || one != SenderPolicy.Unknown.CREATE_CUSTOMER)
                .toArray(SenderPolicy.Unknown[]::new);
    }

    private static List<Map<String, Object>> servers(Reader reader, List<MailServer> servers, FormFields fields) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (MailServer server : servers) {
            shown.add(Model.of("value", server.id(), "label", reader.text(KEY + (server.enabled() ? "server.choice" : "server.draft"), server.name(),
                    server.login().userName(), server.endpoint().protocol().name()), "selected", fields.is(MailChannelForm.SERVER_ID, String.valueOf(server.id()))));
        }
        return shown;
    }

    private static List<Map<String, Object>> choices(List<ProjectFacts.Choice> choices, FormFields fields, String field) {
        List<String> chosen = List.of(fields.value(field).split(" "));
        return choices.stream().map(choice -> Model.of("value", choice.id(), "label", choice.name(), "selected", chosen.contains(choice.id()))).toList();
    }

    private static List<Map<String, Object>> words(Reader reader, FormFields fields, String field, Enum<?>[] values) {
        return Arrays.stream(values).map(value -> Model.of("value", value.name(), "selected", fields.is(field, value.name()), "label",
                reader.text(KEY + field + "." + value.name().toLowerCase(Locale.ROOT).replace('_', '-')))).toList();
    }
}
