package io.oauthlinks.jira.http;

import com.atlassian.annotations.security.UnrestrictedAccess;
import io.oauthlinks.audit.Actor;
import io.oauthlinks.outgoinglink.flow.AuthorizationFlow;
import io.oauthlinks.outgoinglink.flow.Callback;
import io.oauthlinks.outgoinglink.flow.Outcome;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The redirect URL of every outgoing link: takes the authorization response (RFC 6749 section 4.1.2) and leads the browser back
 * to the form. Open to everybody for the platform, so that somebody whose session has ended gets a login and comes back; the
 * guards let everybody through who is signed in, and the flow only who began it and still administers what it is for.
 */
@UnrestrictedAccess
public final class CallbackServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(CallbackServlet.class);
    private static final String PATH = "/callback/";

    private final transient Guards guards;
    private final transient Requests requests;
    private final transient Responses responses;
    private final transient AuthorizationFlow flow;
    private final transient Pages pages;

    /** What comes after an authorization, from the packages that know about it. */
    public record Pages(AuthorizedHook authorized, ProblemPage problem) { }

    /** Told of each success before the browser goes back to the form. */
    @FunctionalInterface
    public interface AuthorizedHook {
        void authorized(Outcome.Authorized outcome, Actor actor);
    }

    @Inject
    public CallbackServlet(Guards guards, Requests requests, Responses responses, AuthorizationFlow flow, Pages pages) {
        this.guards = guards;
        this.requests = requests;
        this.responses = responses;
        this.flow = flow;
        this.pages = pages;
    }

    @Override
    protected void service(HttpServletRequest servletRequest, HttpServletResponse servletResponse) throws IOException {
        Visit visit = new Visit(servletRequest, servletResponse);
        try {
            servletResponse.setHeader("Referrer-Policy", PageWriter.NO_REFERRER);
            if (guards.admitToCallback(visit)) {
                finish(visit);
            }
        } catch (RuntimeException failure) {
            String reference = UUID.randomUUID().toString();
            LOG.error("A callback failed, reference {}", reference, failure);
            responses.fail(visit, reference);
        }
    }

    private void finish(Visit visit) throws IOException {
        String linkKey = visit.path().substring(PATH.length());
        Request request = requests.of(visit, Map.of());
        Callback callback = new Callback(linkKey, request.parameters(), request.cookies().get(AuthorizationFlow.COOKIE));
        Outcome outcome = flow.finish(callback, request.actor());
        if (outcome instanceof Outcome.Authorized authorized) {
            pages.authorized().authorized(authorized, request.actor());
            responses.send(visit, backTo(authorized.returnPath(), authorized.typedKey()));
        } else if (outcome instanceof Outcome.Refused refused && refused.returnPath() != null) {
            responses.send(visit, backTo(refused.returnPath(), refused.typedKey()));
        } else if (outcome instanceof Outcome.Refused refused) {
            // the cookie stays: the callback may belong to no flow at all while another one is under way in this browser
            responses.send(visit, pages.problem().of(request, refused.problem()));
        }
    }

    /** The flow has ended, so its cookie goes. */
    private static Response backTo(String returnPath, String typedKey) {
        return new Response.SeeOther(returnPath + (returnPath.contains("?") ? "&" : "?") + "typed=" + URLEncoder.encode(typedKey, StandardCharsets.UTF_8),
                new Response.Cookie(AuthorizationFlow.COOKIE, "", 0));
    }
}
