package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.Issuer;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.grant.CodeChallenge;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.secret.Randomness;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.settings.SettingsStore;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The one page that shows a client secret, with what to paste where. */
public final class CredentialsPage {

    private static final String KEY = "oauth-links.incoming-link.created.";

    private final Readers readers;
    private final EndpointFacts endpoints;
    private final SettingsStore settings;

    public CredentialsPage(Readers readers, EndpointFacts endpoints, SettingsStore settings) {
        this.readers = readers;
        this.endpoints = endpoints;
        this.settings = settings;
    }

    /** @param secret empty for a public client */
    Response created(Request request, IncomingLink link, Optional<Secret> secret) {
        return page(request, link, secret, link.kind().asksUsers() ? "asks-users" : "service", "title.created");
    }

    Response rotated(Request request, IncomingLink link, Secret secret) {
        return page(request, link, Optional.of(secret), "rotated", "title.rotated");
    }

    private Response page(Request request, IncomingLink link, Optional<Secret> secret, String done, String title) {
        Reader reader = readers.of(request);
        Map<String, Object> model = new HashMap<>();
        model.put("id", link.id());
        model.put("name", link.name());
        model.put("doneTitle", reader.text(KEY + title));
        model.put("done", reader.text(KEY + done, link.name(), JiraScope.format(link.scopes())));
        model.put("clientId", link.clientId());
        secret.ifPresent(shown -> model.put("clientSecret", shown.reveal()));
        model.put("endpoints", endpoints.endpoints(reader, link.kind().asksUsers()));
        endpoints.putAvailability(model, reader);
        putExamples(model, reader, link);
        return Response.Page.ok("templates/incoming-link/created.vm", model);
    }

    private void putExamples(Map<String, Object> model, Reader reader, IncomingLink link) {
        Issuer issuer = endpoints.issuer();
        // made for this page: a pair that everybody knows would protect nothing
        String verifier = Randomness.base64url(256).reveal();
        Map<String, String> values = new HashMap<>(Map.of("clientId", link.clientId(), "tokenEndpoint", issuer.tokenEndpoint(), "jira", issuer.name(),
                "codeLife", String.valueOf(settings.current().incoming().codeLife().toSeconds()), "codeVerifier", verifier));
        model.put("asksUsers", link.kind().asksUsers());
        if (link.kind().asksUsers()) {
            String redirectUri = link.redirectUris().get(0).text();
            values.put("redirectUri", redirectUri);
            model.put("redirectUri", redirectUri);
            model.put("tryAllow", RichText.parts(reader, KEY + "try.allow"));
            model.put("authorizationRequest", issuer.authorizationEndpoint() + "?response_type=code&client_id=" + link.clientId()
                    + "&redirect_uri=" + URLEncoder.encode(redirectUri, StandardCharsets.UTF_8) + "&scope=" + JiraScope.READ
                    + "&state=try-it&code_challenge=" + CodeChallenge.s256Of(verifier).value() + "&code_challenge_method=S256");
        }
        model.put("examples", Examples.of(link.kind(), values).stream().map(example -> {
            String label = reader.text("oauth-links.incoming-link.created.language." + example.get("language"));
            return Model.of("id", example.get("language"), "label", label, "text", example.get("text"),
                    "copy", reader.text(KEY + "copy-example", label), "first", example.get("language").equals("curl"));
        }).toList());
        model.put("call", "curl -sS -H \"Authorization: Bearer ACCESS_TOKEN\" " + issuer.name() + "/rest/api/2/myself");
    }
}
