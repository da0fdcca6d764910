package io.oauthlinks.jira.rest;

import com.atlassian.annotations.security.SystemAdminOnly;
import io.oauthlinks.jira.http.Response.Download;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The support download: how the app stands, without secrets. */
@Path("support-download")
@SystemAdminOnly
public class SupportResource {

    private final SupportFiles files;

    @Inject
    public SupportResource(SupportFiles files) {
        this.files = files;
    }

    @GET
    @Produces({"application/zip", MediaType.APPLICATION_JSON})
    public Response get() {
        Download download = files.download();
        return Response.ok(download.content(), download.mediaType()).header("Content-Disposition", download.disposition())
                .header("X-Content-Type-Options", "nosniff").header("Cache-Control", "no-store").build();
    }
}
