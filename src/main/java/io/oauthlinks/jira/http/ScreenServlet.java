package io.oauthlinks.jira.http;

import io.oauthlinks.message.Refusal;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages for one audience: guards, then the screen of the route, then its answer. */
abstract class ScreenServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ScreenServlet.class);

    private final Audience audience;
    private final transient Guards guards;
    private final transient Routes routes;
    private final transient Requests requests;
    private final transient Responses responses;

    ScreenServlet(Audience audience, Guards guards, Routes routes, Requests requests, Responses responses) {
        this.audience = audience;
        this.guards = guards;
        this.routes = routes;
        this.requests = requests;
        this.responses = responses;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Visit visit = new Visit(request, response, audience);
        try {
            request.setCharacterEncoding("UTF-8");
            if (guards.admitToScreen(visit)) {
                answer(visit);
            }
        } catch (RuntimeException failure) {
            String reference = UUID.randomUUID().toString();
            LOG.error("{} {} failed, reference {}", visit.method(), visit.route(), reference, failure);
            responses.fail(visit, reference);
        }
    }

    private void answer(Visit visit) throws IOException {
        Route route = visit.route().orElseThrow();
        Screen screen = routes.screenOf(route);
        Request request = requests.of(visit, route.parametersOf(visit.path()));
        try {
            Response response = visit.method().equals("POST") ? screen.post(request) : screen.get(request);
            responses.send(visit, response);
        } catch (Screen.NotFound unknown) {
            responses.notFound(visit);
        } catch (Screen.MethodNotAllowed notTaken) {
            responses.methodNotAllowed(visit, route.takes().allow());
        } catch (Refusal refusal) {
            responses.problem(visit, refusal.problem());
        }
    }
}
