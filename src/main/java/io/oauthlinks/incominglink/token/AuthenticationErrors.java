package io.oauthlinks.incominglink.token;

import io.oauthlinks.incominglink.CredentialFormat;
import io.oauthlinks.incominglink.ProtocolError;
import java.time.Instant;

/** Why a client is not believed, in words from which its developer can act. */
final class AuthenticationErrors {

    static final String CODE = "invalid_client";

    private AuthenticationErrors() {
    }

    static ProtocolError schemeUnsupported(String scheme) {
        return new ProtocolError("invalid_request", "authorization-scheme-unsupported", scheme, "The Authorization header of this endpoint can be"
                + " Basic with client ID and secret, and nothing else; leave it out to send them in the body.");
    }

    static ProtocolError basicMalformed() {
        return new ProtocolError(CODE, "basic-malformed", "", "The Authorization header is not Basic with base64 of client ID, colon, client secret,"
                + " both form-urlencoded first (RFC 6749 section 2.3.1).");
    }

    static ProtocolError twoMethods() {
        return new ProtocolError("invalid_request", "two-client-authentications", "", "The client secret came in the Authorization header and in the"
                + " body. Use one of them.");
    }

    static ProtocolError clientIdsDiffer(String inBody) {
        return new ProtocolError("invalid_request", "client-ids-differ", inBody, "The client_id in the body is not the one in the Authorization"
                + " header. Leave it out of the body.");
    }

    static ProtocolError assertionUnsupported() {
        return new ProtocolError(CODE, "client-assertion-unsupported", "", "Client assertions are not supported. Authenticate with"
                + " client_secret_basic or client_secret_post, or not at all as a public client.");
    }

    static ProtocolError clientIdMissing() {
        return new ProtocolError(CODE, "client-id-missing", "", "No client_id was sent, neither in the body nor by HTTP Basic.");
    }

    static ProtocolError clientUnknown(String clientId) {
        return new ProtocolError(CODE, "client-unknown", clientId, "No incoming link has the client ID " + clientId + ". Compare it with the one"
                + " that Jira shows on the incoming link, which starts with olc_; it may also have been deleted, or belong to another Jira.");
    }

    static ProtocolError secretMissing() {
        return new ProtocolError(CODE, "client-secret-missing", "", "This client has a secret and must send it, by HTTP Basic or as client_secret in"
                + " the body.");
    }

    static ProtocolError secretOfPublicClient() {
        return new ProtocolError(CODE, "client-secret-of-public-client", "", "This client is public (native or browser-based) and has no secret."
                + " Send its client_id alone, or create an incoming link of kind web application.");
    }

    static ProtocolError secretEnded(Instant endedAt) {
        return new ProtocolError(CODE, "client-secret-ended", "", "This client secret was replaced by a rotation, and the time in which both were"
                + " valid ended at " + endedAt + ". Use the new one.");
    }

    static ProtocolError secretWrong(String sent) {
        if (!CredentialFormat.CLIENT_SECRET.isClaimedBy(sent)) {
            return new ProtocolError(CODE, "client-secret-not-ours", "", "This is not a client secret of Jira's: those start with "
                    + CredentialFormat.CLIENT_SECRET.prefix() + ". Another value may have been put here.");
        }
        if (!CredentialFormat.CLIENT_SECRET.isWellFormed(sent)) {
            return new ProtocolError(CODE, "client-secret-mistyped", "", "The client secret was mistyped, cut off or wrongly encoded: its checksum"
                    + " does not fit.");
        }
        return new ProtocolError(CODE, "client-secret-wrong", "", "The client secret is not, or no longer, the one of this client. It may belong to"
                + " another incoming link, or have been replaced; a Jira administrator can make a new one.");
    }
}
