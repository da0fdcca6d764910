package io.oauthlinks.incominglink.authorize;

import io.oauthlinks.incominglink.ProtocolError;

/** What the authorization endpoint refuses, in words from which a developer can act. */
final class AuthorizationErrors {

    private AuthorizationErrors() {
    }

    static ProtocolError clientUnknown(String clientId) {
        return new ProtocolError("invalid_client", "client-unknown", clientId, "No incoming link has the client ID " + clientId
                + ". Compare it with the one that Jira shows on the incoming link, which starts with olc_; it may also have been deleted, or belong"
                + " to another Jira.");
    }

    static ProtocolError serviceAsksNobody() {
        return new ProtocolError("unauthorized_client", "service-asks-nobody", "", "This client is a service, which gets its tokens with the grant"
                + " type client_credentials at the token endpoint and sends no browser here.");
    }

    static ProtocolError linkDisabled() {
        return new ProtocolError("unauthorized_client", "link-disabled", "", "The incoming link of this client is disabled in Jira. A Jira"
                + " administrator can enable it.");
    }

    static ProtocolError redirectUriNotRegistered(String sent) {
        return new ProtocolError("invalid_request", "redirect-uri-not-registered", sent, "The redirect_uri " + sent + " is not registered for this"
                + " client. It must be equal in every character; a Jira administrator can add it to the incoming link.");
    }

    static ProtocolError redirectUriMissing() {
        return new ProtocolError("invalid_request", "redirect-uri-missing", "", "The redirect_uri is missing. It may be left out only if exactly one"
                + " is registered on the incoming link.");
    }

    static ProtocolError stateTooLong() {
        return new ProtocolError("invalid_request", "parameter-too-long", "state", "The parameter state is too long to be sent back: percent-encoded,"
                + " 4,096 characters are allowed. Keep what it stands for at the client, and send its key.");
    }

    static ProtocolError responseTypeUnsupported(String sent) {
        return new ProtocolError("unsupported_response_type", "response-type-unsupported", sent, "The response_type must be code; " + sent
                + " is not supported, because it would put tokens into an address.");
    }

    static ProtocolError responseModeUnsupported(String sent) {
        return new ProtocolError("invalid_request", "response-mode-unsupported", sent, "The response_mode must be query or left out; " + sent
                + " is not supported.");
    }

    static ProtocolError challengeMissing() {
        return new ProtocolError("invalid_request", "challenge-missing", "", "A public client must use PKCE: send code_challenge and"
                + " code_challenge_method=S256 (RFC 7636).");
    }

    static ProtocolError challengeMethodWithoutChallenge() {
        return new ProtocolError("invalid_request", "challenge-missing", "", "A code_challenge_method was sent without a code_challenge.");
    }

    static ProtocolError challengeMalformed() {
        return new ProtocolError("invalid_request", "challenge-malformed", "", "The code_challenge must have 43 to 128 characters of A-Z a-z 0-9 - ."
                + " _ ~, and with S256 exactly 43: base64url(SHA-256(verifier)) without padding.");
    }

    static ProtocolError challengeMethodUnknown(String sent) {
        return new ProtocolError("invalid_request", "challenge-method-unsupported", sent, "The code_challenge_method " + sent
                + " is not supported. Use S256.");
    }

    static ProtocolError plainChallengeOff() {
        return new ProtocolError("invalid_request", "challenge-method-plain", "plain", "PKCE's method plain, which a missing code_challenge_method"
                + " means too, is switched off in Jira. Send code_challenge_method=S256.");
    }

    static ProtocolError accessDenied() {
        return new ProtocolError("access_denied", "access-denied", "", "The user denied access.");
    }
}
