package io.oauthlinks.outgoinglink;

import io.oauthlinks.message.Message;
import io.oauthlinks.oauth2.Scopes;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Microsoft 365 and personal Microsoft accounts: endpoints per tenant, {@code offline_access}, scopes repeated on refresh. */
final class MicrosoftPreset implements ProviderPreset {

    static final String OFFLINE_ACCESS = "offline_access";
    private static final Pattern TENANT_ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final MicrosoftCloud cloud;
    private final String tenant;

    MicrosoftPreset(MicrosoftCloud cloud, String tenant) {
        this.cloud = cloud;
        this.tenant = tenant;
    }

    @Override
    public Endpoints endpoints() {
        // Only a tenant id appears unchanged in the issuer; for common, organizations and domains it differs per user.
        URI issuer = TENANT_ID.matcher(tenant).matches() ? cloud.login(tenant, "/v2.0") : null;
        return new Endpoints(issuer, cloud.login(tenant, "/oauth2/v2.0/authorize"), cloud.login(tenant, "/oauth2/v2.0/token"), false);
    }

    @Override
    public List<SuggestedScope> suggestedScopes() {
        return List.of(
                new SuggestedScope(cloud.exchangeScope("IMAP.AccessAsUser.All"),
                        Message.of("oauth-links.outgoing-link.scope.microsoft-imap"), List.of("IMAP"), true),
                new SuggestedScope(cloud.exchangeScope("POP.AccessAsUser.All"),
                        Message.of("oauth-links.outgoing-link.scope.microsoft-pop"), List.of("POP3"), true),
                new SuggestedScope(OFFLINE_ACCESS, Message.of("oauth-links.outgoing-link.scope.offline-access"), List.of(), true),
                new SuggestedScope(OPENID, Message.of("oauth-links.outgoing-link.scope.openid"), List.of(), false));
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
        return (chosen.contains(OPENID) ? chosen.with("profile").with("email") : chosen).with(OFFLINE_ACCESS);
    }

    @Override
    public Scopes onRefresh(Scopes chosen, Scopes granted) {
        return (granted.isEmpty() ? chosen : granted).with(OFFLINE_ACCESS);
    }
}
