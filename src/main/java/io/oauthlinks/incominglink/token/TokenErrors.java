package io.oauthlinks.incominglink.token;

import io.oauthlinks.incominglink.CredentialFormat;
import io.oauthlinks.incominglink.ProtocolError;
import java.time.Duration;
import java.time.Instant;

/** What the token and the revocation endpoint refuse, in words from which a developer can act. */
final class TokenErrors {

    private static final String START_ANEW = " Send the user to the authorization endpoint again.";

    private TokenErrors() {
    }

    static ProtocolError parametersInQuery() {
        return new ProtocolError("invalid_request", "parameters-in-query", "", "Parameters belong into the body of the POST, as"
                + " application/x-www-form-urlencoded, not into the address, which logs keep. If a secret or a token was sent there, replace it.");
    }

    static ProtocolError unknownGrantType(String sent, String known) {
        return new ProtocolError("unsupported_grant_type", "grant-type-unknown", sent, "The grant type " + sent + " is not supported. Supported: "
                + known + ".");
    }

    static ProtocolError grantTypeNotForKind(String wireName, String kind, String suitable) {
        return new ProtocolError("unauthorized_client", "grant-type-not-for-kind", wireName, "The grant type " + wireName
                + " is not for an incoming link of kind " + kind + ", which uses: " + suitable + ".");
    }

    static ProtocolError linkDisabled() {
        return new ProtocolError("unauthorized_client", "link-disabled", "", "The incoming link of this client is disabled in Jira. A Jira"
                + " administrator can enable it; until then nothing is issued.");
    }

    static ProtocolError userInactive() {
        return new ProtocolError("invalid_grant", "user-inactive", "", "The Jira user of this grant is deactivated or deleted. It works again when"
                + " the user is active again.");
    }

    static ProtocolError scopeWidened(String sent, String granted) {
        return new ProtocolError("invalid_scope", "scope-widened", sent, "The scope '" + sent + "' is more than the user granted, which is '"
                + granted + "'. A refresh can narrow the scope and never widen it; for more, send the user to the authorization endpoint.");
    }

    static ProtocolError codeMalformed(String value) {
        return CredentialFormat.AUTHORIZATION_CODE.isClaimedBy(value) ? mistyped("code-mistyped", "authorization code")
                : notOurs("code-not-ours", "authorization codes", CredentialFormat.AUTHORIZATION_CODE);
    }

    static ProtocolError refreshTokenMalformed(String value) {
        return CredentialFormat.REFRESH_TOKEN.isClaimedBy(value) ? mistyped("refresh-token-mistyped", "refresh token")
                : notOurs("refresh-token-not-ours", "refresh tokens", CredentialFormat.REFRESH_TOKEN);
    }

    private static ProtocolError mistyped(String reason, String what) {
        return new ProtocolError("invalid_grant", reason, "", "This " + what + " was mistyped, cut off or changed on its way: its checksum does not"
                + " fit.");
    }

    private static ProtocolError notOurs(String reason, String what, CredentialFormat format) {
        return new ProtocolError("invalid_grant", reason, "", "This is none of this server's " + what + ", which start with " + format.prefix()
                + ". It may be of another server, or another value was put here.");
    }

    static ProtocolError codeUnknown() {
        return new ProtocolError("invalid_grant", "code-unknown", "", "This authorization code is well-formed, but it is not known (any more): it"
                + " has expired, or what was issued for it has been revoked." + START_ANEW);
    }

    static ProtocolError codeUsed() {
        return new ProtocolError("invalid_grant", "code-used", "", "This authorization code has been used before. A code works once. What was issued"
                + " for it is revoked, because somebody else may have it." + START_ANEW);
    }

    static ProtocolError codeUsedMeanwhile() {
        return new ProtocolError("invalid_grant", "code-used-at-once", "", "This authorization code was exchanged by another request at the same"
                + " moment. Exchange a code once; the other request has the tokens.");
    }

