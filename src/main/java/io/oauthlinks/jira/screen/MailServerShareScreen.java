package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.ServerSharing;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Message;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which projects may fetch mail from a mail server. */
public final class MailServerShareScreen implements Screen {

    private static final String KEY = "oauth-links.mail-channel.share.";

    private final Readers readers;
    private final MailServers servers;
    private final ServerSharing sharing;

    public MailServerShareScreen(Readers readers, MailServers servers, ServerSharing sharing) {
        this.readers = readers;
        this.servers = servers;
        this.sharing = sharing;
    }

    @Override
    public Response get(Request request) {
        MailServer server = server(request);
        return page(request, server, sharing.values(server.id()), Map.of());
    }

    @Override
    public Response post(Request request) {
        MailServer server = server(request);
        Map<String, String> typed = FormParameters.of(request);
        try {
            sharing.save(server, typed, request.actor());
            return Response.SeeOther.to(Route.BASE + "/mail-servers?shared=" + server.id());
        } catch (InvalidInput refused) {
            return page(request, server, typed, refused.errors().byField());
        }
    }

    /** With how many projects, in words. */
    static String words(Reader reader, ServerSharing.Sharing sharing) {
        if (sharing.owner().isPresent()) {
            return reader.text(KEY + "state.owned", sharing.owner().get().key());
        }
        return switch (sharing.with()) {
            case NONE -> reader.text(KEY + "state.none");
            case ALL -> reader.text(KEY + "state.all");
            case CHOSEN -> reader.text(KEY + "state.chosen", sharing.keys());
        };
    }

    private MailServer server(Request request) {
        return servers.byId(request.id()).orElseThrow(NotFound::new);
    }

    private Response page(Request request, MailServer server, Map<String, String> values, Map<String, Message> errors) {
        Reader reader = readers.of(request);
        FormFields fields = new FormFields(reader.texts(), values, errors);
        Map<String, Object> model = new HashMap<>();
        model.put("title", reader.text(KEY + "title", server.name()));
        model.put("action", "/mail-servers/" + server.id() + "/share");
        model.put("fields", fields.byName(ServerSharing.FIELDS));
        fields.putRefusal(model, reader);
        model.put("owned", sharing.of(server.id()).owner().map(owner -> reader.text(KEY + "owned", owner.name(), owner.key())).orElse(""));
        List<Map<String, Object>> users = users(server.id());
        model.put("used", !users.isEmpty());
        model.put("users", users);
        return new Response.Page(errors.isEmpty() ? 200 : 400, "templates/mail-server/share.vm", model);
    }

    private List<Map<String, Object>> users(long serverId) {
        return sharing.users(serverId).entrySet().stream().sorted(Comparator.comparing(user -> user.getValue().key() + user.getKey().name()))
                .map(user -> Model.of("name", user.getKey().name(), "project", user.getValue().key(),
                        "path", MailChannelPages.list(user.getValue().id()))).toList();
    }
}
