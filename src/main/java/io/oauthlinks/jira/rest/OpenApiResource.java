package io.oauthlinks.jira.rest;

import com.atlassian.annotations.security.SystemAdminOnly;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** The description of these resources (OpenAPI 3.1). */
@Path("openapi.json")
@SystemAdminOnly
@Produces(MediaType.APPLICATION_JSON)
public class OpenApiResource {

    static final String DOCUMENT = "/rest/openapi.json";

    @GET
    public Response get() throws IOException {
        try (InputStream document = OpenApiResource.class.getResourceAsStream(DOCUMENT)) {
            return Response.ok(document.readAllBytes(), MediaType.APPLICATION_JSON).build();
        }
    }
}
