package io.oauthlinks.jira.rest;

import io.oauthlinks.incominglink.ClientSecret;
import io.oauthlinks.incominglink.ClientSecrets;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.IncomingLinkEditor;
import io.oauthlinks.incominglink.IncomingLinkForm;
import io.oauthlinks.incominglink.RedirectUri;
import io.oauthlinks.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An incoming link as JSON: the fields of its form, and what follows from them. A client secret is in the answer that made it and in no other. */
public final class IncomingLinkJson {

    private static final List<String> READ_ONLY = List.of("id", "clientId", "clientSecret", "previousSecretValidUntil", "logoSet", "grants", "createdAt",
            "createdBy", "changedAt", "lastUsedAt");

    static final JsonForm FORM = new JsonForm(new IncomingLinkForm(Map.of()).values().keySet(), READ_ONLY, List.of("redirectUris"));

    private final IncomingLinkEditor editor;
    private final ClientSecrets secrets;

    public IncomingLinkJson(IncomingLinkEditor editor, ClientSecrets secrets) {
        this.editor = editor;
        this.secrets = secrets;
    }

    /** @param grants how many live ones there are */
    Map<String, Object> of(IncomingLink link, int grants) {
        Map<String, Object> json = inList(link, grants);
        json.put("previousSecretValidUntil", Answers.time(overlapEnd(link)));
        return json;
    }

    /** Without what would cost a query for each link. */
    Map<String, Object> inList(IncomingLink link, int grants) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", link.id());
        json.put("clientId", link.clientId());
        json.putAll(editor.formOf(link).values());
        json.put("redirectUris", link.redirectUris().stream().map(RedirectUri::text).toList());
        json.put("accessTokenLife", link.lifetimes().accessToken() == null ? null : link.lifetimes().accessToken().toSeconds());
        json.put("refreshTokenLife", days(link.lifetimes().refreshToken()));
        json.put("refreshTokenIdle", days(link.lifetimes().refreshTokenIdle()));
        json.put("enabled", link.enabled());
        json.put("logoSet", !link.logoHash().isEmpty());
        json.put("grants", grants);
        json.put("createdAt", Answers.time(link.createdAt()));
        json.put("createdBy", link.createdBy());
        json.put("changedAt", Answers.time(link.changedAt()));
        json.put("lastUsedAt", Answers.time(link.lastUsedAt()));
        return json;
    }

    /** The one answer that shows a client secret. */
    Map<String, Object> withSecret(Map<String, Object> json, Secret secret) {
        json.put("clientSecret", secret.reveal());
        return json;
    }

    private Instant overlapEnd(IncomingLink link) {
        return !link.kind().isConfidential() ? null
                : secrets.ofLink(link.id()).stream().map(ClientSecret::expiresAt).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static Long days(Duration life) {
        return life == null ? null : life.toDays();
    }
}
