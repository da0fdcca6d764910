package io.oauthlinks.jira.http.oauth2;

import io.oauthlinks.incominglink.ProtocolError;

/** A request whose parameters cannot be read; says how it is answered. */
final class UnreadableRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final int status;
    private final ProtocolError error;

    private UnreadableRequest(int status, ProtocolError error) {
        super(error);
        this.status = status;
        this.error = error;
    }

    /** Not what {@code application/x-www-form-urlencoded} allows. */
    static UnreadableRequest encoding(String description) {
        return new UnreadableRequest(400, new ProtocolError("invalid_request", "wrong-encoding", "", description));
    }

    static UnreadableRequest tooLarge(String description) {
        return new UnreadableRequest(413, new ProtocolError("invalid_request", "request-too-large", "", description));
    }

    /** @param sent the media type that came, for the administrator */
    static UnreadableRequest notAForm(String sent, String description) {
        return new UnreadableRequest(415, new ProtocolError("invalid_request", "not-a-form", sent, description));
    }

    int status() {
        return status;
    }

    ProtocolError error() {
        return error;
    }
}
