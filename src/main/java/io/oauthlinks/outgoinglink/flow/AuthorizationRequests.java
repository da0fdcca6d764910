package io.oauthlinks.outgoinglink.flow;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.ProviderPreset;
import io.oauthlinks.outgoinglink.RedirectUrls;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.settings.SettingsStore;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds authorization requests (RFC 6749 section 4.1.1, RFC 7636 section 4.3). */
public final class AuthorizationRequests {

    private final RedirectUrls redirectUrls;
    private final SettingsStore settings;

    public AuthorizationRequests(RedirectUrls redirectUrls, SettingsStore settings) {
        this.redirectUrls = redirectUrls;
        this.settings = settings;
    }

    URI redirectUri(OutgoingLink link) {
        return redirectUrls.of(link.key());
    }

    /**
     * @throws Refusal without the override: {@code authorization-endpoint-http} when the link was saved under it, {@code
     *                 redirect-url-http} when the code and our cookie would cross the network in the clear
     */
    URI build(OutgoingLink link, Secret state, Secret codeVerifier) {
        URI endpoint = link.endpoints().authorization();
        requireHttps(endpoint, "authorization-endpoint-http", link.name());
        requireHttps(redirectUri(link), "redirect-url-http", redirectUri(link));
        ProviderPreset preset = link.preset();
        AuthorizationRequest.Builder request = new AuthorizationRequest.Builder(ResponseType.CODE, new ClientID(link.client().clientId()))
                .redirectionURI(redirectUri(link))
                .state(new State(state.reveal()))
                .codeChallenge(new CodeVerifier(codeVerifier.reveal()), CodeChallengeMethod.S256);
        Scopes scopes = preset.requested(link.scopes());
        if (!scopes.isEmpty()) {
            request.scope(new Scope(scopes.values().toArray(String[]::new)));
        }
        Map<String, String> more = new LinkedHashMap<>(link.extraParameters());
        more.putAll(preset.fixedParameters());
        more.forEach((name, value) -> request.customParameter(name, value));
        return withQuery(endpoint, request.build().toQueryString());
    }

    private void requireHttps(URI uri, String otherwise, Object argument) {
        if (!"https".equalsIgnoreCase(uri.getScheme()) && !settings.current().developmentOverride()) {
            throw new Refusal(Problem.named(AuthorizationFlow.PROBLEMS, otherwise, argument));
        }
    }

    /** Keeps a query that the endpoint has already as it stands (RFC 6749 section 3.1); the library would decode and split it. */
    private static URI withQuery(URI endpoint, String query) {
        String separator = endpoint.getRawQuery() == null ? "?" : endpoint.getRawQuery().isEmpty() ? "" : "&";
        return URI.create(endpoint + separator + query);
    }
}
