package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.outgoinglink.Endpoints;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.OutgoingLinkForm;
import io.oauthlinks.outgoinglink.Provider;
import io.oauthlinks.outgoinglink.ProviderPreset;
import io.oauthlinks.outgoinglink.RedirectUrls;
import io.oauthlinks.outgoinglink.SuggestedScope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The form of an outgoing link, new or saved, as typed so far. */
public final class OutgoingLinkFormPage {

    private static final String KEY = "oauth-links.outgoing-link.edit.";
    /** A key that no form of ours holds is replaced and never becomes part of a URL. */
    private static final String KEY_SYNTAX = "[a-z0-9-]{1,40}";
    private static final List<String> FIELDS = List.of("name", "description", "tenant", "clientId", "clientSecret", "clientSecretExpires",
            "scopes", "issuer", "authorizationEndpoint", "tokenEndpoint", "clientAuthentication", "extraParameters", "key", "provider",
            "confirmOtherOrigin");
    private static final List<String> ADVANCED = List.of("clientAuthentication", "extraParameters");
    private static final List<String> AUDIENCES = List.of("tenant", "organizations", "common", "consumers");

    private final Readers readers;
    private final RedirectUrls redirectUrls;
    private final MailServers servers;

    public OutgoingLinkFormPage(Readers readers, RedirectUrls redirectUrls, MailServers servers) {
        this.readers = readers;
        this.redirectUrls = redirectUrls;
        this.servers = servers;
    }

    /** The typed fields; "who can sign in" decides the tenant unless one organization is chosen. */
    static OutgoingLinkForm read(Request request) {
        Map<String, String> typed = FormParameters.of(request);
        String audience = typed.getOrDefault("audience", "");
        if (AUDIENCES.contains(audience) && !audience.equals("tenant")) {
            typed.put("tenant", audience);
        }
        return new OutgoingLinkForm(typed);
    }

    /** @param link the saved link; null for a new one */
    Response show(Request request, OutgoingLinkForm form, OutgoingLink link) {
        return page(200, request, form, link, Map.of());
    }

    Response refuse(Request request, OutgoingLinkForm form, OutgoingLink link, Map<String, Message> errors) {
        return page(400, request, form, link, errors);
    }

    /** As typed, with what stands in the way above it. */
    Response refuse(Request request, OutgoingLinkForm form, OutgoingLink link, Problem problem) {
        Response.Page page = page(409, request, form, link, Map.of());
        page.model().put("problem", readers.of(request).problem(problem));
        return page;
    }

    private Response.Page page(int status, Request request, OutgoingLinkForm form, OutgoingLink link, Map<String, Message> errors) {
        Reader reader = readers.of(request);
        FormFields fields = new FormFields(reader.texts(), form.values(), errors);
        Provider provider = provider(fields.value("provider"));
        String key = form.key().matches(KEY_SYNTAX) ? form.key() : OutgoingLinkForm.blank(provider).key();
        String redirectUrl = redirectUrls.of(key).toString();
        Map<String, Object> model = new HashMap<>();
        model.put("title", link == null ? reader.text(KEY + "title.new." + lower(provider)) : reader.text(KEY + "title.edit", link.name()));
        model.put("action", link == null ? "/outgoing-links/new" : "/outgoing-links/" + link.id());
        model.put("fields", fields.byName(FIELDS));
        model.put("key", key);
        fields.putRefusal(model, reader);
        if (!request.parameter("clientSecret").isEmpty()) {
            model.put("secretsLeftOut", reader.text(KEY + "client-secret.left-out"));
        }
        model.put("isNew", link == null);
        model.put("provider", lower(provider));
        model.put("redirectLabel", reader.text(KEY + "redirect-url.label." + lower(provider)));
        model.put("replaceSecret", reader.text(KEY + "secret-expires.replace." + lower(provider)));
        model.put("audiences", audiences(reader, fields.value("tenant")));
        putSecret(reader, model, link, fields);
        putScopes(reader, model, provider, link, fields);
        putEndpoints(model, provider, fields);
        model.put("redirectUrl", redirectUrl);
        model.put("redirectWarnings", redirectUrls.warnings(key, request.origin()).stream().map(reader.texts()::of).toList());
        model.put("checklist", ProviderChecklist.of(reader, provider, redirectUrl));
        model.put("advancedOpen", errors.keySet().stream().anyMatch(ADVANCED::contains) || !fields.value("extraParameters").isEmpty());
        return new Response.Page(status, "templates/outgoing-link/edit.vm", model);
    }

