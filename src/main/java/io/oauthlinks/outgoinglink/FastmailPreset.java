package io.oauthlinks.outgoinglink;

import io.oauthlinks.message.Message;
import io.oauthlinks.oauth2.Scopes;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Fastmail: Jira is a public client there, without a secret, and proves itself by PKCE alone (RFC 7636). */
final class FastmailPreset implements ProviderPreset {

    private static final String SCOPE = "https://www.fastmail.com/dev/protocol-";
    private static final Endpoints ENDPOINTS = new Endpoints(null, URI.create("https://api.fastmail.com/oauth/authorize"),
            URI.create("https://api.fastmail.com/oauth/refresh"), false);

    @Override
    public Endpoints endpoints() {
        return ENDPOINTS;
    }

    @Override
    public List<SuggestedScope> suggestedScopes() {
        return List.of(new SuggestedScope(SCOPE + "imap", Message.of("oauth-links.outgoing-link.scope.fastmail-imap"), List.of("IMAP"), true),
                new SuggestedScope(SCOPE + "pop", Message.of("oauth-links.outgoing-link.scope.fastmail-pop"), List.of("POP3"), true));
    }

    @Override
    public ClientAuthentication clientAuthentication() {
        return ClientAuthentication.BODY;
    }

    @Override
    public Map<String, String> fixedParameters() {
        return Map.of();
    }

    @Override
    public Scopes requested(Scopes chosen) {
        return chosen;
    }

    @Override
    public Scopes onRefresh(Scopes chosen, Scopes granted) {
        return Scopes.NONE;
    }
}
