package io.oauthlinks.outgoinglink;

import io.oauthlinks.oauth2.Scopes;
import java.util.List;
import java.util.Map;

/** Any other authorization server: nothing is known beforehand, scopes are repeated on refresh because some require it. */
final class CustomPreset implements ProviderPreset {

    @Override
    public Endpoints endpoints() {
        return null;
    }

    @Override
    public List<SuggestedScope> suggestedScopes() {
        return List.of();
    }

    @Override
    public ClientAuthentication clientAuthentication() {
        return ClientAuthentication.BASIC;
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
        if (granted.isEmpty()) {
            return chosen;
        }
        // Servers leave offline_access out of what they say was granted and yet expect it again.
        return chosen.contains(MicrosoftPreset.OFFLINE_ACCESS) ? granted.with(MicrosoftPreset.OFFLINE_ACCESS) : granted;
    }
}