    private static List<Map<String, Object>> audiences(Reader reader, String tenant) {
        String chosen = AUDIENCES.contains(tenant) ? tenant : "tenant";
        return AUDIENCES.stream().map(audience -> Model.of("value", audience, "selected", audience.equals(chosen),
                "label", reader.text(KEY + "audience." + audience))).toList();
    }

    private static void putSecret(Reader reader, Map<String, Object> model, OutgoingLink link, FormFields fields) {
        if (link != null && link.unreadable()) {
            model.put("secretUnreadable", true);
        } else if (link != null && link.client().secretSetAt() != null) {
            model.put("secretSetAt", reader.times().relative(link.client().secretSetAt()));
        }
        LocalDate expires = link == null ? null : link.client().secretExpires();
        if (expires != null && expires.toString().equals(fields.value("clientSecretExpires"))) {
            model.put("secretExpires", reader.times().day(expires));
            model.put("secretExpiresSoon", reader.times().daysUntil(expires) <= 30);
        }
    }

    private void putScopes(Reader reader, Map<String, Object> model, Provider provider, OutgoingLink link, FormFields fields) {
        ProviderPreset preset = ProviderPreset.of(provider);
        Scopes chosen = Scopes.parse(fields.value("scopes"));
        List<MailServer> users = link == null ? List.of() : servers.usingLink(link.id());
        List<Map<String, Object>> suggested = new ArrayList<>();
        List<String> others = new ArrayList<>(chosen.values());
        for (SuggestedScope scope : preset.suggestedScopes()) {
            boolean always = preset.requested(Scopes.NONE).contains(scope.scope());
            Map<String, Object> row = new HashMap<>();
            row.put("id", "scope-" + suggested.size());
            row.put("value", scope.scope());
            row.put("purpose", reader.texts().of(scope.purpose()));
            row.put("checked", always || chosen.contains(scope.scope()));
            row.put("always", always);
            long uses = users.stream().filter(server -> scope.protocols().contains(server.endpoint().protocol().name())).count();
            row.put("use", always ? reader.text(KEY + "scope.always") : link == null ? ""
                    : uses == 0 ? reader.text(KEY + "scope.unused") : reader.count(KEY + "scope.used", uses));
            suggested.add(row);
            others.remove(scope.scope());
        }
        model.put("suggestedScopes", suggested);
        model.put("noSuggestedScopes", suggested.isEmpty());
        model.put("otherScopes", String.join(" ", others));
    }

    /** For Google and Microsoft the endpoints follow from the preset and are only shown. */
    private static void putEndpoints(Map<String, Object> model, Provider provider, FormFields fields) {
        Endpoints preset = provider == Provider.CUSTOM || !fields.value("tenant").matches("[A-Za-z0-9.-]*") ? null
                : ProviderPreset.of(provider).endpoints(fields.value("tenant").isEmpty() ? "common" : fields.value("tenant"));
        if (preset != null) {
            model.put("presetEndpoints", Model.of("authorization", preset.authorization().toString(), "token", preset.token().toString()));
        }
    }

    private static String lower(Provider provider) {
        return provider.name().toLowerCase(Locale.ROOT);
    }

    static Provider provider(String name) {
        for (Provider provider : Provider.values()) {
            if (provider.name().equals(name)) {
                return provider;
            }
        }
        return Provider.CUSTOM;
    }
}
