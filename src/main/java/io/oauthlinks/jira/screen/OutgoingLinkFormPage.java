package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.outgoinglink.AccountMatch;
import io.oauthlinks.outgoinglink.Authority;
import io.oauthlinks.outgoinglink.Endpoints;
import io.oauthlinks.outgoinglink.MicrosoftCloud;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.OutgoingLinkForm;
import io.oauthlinks.outgoinglink.Provider;
import io.oauthlinks.outgoinglink.RedirectUrls;
import io.oauthlinks.outgoinglink.flow.UnansweredAuthorizations;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The form of an outgoing link, new or saved, as typed so far. */
public final class OutgoingLinkFormPage {

    private static final String KEY = "oauth-links.outgoing-link.edit.";
    /** A key that no form of ours holds is replaced and never becomes part of a URL. */
    private static final String KEY_SYNTAX = "[a-z0-9-]{1,40}";
    private static final List<String> FIELDS = List.of("name", "description", "cloud", "tenant", "clientId", "clientSecret", "clientSecretExpires",
            "scopes", "issuer", "authorizationEndpoint", "tokenEndpoint", "clientAuthentication", "extraParameters", "key", "provider",
            "allowedDomains", "accountMatch", "trustedCertificates", "confirmOtherOrigin");
    private static final List<String> ADVANCED = List.of("clientAuthentication", "extraParameters", "trustedCertificates");
    private static final List<String> AUDIENCES = List.of("tenant", "organizations", "common", "consumers");

    private final Readers readers;
    private final RedirectUrls redirectUrls;
    private final MailServers servers;
    private final UnansweredAuthorizations unanswered;

    public OutgoingLinkFormPage(Readers readers, RedirectUrls redirectUrls, MailServers servers, UnansweredAuthorizations unanswered) {
        this.readers = readers;
        this.redirectUrls = redirectUrls;
        this.servers = servers;
        this.unanswered = unanswered;
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
        Authority authority = authority(provider, fields);
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
        if (!provider.isForPublicClients()) {
            model.put("replaceSecret", reader.text(KEY + "secret-expires.replace." + lower(provider)));
        }
        model.put("publicClient", provider.isForPublicClients());
        model.put("clouds", clouds(reader, authority));
        model.put("audiences", audiences(reader, fields.value("tenant")));
        putSecret(reader, model, link, fields);
        putScopes(reader, model, authority, link, fields);
        putEndpoints(model, authority);
        putAccountRules(reader, model, fields);
        model.put("redirectUrl", redirectUrl);
        model.put("redirectWarnings", redirectUrls.warnings(key, request.origin()).stream().map(reader.texts()::of).toList());
        if (link != null) {
            unanswered.latest(link.id()).ifPresent(one -> model.put("unanswered", reader.unanswered(one)));
        }
        model.put("checklist", ProviderChecklist.of(reader, authority, redirectUrl));
        model.put("advancedOpen", errors.keySet().stream().anyMatch(ADVANCED::contains)
                || !(fields.value("extraParameters") + fields.value("trustedCertificates")).isEmpty());
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

    private void putScopes(Reader reader, Map<String, Object> model, Authority authority, OutgoingLink link, FormFields fields) {
        ScopeGroups groups = new ScopeGroups(reader, authority, Scopes.parse(fields.value("scopes")),
                link == null ? null : servers.usingLink(link.id()));
        model.put("scopeGroups", groups.model());
        model.put("noSuggestedScopes", authority.preset().suggestedScopes().isEmpty());
        model.put("otherScopes", groups.others());
    }

    /** Except for Custom, the endpoints follow from the preset and are only shown: for Microsoft those of each cloud. */
    private static void putEndpoints(Map<String, Object> model, Authority authority) {
        if (authority.provider() == Provider.CUSTOM || !authority.tenant().matches("[A-Za-z0-9.-]*")) {
            return;
        }
        model.put("presetEndpoints", ScopeGroups.inAllClouds(authority).map(one -> {
            Endpoints preset = one.preset().endpoints();
            return Model.of("cloud", one.provider() == Provider.MICROSOFT ? one.cloud().name() : "", "shown", one.cloud() == authority.cloud(),
                    "authorization", preset.authorization().toString(), "token", preset.token().toString());
        }).toList());
    }

    private static void putAccountRules(Reader reader, Map<String, Object> model, FormFields fields) {
        model.put("accountMatches", Stream.of(AccountMatch.values()).map(match -> Model.of("value", match.name(),
                "selected", fields.is("accountMatch", match.name()),
                "label", reader.text(KEY + "account-match." + match.name().toLowerCase(Locale.ROOT)))).toList());
    }

    /** As far as it was typed well; the tenant {@code common} while there is none. */
    private static Authority authority(Provider provider, FormFields fields) {
        if (provider != Provider.MICROSOFT) {
            return Authority.of(provider);
        }
        MicrosoftCloud cloud = Stream.of(MicrosoftCloud.values()).filter(one -> fields.is("cloud", one.name())).findFirst()
                .orElse(MicrosoftCloud.WORLDWIDE);
        return Authority.microsoft(cloud, fields.value("tenant").isEmpty() ? "common" : fields.value("tenant"));
    }

    private static List<Map<String, Object>> clouds(Reader reader, Authority authority) {
        return Stream.of(MicrosoftCloud.values()).map(cloud -> Model.of("value", cloud.name(), "selected", cloud == authority.cloud(),
                "label", cloudName(reader, cloud))).toList();
    }

    static String cloudName(Reader reader, MicrosoftCloud cloud) {
        return reader.text(KEY + "cloud." + cloud.name().toLowerCase(Locale.ROOT).replace('_', '-'));
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
