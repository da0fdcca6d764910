package io.oauthlinks.practice.authorization;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.oauthlinks.practice.behaviour.Behaviour;
import io.oauthlinks.practice.behaviour.Mode;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Words the answers of the token endpoint as the mode has it. */
final class TokenAnswers implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Behaviour behaviour;

    TokenAnswers(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        boolean refresh = AuthorizationGrantType.REFRESH_TOKEN.getValue().equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE));
        OAuth2AccessTokenResponseAuthenticationSuccessHandler writer = new OAuth2AccessTokenResponseAuthenticationSuccessHandler();
        writer.setAccessTokenResponseCustomizer(context -> leaveOut(context, refresh));
        writer.onAuthenticationSuccess(request, response, authentication);
    }

    /** Leaves out of a successful answer what the provider in question leaves out. */
    private void leaveOut(OAuth2AccessTokenAuthenticationContext context, boolean refresh) {
        if (behaviour.mode() == Mode.GOOGLE && refresh) {
            context.getAccessTokenResponse().refreshToken(null);
        }
        if (behaviour.mode() == Mode.MICROSOFT) {
            OAuth2AccessTokenAuthenticationToken answer = context.getAuthentication();
            Set<String> scopes = new TreeSet<>(answer.getAccessToken().getScopes());
            scopes.remove(PracticeClient.OFFLINE_ACCESS);
            context.getAccessTokenResponse().scopes(scopes);
        }
    }

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        OAuth2Error error = failure instanceof OAuth2AuthenticationException oauth ? oauth.getError()
                : new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST);
        write(response, error.getErrorCode(), describe(error));
    }

    /** Writes an error answer (RFC 6749 section 5.2). */
    void write(HttpServletResponse response, String code, String description) throws IOException {
        boolean clientRefused = OAuth2ErrorCodes.INVALID_CLIENT.equals(code);
        response.setStatus(clientRefused ? HttpServletResponse.SC_UNAUTHORIZED : HttpServletResponse.SC_BAD_REQUEST);
        if (clientRefused) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Practice provider\"");
        }
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json;charset=UTF-8");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", code);
        if (description != null) {
            body.put("error_description", description);
        }
        JSON.writeValue(response.getOutputStream(), body);
    }

    void refuseClient(HttpServletResponse response) throws IOException {
        OAuth2Error error = new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT);
        write(response, error.getErrorCode(), describe(error));
    }

    private String describe(OAuth2Error error) {
        return switch (behaviour.mode()) {
            case PLAIN -> error.getDescription();
            case GOOGLE -> OAuth2ErrorCodes.INVALID_GRANT.equals(error.getErrorCode())
                    ? "The grant is expired or was revoked." : error.getDescription();
            case MICROSOFT -> microsoft(error);
        };
    }

    /** The numbers are Microsoft's, the words ours. */
    private static String microsoft(OAuth2Error error) {
        return switch (error.getErrorCode()) {
            case OAuth2ErrorCodes.INVALID_CLIENT -> "AADSTS7000215: The client secret is not the one of this client.";
            case OAuth2ErrorCodes.INVALID_GRANT -> "AADSTS50173: The grant was taken back or its token was used before; sign in again.";
            case OAuth2ErrorCodes.INVALID_SCOPE -> "AADSTS70011: The scope is not valid.";
            case OAuth2ErrorCodes.UNSUPPORTED_GRANT_TYPE -> "AADSTS70003: The grant type is not supported.";
            default -> "AADSTS900144: " + (error.getDescription() == null ? "A parameter is missing." : error.getDescription());
        };
    }
}
