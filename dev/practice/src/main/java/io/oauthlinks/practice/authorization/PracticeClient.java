package io.oauthlinks.practice.authorization;

import io.oauthlinks.practice.behaviour.Behaviour;
import io.oauthlinks.practice.behaviour.Mode;
import io.oauthlinks.practice.mail.Protocol;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The one registered client; built for each request, because the behaviour decides about the life of its tokens. */
public final class PracticeClient implements RegisteredClientRepository {

    public static final String ID = "practice-client";

    /**
     * Known to everyone, and the same after a restart so that saved links go on working. Its last characters have to be
     * form-encoded before they go into a Basic header (RFC 6749 section 2.3.1).
     */
    public static final String SECRET = "practice-secret-known/to+all:100%";

    static final String OFFLINE_ACCESS = "offline_access";

    private static final Duration REFRESH_TOKEN_LIFETIME = Duration.ofDays(90);
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(5);

    private final Behaviour behaviour;
    private final RedirectUris redirectUris;

    PracticeClient(Behaviour behaviour, RedirectUris redirectUris) {
        this.behaviour = behaviour;
        this.redirectUris = redirectUris;
    }

    /** Every scope that the client may ask for. */
    public static Set<String> scopes() {
        Set<String> scopes = new TreeSet<>(Protocol.ALL_PROTOCOLS);
        for (Protocol protocol : Protocol.values()) {
            scopes.addAll(protocol.scopes());
        }
        scopes.addAll(Set.of(OFFLINE_ACCESS, "openid", "email", "profile"));
        return scopes;
    }

    @Override
    public RegisteredClient findByClientId(String clientId) {
        return ID.equals(clientId) ? client() : null;
    }

    @Override
    public RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("the practice provider has one client");
    }

    private RegisteredClient client() {
        return RegisteredClient.withId(ID).clientId(ID).clientSecret(SECRET).clientName("OAuth Links for Jira")
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(redirectUris.example())
                .scopes(scopes -> scopes.addAll(scopes()))
                .clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(true).build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenFormat(OAuth2TokenFormat.REFERENCE)
                        .accessTokenTimeToLive(behaviour.accessTokenLifetime())
                        .refreshTokenTimeToLive(REFRESH_TOKEN_LIFETIME)
                        .authorizationCodeTimeToLive(CODE_LIFETIME)
                        .reuseRefreshTokens(behaviour.mode() != Mode.MICROSOFT)
                        .build())
                .build();
    }
}
