package io.oauthlinks.host.product.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** An error in Jira's shape: messages on the whole, and messages by field. */
final class RestError extends WebApplicationException {

    private static final long serialVersionUID = 1;

    RestError(int status, String message) {
        this(status, List.of(message), Map.of());
    }

    RestError(int status, Map<String, String> fields) {
        this(status, List.of(), fields);
    }

    private RestError(int status, List<String> messages, Map<String, String> fields) {
        super(Response.status(status).type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("errorMessages", messages, "errors", fields)).build());
    }

    static RestError loginRequired() {
        return new RestError(401, "You are not authenticated. Authentication required to perform this operation.");
    }
}
