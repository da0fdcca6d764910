package io.oauthlinks.incominglink.authorize;

import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.RequestedScopes;
import io.oauthlinks.incominglink.SentParameters;
import io.oauthlinks.incominglink.grant.CodeChallenge;
import io.oauthlinks.incominglink.grant.CodeChallenge.Method;
import io.oauthlinks.settings.IncomingPolicy;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The checks whose errors go to the client.
 *
 * <p>In this order: the state is sent once and can be sent back; the response type is {@code code}; the answer goes into the query; the scope is
 * known and permitted by the link; the code challenge is there if the client is public, in a method that is on, and well-formed.
 */
final class RequestCheck {

    /** RFC 7636 section 4.2. */
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9._~-]{43,128}");
    private static final int S256_LENGTH = 43;

    private RequestCheck() {
    }

    static AuthorizationRequest check(SentParameters sent, Target target, IncomingPolicy policy) {
        requireEchoable(sent.find("state"));
        requireCode(sent.require("response_type"));
        requireQuery(sent.find("response_mode"));
        Set<JiraScope> scopes = RequestedScopes.of(sent);
        RequestedScopes.requirePermitted(target.link(), scopes);
        return new AuthorizationRequest(target, scopes, challenge(sent, target, policy));
    }

    private static void requireEchoable(Optional<String> state) {
        state.filter(text -> !AuthorizationResponse.isEchoable(text)).ifPresent(text -> {
            throw AuthorizationErrors.stateTooLong();
        });
    }

    private static void requireCode(String responseType) {
        if (!responseType.equals("code")) {
            throw AuthorizationErrors.responseTypeUnsupported(responseType);
        }
    }

    private static void requireQuery(Optional<String> responseMode) {
        responseMode.filter(mode -> !mode.equals("query")).ifPresent(mode -> {
            throw AuthorizationErrors.responseModeUnsupported(mode);
        });
    }

    private static CodeChallenge challenge(SentParameters sent, Target target, IncomingPolicy policy) {
        Optional<String> challenge = sent.find("code_challenge");
        Optional<String> method = sent.find("code_challenge_method");
        if (challenge.isEmpty()) {
            if (!target.link().kind().isConfidential()) {
                throw AuthorizationErrors.challengeMissing();
            }
            method.ifPresent(name -> {
                throw AuthorizationErrors.challengeMethodWithoutChallenge();
            });
            return null;
        }
        Method known = requireMethod(method, policy);
        if (!CHALLENGE.matcher(challenge.get()).matches() || known == Method.S256 && challenge.get().length() != S256_LENGTH) {
            throw AuthorizationErrors.challengeMalformed();
        }
        return new CodeChallenge(challenge.get(), known);
    }

    /** A method that is left out is {@code plain} (RFC 7636 section 4.3). */
    private static Method requireMethod(Optional<String> sent, IncomingPolicy policy) {
        if (sent.isPresent() && sent.get().equals(Method.S256.wireName())) {
            return Method.S256;
        }
        if (sent.isPresent() && !sent.get().equals(Method.PLAIN.wireName())) {
            throw AuthorizationErrors.challengeMethodUnknown(sent.get());
        }
        if (!policy.plainChallenge()) {
            throw AuthorizationErrors.plainChallengeOff();
        }
        return Method.PLAIN;
    }
}
