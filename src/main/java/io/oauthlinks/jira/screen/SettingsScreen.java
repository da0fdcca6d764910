package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Message;
import io.oauthlinks.settings.Proxies;
import io.oauthlinks.settings.ProxyServer;
import io.oauthlinks.settings.SettingsEditor;
import io.oauthlinks.settings.SettingsForm;
import io.oauthlinks.settings.SettingsStore;
import java.util.HashMap;
import java.util.Map;

/** What administrators decide for the whole app. */
public final class SettingsScreen implements Screen {

    private final Readers readers;
    private final SettingsStore store;
    private final SettingsEditor editor;

    public SettingsScreen(Readers readers, SettingsStore store, SettingsEditor editor) {
        this.readers = readers;
        this.store = store;
        this.editor = editor;
    }

    @Override
    public Response get(Request request) {
        return page(200, request, SettingsForm.of(store.latest()), Map.of());
    }

    @Override
    public Response post(Request request) {
        SettingsForm form = new SettingsForm(FormParameters.of(request));
        try {
            editor.save(form, request.actor());
            return Response.SeeOther.to(Route.BASE + "/settings?saved=true");
        } catch (InvalidInput refused) {
            return page(400, request, form, refused.errors().byField());
        }
    }

    private Response page(int status, Request request, SettingsForm form, Map<String, Message> errors) {
        Reader reader = readers.of(request);
        FormFields fields = new FormFields(reader.texts(), form.values(), errors);
        Map<String, Object> model = new HashMap<>();
        model.put("fields", fields.byName(SettingsForm.FIELDS));
        fields.putRefusal(model, reader);
        Proxies kept = store.latest().proxies();
        model.put("proxyLogin", login(kept.http(), reader));
        model.put("socksLogin", login(kept.socks(), reader));
        if (form.holdsPassword()) {
            model.put("secretsLeftOut", reader.text("oauth-links.settings.edit.password.left-out"));
        }
        if (!request.parameter("saved").isEmpty()) {
            model.put("notice", reader.text("oauth-links.settings.edit.saved"));
        }
        return new Response.Page(status, "templates/settings/edit.vm", model);
    }

    /** What stands at the field of a password that is never shown. */
    private static Map<String, Object> login(ProxyServer kept, Reader reader) {
        Map<String, Object> login = new HashMap<>();
        login.put("kept", kept.password() != null);
        if (kept.unreadable()) {
            login.put("note", reader.text("oauth-links.settings.edit.password.unreadable"));
        }
        return login;
    }
}
