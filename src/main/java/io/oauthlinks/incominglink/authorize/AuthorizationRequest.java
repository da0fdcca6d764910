package io.oauthlinks.incominglink.authorize;

import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.grant.CodeChallenge;
import java.util.Set;

/**
 * An authorization request (RFC 6749 section 4.1.1) that passed all checks.
 *
 * @param challenge null without PKCE
 */
record AuthorizationRequest(Target target, Set<JiraScope> scopes, CodeChallenge challenge) {

    boolean isAdministrative() {
        return scopes.stream().anyMatch(JiraScope::isAdministrative);
    }
}
