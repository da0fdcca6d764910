package io.oauthlinks.practice.authorization;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.oauthlinks.practice.behaviour.Behaviour;
import io.oauthlinks.practice.behaviour.Failure;
import io.oauthlinks.practice.behaviour.Mode;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern MICROSOFT_CODE = Pattern.compile("AADSTS(\\d+):.*");

    private final Behaviour behaviour;
    private final Authorizations authorizations;

    TokenAnswers(Behaviour behaviour, Authorizations authorizations) {
        this.behaviour = behaviour;
        this.authorizations = authorizations;
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
        write(response, error.getErrorCode(), describe(error, request));
    }

    /** Writes an error answer in the words of a mode. */
    static void write(HttpServletResponse response, Failure.Kind failure, Mode mode) throws IOException {
        write(response, failure.error(), failure.description(mode));
    }

    /** Writes an error answer (RFC 6749 section 5.2), with Microsoft's list of numbers if there is one. */
    private static void write(HttpServletResponse response, String code, String description) throws IOException {
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
            Matcher number = MICROSOFT_CODE.matcher(description);
            if (number.matches()) {
                body.put("error_codes", List.of(Integer.valueOf(number.group(1))));
            }
        }
        JSON.writeValue(response.getOutputStream(), body);
    }

    private String describe(OAuth2Error error, HttpServletRequest request) {
        Mode mode = behaviour.mode();
        String refreshToken = request.getParameter(OAuth2ParameterNames.REFRESH_TOKEN);
        return switch (error.getErrorCode()) {
            case OAuth2ErrorCodes.INVALID_CLIENT -> mode == Mode.PLAIN ? error.getDescription() : Failure.Kind.INVALID_CLIENT.description(mode);
            case OAuth2ErrorCodes.INVALID_GRANT -> refreshToken == null && mode != Mode.MICROSOFT
                    ? mode == Mode.GOOGLE ? "Bad Request" : error.getDescription()
                    : authorizations.death(String.valueOf(refreshToken)).orElse(Failure.Kind.GRANT_REVOKED).description(mode);
            default -> mode == Mode.MICROSOFT ? microsoft(error) : error.getDescription();
        };
    }

    /** The numbers are Microsoft's, the words ours. */
    private static String microsoft(OAuth2Error error) {
        return switch (error.getErrorCode()) {
            case OAuth2ErrorCodes.INVALID_SCOPE -> "AADSTS70011: The scope is not valid.";
            case OAuth2ErrorCodes.UNSUPPORTED_GRANT_TYPE -> "AADSTS70003: The grant type is not supported.";
            default -> "AADSTS900144: " + (error.getDescription() == null ? "A parameter is missing." : error.getDescription());
        };
    }
}