    static ProtocolError codeExpired(Instant expiredAt, Duration life, Instant now) {
        return new ProtocolError("invalid_grant", "code-expired", "", "This authorization code expired at " + expiredAt + ", "
                + Duration.between(expiredAt, now).toSeconds() + " s ago by Jira's clock. Exchange it at once: it lives " + life.toSeconds() + " s."
                + START_ANEW);
    }

    static ProtocolError codeOfAnotherClient() {
        return ofAnotherClient("code-of-another-client", "authorization code");
    }

    static ProtocolError refreshTokenOfAnotherClient() {
        return ofAnotherClient("refresh-token-of-another-client", "refresh token");
    }

    private static ProtocolError ofAnotherClient(String reason, String what) {
        return new ProtocolError("invalid_grant", reason, "", "This " + what + " was issued to another client. Send the client_id with which it was"
                + " requested.");
    }

    static ProtocolError redirectUriDiffers(String sent, String expected) {
        return new ProtocolError("invalid_grant", "redirect-uri-differs", sent, "The redirect_uri must be the one of the authorization request,"
                + " character by character: " + expected + " and not " + (sent.isEmpty() ? "a missing one" : sent) + ".");
    }

    static ProtocolError verifierMalformed() {
        return new ProtocolError("invalid_request", "verifier-malformed", "", "The code_verifier must have 43 to 128 characters of A-Z a-z 0-9 - . _"
                + " ~ (RFC 7636 section 4.1).");
    }

    static ProtocolError verifierMissing() {
        return new ProtocolError("invalid_grant", "verifier-missing", "", "The authorization request had a code_challenge, so the token request"
                + " needs the code_verifier that belongs to it.");
    }

    static ProtocolError verifierWrong() {
        return new ProtocolError("invalid_grant", "verifier-wrong", "", "The code_verifier does not fit the code_challenge of the authorization"
                + " request. Keep the verifier of each request with its state, and send the challenge as base64url(SHA-256(verifier)) without"
                + " padding.");
    }

    static ProtocolError verifierWithoutChallenge() {
        return new ProtocolError("invalid_grant", "verifier-without-challenge", "", "A code_verifier was sent, but the authorization request had no"
                + " code_challenge. Somebody may have removed it, or the client forgot it.");
    }

    static ProtocolError refreshTokenUnknown() {
        return new ProtocolError("invalid_grant", "refresh-token-unknown", "", "This refresh token is well-formed, but it is not known (any more):"
                + " the user or an administrator revoked the connection, it ended, or an old refresh token was used again." + START_ANEW);
    }

    static ProtocolError refreshTokenExpired(Instant expiredAt) {
        return new ProtocolError("invalid_grant", "connection-ended", "", "The connection ended at " + expiredAt + ", the longest time that Jira"
                + " allows, however often it is refreshed." + START_ANEW);
    }

    static ProtocolError refreshTokenIdle(Instant expiredAt) {
        return new ProtocolError("invalid_grant", "refresh-token-idle", "", "This refresh token expired at " + expiredAt
                + ", because it was not used for too long. Refresh more often." + START_ANEW);
    }

    static ProtocolError refreshTokenReused() {
        return new ProtocolError("invalid_grant", "refresh-token-reused", "", "This refresh token has been used before and was replaced then. The"
                + " whole connection is revoked, because somebody else may have it. Always store the refresh_token of the last answer."
                + START_ANEW);
    }

    static ProtocolError serviceNotAdministrative(String sent) {
        return new ProtocolError("invalid_scope", "service-not-administrative", sent, "A service can ask for READ and WRITE only. What administers"
                + " Jira needs a person who agrees to it each time: use an incoming link of kind web application.");
    }

    static ProtocolError serviceUserInactive() {
        return new ProtocolError("unauthorized_client", "service-user-inactive", "", "The Jira user as whom this service acts is deactivated or"
                + " deleted. A Jira administrator chooses another on the incoming link.");
    }
}
