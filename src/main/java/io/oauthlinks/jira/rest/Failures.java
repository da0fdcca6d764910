package io.oauthlinks.jira.rest;

import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Refusal;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place that turns failures into answers. */
@Provider
public final class Failures implements ExceptionMapper<RuntimeException> {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final Set<Integer> WITH_A_TEXT = Set.of(400, 401, 404, 405, 406, 415);

    private final Answers answers;

    @Inject
    public Failures(Answers answers) {
        this.answers = answers;
    }

    @Override
    public Response toResponse(RuntimeException failure) {
        if (failure instanceof InvalidInput invalid) {
            return answers.invalid(invalid);
        }
        if (failure instanceof JsonForm.Unreadable unreadable) {
            return answers.error(unreadable.status(), unreadable.key(), JsonForm.MOST_BYTES / 1024);
        }
        if (failure instanceof Refusal refusal) {
            boolean gone = refusal.problem().reason().endsWith("-gone");
            return answers.refused(gone ? 404 : 409, refusal.problem());
        }
        if (failure instanceof WebApplicationException http) {
            return ofHttp(http.getResponse());
        }
        String reference = UUID.randomUUID().toString();
        LOG.error("A REST request failed, reference {}", reference, failure);
        return answers.error(500, "oauth-links.rest.error.failure", reference);
    }

    /** What JAX-RS refuses by itself keeps its status and headers, and gets our shape. */
    private Response ofHttp(Response thrown) {
        int status = thrown.getStatus();
        if (status < 400 || thrown.hasEntity()) {
            return thrown;
        }
        Response shaped = WITH_A_TEXT.contains(status) ? answers.error(status, "oauth-links.rest.error." + status)
                : answers.error(status, "oauth-links.rest.error.other", status);
        String allow = thrown.getHeaderString(HttpHeaders.ALLOW);
        return allow == null ? shaped : Response.fromResponse(shaped).header(HttpHeaders.ALLOW, allow).build();
    }
}
