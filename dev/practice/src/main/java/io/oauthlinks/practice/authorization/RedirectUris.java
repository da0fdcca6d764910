package io.oauthlinks.practice.authorization;

import io.oauthlinks.practice.behaviour.Behaviour;
import io.oauthlinks.practice.behaviour.Failure;
import io.oauthlinks.practice.behaviour.Mode;
import java.net.URI;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;

/** Lets the browser go back to the app's callback on localhost, or in the Jira that the host runs, and nowhere else. */
final class RedirectUris implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

    private static final String CALLBACK = "/plugins/servlet/oauth-links/callback/";
    private static final String LOCAL_JIRA = "http://localhost:2990/jira";
    private static final Pattern LOCAL = Pattern.compile("https?://localhost(:\\d{1,5})?/jira" + Pattern.quote(CALLBACK) + "[A-Za-z0-9._~-]+");

    private final Behaviour behaviour;
    private final String jira;
    private final Pattern inJira;

    RedirectUris(Behaviour behaviour, URI jiraBaseUrl) {
        this.behaviour = behaviour;
        this.jira = jiraBaseUrl == null ? LOCAL_JIRA : jiraBaseUrl.toString().replaceAll("/$", "");
        this.inJira = Pattern.compile(Pattern.quote(jira + CALLBACK) + "[A-Za-z0-9._~-]+");
    }

    /** One of the redirect URIs that are accepted. */
    String example() {
        return jira + CALLBACK + "1";
    }

    boolean permits(String redirectUri) {
        return redirectUri != null && !behaviour.isRedirectUriUnknown() && (LOCAL.matcher(redirectUri).matches() || inJira.matcher(redirectUri).matches());
    }

    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        if (!permits(request.getRedirectUri())) {
            // without a request in the exception there is no redirect (RFC 6749 section 4.1.2.1)
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, behaviour.mode() == Mode.MICROSOFT
                            ? Failure.Kind.REDIRECT_MISMATCH.description(Mode.MICROSOFT) : "redirect_uri is missing or not registered", null), null);
        }
    }
}
