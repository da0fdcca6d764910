package io.oauthlinks.host.product.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers a body that is not JSON in Jira's shape, without the parser's words. */
@Provider
@Priority(1)
public final class UnreadableJson implements ExceptionMapper<JsonProcessingException> {

    @Override
    public Response toResponse(JsonProcessingException exception) {
        return new RestError(400, "The request is not valid JSON.").getResponse();
    }
}
