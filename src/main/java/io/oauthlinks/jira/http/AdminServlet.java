package io.oauthlinks.jira.http;

import com.atlassian.annotations.security.SystemAdminOnly;
import io.oauthlinks.message.Refusal;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every administration page: guards, then the screen of the route, then its answer. */
@SystemAdminOnly
public final class AdminServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(AdminServlet.class);

    private final transient Guards guards;
    private final transient Routes routes;
    private final transient Requests requests;
    private final transient Responses responses;

    @Inject
    public AdminServlet(Guards guards, Routes routes, Requests requests, Responses responses) {
        this.guards = guards;
        this.routes = routes;
        this.requests = requests;
        this.responses = responses;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Visit visit = new Visit(request, response);
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
