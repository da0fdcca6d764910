package io.oauthlinks.outgoinglink;

import io.oauthlinks.message.Message;
import io.oauthlinks.oauth2.Scopes;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Google: one scope for IMAP and POP3; a refresh token only with {@code access_type=offline}, and again only with {@code prompt=consent}. */
final class GooglePreset implements ProviderPreset {

    private static final Endpoints ENDPOINTS = new Endpoints(URI.create("https://accounts.google.com"),
            URI.create("https://accounts.google.com/o/oauth2/v2/auth"), URI.create("https://oauth2.googleapis.com/token"),
            URI.create("https://oauth2.googleapis.com/revoke"), false);

    @Override
    public Endpoints endpoints() {
        return ENDPOINTS;
    }

    @Override
    public List<SuggestedScope> suggestedScopes() {
        return List.of(new SuggestedScope("https://mail.google.com/", Message.of("oauth-links.outgoing-link.scope.google-mail"),
                        List.of("IMAP", "POP3"), true),
                new SuggestedScope(OPENID, Message.of("oauth-links.outgoing-link.scope.openid"), List.of(), false));
    }

    @Override
    public ClientAuthentication clientAuthentication() {
        return ClientAuthentication.BODY;
    }

    @Override
    public Map<String, String> fixedParameters() {
        return Map.of("access_type", "offline", "prompt", "consent");
    }

    @Override
    public Scopes requested(Scopes chosen) {
        return chosen.contains(OPENID) ? chosen.with("email") : chosen;
    }

    @Override
    public Scopes onRefresh(Scopes chosen, Scopes granted) {
        return Scopes.NONE;
    }
}
