package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.ClientKind;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.IncomingLinkForm;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.settings.IncomingPolicy;
import io.oauthlinks.settings.SettingsStore;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The form of an incoming link, new or saved, as typed so far. */
public final class IncomingLinkFormPage {

    private static final String KEY = "oauth-links.incoming-link.edit.";
    private static final String KIND = "oauth-links.incoming-link.kind.";
    private static final List<String> FIELDS = List.of("name", "description", "homepage", "kind", "redirectUris", "scopes", "serviceUser",
            "accessTokenLife", "refreshTokenLife", "refreshTokenIdle", "enabled");
    private static final List<String> LIVES = List.of("accessTokenLife", "refreshTokenLife", "refreshTokenIdle");

    private final Readers readers;
    private final SettingsStore settings;
    private final EndpointFacts endpoints;
    private final IncomingLinkAside aside;
    private final RecentProblems problems;

    public IncomingLinkFormPage(Readers readers, SettingsStore settings, EndpointFacts endpoints, IncomingLinkAside aside,
                               RecentProblems problems) {
        this.readers = readers;
        this.settings = settings;
        this.endpoints = endpoints;
        this.aside = aside;
        this.problems = problems;
    }

    static IncomingLinkForm read(Request request) {
        return new IncomingLinkForm(FormParameters.of(request));
    }

    /** @param link the saved link; null for a new one */
    Response show(Request request, IncomingLinkForm form, IncomingLink link) {
        return page(200, request, form, link, Map.of());
    }

    Response refuse(Request request, IncomingLinkForm form, IncomingLink link, Map<String, Message> errors) {
        return page(400, request, form, link, errors);
    }

    /** As typed, with what stands in the way above it. */
    Response refuse(Request request, IncomingLinkForm form, IncomingLink link, Problem problem) {
        Response.Page page = page(409, request, form, link, Map.of());
        page.model().put("problem", readers.of(request).problem(problem));
        return page;
    }

    private Response.Page page(int status, Request request, IncomingLinkForm form, IncomingLink link, Map<String, Message> errors) {
        Reader reader = readers.of(request);
        FormFields fields = new FormFields(reader.texts(), form.values(), errors);
        Map<String, Object> model = new HashMap<>();
        model.put("title", link == null ? reader.text(KEY + "title.new") : reader.text(KEY + "title.edit", link.name()));
        model.put("action", link == null ? "/incoming-links/new" : "/incoming-links/" + link.id());
        model.put("fields", fields.byName(FIELDS));
        fields.putRefusal(model, reader);
        model.put("isNew", link == null);
        ClientKind kind = link == null ? kind(fields.value("kind")) : link.kind();
        model.put("kind", kind.name());
        model.put("kinds", kinds(reader, kind));
        model.put("kindName", reader.text(KIND + lower(kind)));
        model.put("scopes", scopes(reader, fields.value("scopes")));
        putLives(model, reader, fields, errors);
        model.put("off", fields.is("enabled", "false"));
        endpoints.putAvailability(model, reader);
        if (link != null) {
            aside.put(model, reader, link);
            problems.putOfLink(reader, link.id(), model);
        }
        return new Response.Page(status, "templates/incoming-link/edit.vm", model);
    }

    private static List<Map<String, Object>> kinds(Reader reader, ClientKind chosen) {
        return Arrays.stream(ClientKind.values()).map(kind -> Model.of("value", kind.name(), "selected", kind == chosen,
                "label", reader.text(KIND + lower(kind)), "text", reader.text(KIND + lower(kind) + ".for"))).toList();
    }

    /** One choice: each scope brings those before it along. */
    private static List<Map<String, Object>> scopes(Reader reader, String typed) {
        Optional<JiraScope> most = Scopes.parse(typed).values().stream().map(JiraScope::named).flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
        return Arrays.stream(JiraScope.values()).map(scope -> Model.of("value", scope.name(), "id", "scope-" + lower(scope),
                "checked", most.filter(scope::equals).isPresent(), "purpose", reader.text("oauth-links.incoming-link.scope." + lower(scope)),
                "administrative", scope.isAdministrative())).toList();
    }

    private void putLives(Map<String, Object> model, Reader reader, FormFields fields, Map<String, Message> errors) {
        IncomingPolicy limits = settings.current().incoming();
        model.put("limits", Model.of("accessTokenLife", limits.accessTokenLife().toSeconds(), "refreshTokenLife", limits.refreshTokenLife().toDays(),
                "refreshTokenIdle", limits.refreshTokenIdle().toDays()));
        model.put("accessLifeNote", reader.text(KEY + "access-token-life.description", limits.accessTokenLife().toSeconds()));
        model.put("refreshLifeNote", reader.text(KEY + "refresh-token-life.description", limits.refreshTokenLife().toDays()));
        model.put("refreshIdleNote", reader.text(KEY + "refresh-token-idle.description", limits.refreshTokenIdle().toDays()));
        model.put("livesOpen", LIVES.stream().anyMatch(life -> errors.containsKey(life) || !fields.value(life).isEmpty()));
    }

    private static ClientKind kind(String name) {
        return Arrays.stream(ClientKind.values()).filter(kind -> kind.name().equals(name)).findFirst().orElse(ClientKind.WEB);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
