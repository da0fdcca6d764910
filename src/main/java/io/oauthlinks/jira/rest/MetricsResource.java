package io.oauthlinks.jira.rest;

import com.atlassian.annotations.security.SystemAdminOnly;
import io.oauthlinks.mailchannel.metrics.ChannelMetrics;
import io.oauthlinks.mailchannel.metrics.MetricsText;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** How all mail channels stand, for a monitoring system that reads the text format of Prometheus. */
@Path("metrics")
@SystemAdminOnly
public class MetricsResource {

    private final ChannelMetrics metrics;

    @Inject
    public MetricsResource(ChannelMetrics metrics) {
        this.metrics = metrics;
    }

    @GET
    @Produces({MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON})
    public Response get() {
        return Response.ok(MetricsText.of(metrics.current()), MetricsText.MEDIA_TYPE).header("Cache-Control", "no-store").build();
    }
}
