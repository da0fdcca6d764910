package io.oauthlinks.practice.authorization;

import io.oauthlinks.practice.behaviour.Behaviour;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2RefreshTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/** Issues opaque access tokens of the length asked for, and refresh tokens where the mode grants one. */
final class Tokens implements OAuth2TokenGenerator<OAuth2Token> {

    private static final char[] ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray();

    private final Behaviour behaviour;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final OAuth2RefreshTokenGenerator refreshTokens = new OAuth2RefreshTokenGenerator();

    Tokens(Behaviour behaviour, Clock clock) {
        this.behaviour = behaviour;
        this.clock = clock;
    }

    @Override
    public OAuth2Token generate(OAuth2TokenContext context) {
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            return accessToken(context);
        }
        if (OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType()) && grantsRefreshToken(context)) {
            return refreshToken(context);
        }
        return null;
    }

    private OAuth2AccessToken accessToken(OAuth2TokenContext context) {
        Instant now = clock.instant();
        Instant expiry = now.plus(context.getRegisteredClient().getTokenSettings().getAccessTokenTimeToLive());
        return new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, randomText(behaviour.tokenLength()), now, expiry,
                context.getAuthorizedScopes());
    }

    private OAuth2RefreshToken refreshToken(OAuth2TokenContext context) {
        return refreshTokens.generate(context);
    }

    private String randomText(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET[random.nextInt(ALPHABET.length)]);
        }
        return text.toString();
    }

    private boolean grantsRefreshToken(OAuth2TokenContext context) {
        if (AuthorizationGrantType.REFRESH_TOKEN.equals(context.getAuthorizationGrantType())) {
            return true;
        }
        return switch (behaviour.mode()) {
            case PLAIN -> true;
            case GOOGLE -> {
                OAuth2AuthorizationRequest request = context.getAuthorization().getAttribute(OAuth2AuthorizationRequest.class.getName());
                Map<String, Object> parameters = request.getAdditionalParameters();
                yield "offline".equals(parameters.get("access_type")) && "consent".equals(parameters.get("prompt"));
            }
            case MICROSOFT -> context.getAuthorizedScopes().contains(PracticeClient.OFFLINE_ACCESS);
        };
    }
}
