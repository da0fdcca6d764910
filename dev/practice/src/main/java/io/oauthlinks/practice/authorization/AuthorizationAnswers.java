package io.oauthlinks.practice.authorization;

import io.oauthlinks.practice.web.Html;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * Sends the browser back to the client, with the issuer in the answer (RFC 9207) unless it was asked under another provider's
 * name, and ends the session: the next authorization begins at the login page again, where another mailbox can be chosen.
 */
final class AuthorizationAnswers implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private final String issuer;

    AuthorizationAnswers(String issuer) {
        this.issuer = issuer;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var granted = (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("code", granted.getAuthorizationCode().getTokenValue());
        redirect(request, response, granted, answer);
    }

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var refused = (OAuth2AuthorizationCodeRequestAuthenticationException) failure;
        OAuth2Error error = refused.getError();
        var asked = refused.getAuthorizationCodeRequestAuthentication();
        if (asked == null || asked.getRedirectUri() == null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write(Html.page("Request refused", "<p>The authorization request cannot be answered: <strong>"
                    + Html.escape(error.getErrorCode()) + "</strong>. " + Html.escape(error.getDescription()) + "</p>"));
            return;
        }
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", error.getErrorCode());
        answer.put("error_description", error.getDescription());
        redirect(request, response, asked, answer);
    }

    private void redirect(HttpServletRequest request, HttpServletResponse response,
                          OAuth2AuthorizationCodeRequestAuthenticationToken asked, Map<String, String> answer) throws IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        answer.put("state", asked.getState());
        if (URI.create(issuer).getHost().equals(request.getServerName())) {
            answer.put("iss", issuer);
        }
        String query = answer.entrySet().stream().filter(entry -> entry.getValue() != null)
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        // 303, so that the browser does not repeat the form that was just posted (RFC 9700 section 4.12)
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", asked.getRedirectUri() + "?" + query);
        response.setHeader("Cache-Control", "no-store");
    }
}
