package io.oauthlinks.host.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** What the platform answers instead of the resource. */
final class Refusal {

    private Refusal() {
    }

    static Response of(int status, String message) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("message", message, "status-code", status)).build();
    }
}
