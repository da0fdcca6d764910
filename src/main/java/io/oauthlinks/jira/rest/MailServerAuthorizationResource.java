package io.oauthlinks.jira.rest;

import com.atlassian.annotations.security.SystemAdminOnly;
import io.oauthlinks.jira.http.BindingCookie;
import io.oauthlinks.jira.http.Requests;
import io.oauthlinks.jira.http.Response.Cookie;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.mailserver.MailAuthentication;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServerForm;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.outgoinglink.flow.AuthorizationFlow;
import io.oauthlinks.outgoinglink.flow.StartRequest;
import io.oauthlinks.outgoinglink.flow.Started;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** How a saved mail server's account stands; start its authorization, or forget it. */
@Path("mail-servers/{id: [0-9]{1,18}}/authorization")
@SystemAdminOnly
@Produces(MediaType.APPLICATION_JSON)
public class MailServerAuthorizationResource {

    /** As long as an authorization may take. */
    private static final int COOKIE_SECONDS = 600;

    private final MailServers servers;
    private final AuthorizationFlow flow;
    private final ForgottenAccount forgotten;
    private final AuthorizationJson json;
    private final BindingCookie cookies;
    private final Requests requests;

    @Inject
    public MailServerAuthorizationResource(MailServers servers, AuthorizationFlow flow, ForgottenAccount forgotten,
                                           AuthorizationJson json, BindingCookie cookies, Requests requests) {
        this.servers = servers;
        this.flow = flow;
        this.forgotten = forgotten;
        this.json = json;
        this.cookies = cookies;
        this.requests = requests;
    }

    @GET
    public Response get(@PathParam("id") long id) {
        return Answers.json(200, json.of(existing(id))).build();
    }

    /** The browser that received this answer must be the one that opens the authorization URL: the cookie ties them together. */
    @POST
    public Response start(@PathParam("id") long id, @Context HttpServletRequest request) {
        MailServer server = existing(id);
        if (server.login().authentication() != MailAuthentication.OAUTH2) {
            throw new Refusal(Problem.named("oauth-links.rest.problem", "signs-in-with-password", server.name()));
        }
        Started started = flow.start(new StartRequest(server.login().linkId(), server.login().accountId(), server.login().userName(),
                Route.BASE + "/mail-servers/" + id, MailServerForm.of(server).values()), requests.actor(request));
        Cookie cookie = new Cookie(AuthorizationFlow.COOKIE, started.browserBinding().reveal(), COOKIE_SECONDS);
        return Answers.json(200, Map.of("authorizationUrl", started.authorizationUri().toString()))
                .header(HttpHeaders.SET_COOKIE, cookies.header(cookie, request.getContextPath())).build();
    }

    @DELETE
    public Response forget(@PathParam("id") long id, @Context HttpServletRequest request) {
        forgotten.forget(existing(id), requests.actor(request));
        return Response.noContent().build();
    }

    private MailServer existing(long id) {
        return servers.byId(id).orElseThrow(NotFoundException::new);
    }
}
