package io.oauthlinks.jira.http.oauth2;

import io.oauthlinks.incominglink.Issuer;
import io.oauthlinks.incominglink.ProblemRecorder;
import io.oauthlinks.incominglink.ProtocolError;
import io.oauthlinks.incominglink.SentParameters;
import io.oauthlinks.incominglink.token.EndpointAnswer;
import io.oauthlinks.incominglink.token.EndpointRequest;
import io.oauthlinks.settings.SettingsStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands between a program and an endpoint that it posts to. Nobody's session counts here: a client says by itself who it is. */
public final class ProgramGate {

    private static final Logger LOG = LoggerFactory.getLogger(ProgramGate.class);

    private final Issuer issuer;
    private final Cors cors;
    private final ProblemRecorder problems;

    /** The order is the policy: who may read the answer, whether there is anything to answer, and only then what was sent. */
    private final List<Check> checks = List.of(this::noPreflight, this::switchedOn, this::postOnly, this::oneAuthorization);

    public ProgramGate(Issuer issuer, SettingsStore settings, ProblemRecorder problems) {
        this.issuer = issuer;
        this.problems = problems;
        this.cors = new Cors(settings);
    }

    void serve(HttpServletRequest request, HttpServletResponse response, Function<EndpointRequest, EndpointAnswer> endpoint) throws IOException {
        try {
            for (Check check : checks) {
                if (!check.passes(request, response)) {
                    return;
                }
            }
            SentParameters body = ParameterReader.ofBody(request);
            boolean query = request.getQueryString() != null && !request.getQueryString().isEmpty();
            JsonAnswers.write(response, endpoint.apply(new EndpointRequest(body, query, request.getHeader("Authorization"), request.getRemoteAddr())));
        } catch (UnreadableRequest unreadable) {
            problems.record(unreadable.error(), 0, request.getRemoteAddr());
            JsonAnswers.refuse(response, unreadable.status(), unreadable.error());
        } catch (RuntimeException failure) {
            String reference = UUID.randomUUID().toString();
            LOG.error("{} failed, reference {}", request.getRequestURI(), reference, failure);
            JsonAnswers.refuse(response, 500, new ProtocolError("server_error", "failure", "",
                    "Something failed in Jira. Its log says more under the reference " + reference + "."));
        }
    }

    /** RFC 8414: the document that programs begin with. */
    boolean admitsReader(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return cors.goesOn(request, response, "GET") && switchedOn(request, response) && takes(request, response, "GET, HEAD");
    }

    private boolean noPreflight(HttpServletRequest request, HttpServletResponse response) {
        return cors.goesOn(request, response, "POST");
    }

    private boolean switchedOn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (issuer.isUsable()) {
            return true;
        }
        JsonAnswers.refuse(response, 503, new ProtocolError("temporarily_unavailable", "base-url-not-https", issuer.name(),
                "OAuth 2.0 is off because the base URL of this Jira is not https. Its administrator can change that."));
        return false;
    }

    private boolean postOnly(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return takes(request, response, "POST");
    }

    private static boolean takes(HttpServletRequest request, HttpServletResponse response, String allow) throws IOException {
        if (List.of(allow.split(", ")).contains(request.getMethod())) {
            return true;
        }
        response.setHeader("Allow", allow);
        JsonAnswers.refuse(response, 405, new ProtocolError("invalid_request", "wrong-method", request.getMethod(),
                "This endpoint takes " + allow.replace(", ", " and ") + " only."));
        return false;
    }

    private boolean oneAuthorization(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Collections.list(request.getHeaders("Authorization")).size() <= 1) {
            return true;
        }
        JsonAnswers.refuse(response, 400, new ProtocolError("invalid_request", "authorization-repeated", "", "The request has more than one Authorization header."));
        return false;
    }

    @FunctionalInterface
    private interface Check {
        boolean passes(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }
}
