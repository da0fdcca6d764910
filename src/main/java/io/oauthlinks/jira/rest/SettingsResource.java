package io.oauthlinks.jira.rest;

import com.atlassian.annotations.security.SystemAdminOnly;
import io.oauthlinks.jira.http.Requests;
import io.oauthlinks.settings.ProxyServer;
import io.oauthlinks.settings.Settings;
import io.oauthlinks.settings.SettingsEditor;
import io.oauthlinks.settings.SettingsForm;
import io.oauthlinks.settings.SettingsStore;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The settings, in the units of their form: seconds, bytes and days. */
@Path("settings")
@SystemAdminOnly
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SettingsResource {

    private static final JsonForm FORM = new JsonForm(SettingsForm.FIELDS, List.of("proxyPasswordSet", "proxyPasswordUnreadable",
            "socksPasswordSet", "socksPasswordUnreadable"));

    private static final Set<String> TRUTH_VALUES = Set.of("developmentOverride", "plainChallenge", "endOnPasswordChange");
    private static final Set<String> TEXTS = Set.of("allowedPrivateAddresses", "corsOrigins", "restPaths", "proxyUse", "proxyHost", "proxyUser",
            "proxyExceptions", "socksHost", "socksUser", "socksExceptions", "mailHosts");

    private final SettingsStore store;
    private final SettingsEditor editor;
    private final Requests requests;

    @Inject
    public SettingsResource(SettingsStore store, SettingsEditor editor, Requests requests) {
        this.store = store;
        this.editor = editor;
        this.requests = requests;
    }

    @GET
    public Response get() {
        return Answers.json(200, json(store.latest())).build();
    }

    @PUT
    public Response change(InputStream body, @Context HttpServletRequest request) {
        Settings saved = editor.save(new SettingsForm(FORM.read(body)), requests.actor(request));
        return Answers.json(200, json(saved)).build();
    }

    /** Numbers and truth values as JSON has them, everything else as the form has it; of passwords only whether there is one. */
    static Map<String, Object> json(Settings settings) {
        Map<String, Object> json = new LinkedHashMap<>();
        SettingsForm.of(settings).values().forEach((field, value) -> json.put(field, typed(field, value)));
        putPassword(json, "proxy", settings.proxies().http());
        putPassword(json, "socks", settings.proxies().socks());
        return json;
    }

    private static Object typed(String field, String value) {
        if (TRUTH_VALUES.contains(field)) {
            return "true".equals(value);
        }
        return TEXTS.contains(field) ? value : value.isEmpty() ? null : Long.valueOf(value);
    }

    private static void putPassword(Map<String, Object> json, String kind, ProxyServer server) {
        json.put(kind + "PasswordSet", server.password() != null);
        json.put(kind + "PasswordUnreadable", server.unreadable());
    }
}
