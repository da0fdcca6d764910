package io.oauthlinks.incominglink.token;

import io.oauthlinks.incominglink.FailureLimit;
import io.oauthlinks.incominglink.ProblemRecorder;
import io.oauthlinks.incominglink.ProtocolError;
import io.oauthlinks.secret.Randomness;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the token and the revocation endpoint have in common: the checks before their own, and the one place where an error becomes an answer
 * (RFC 6749 section 5.2).
 */
public final class EndpointFrame {

    private static final Logger LOG = LoggerFactory.getLogger(EndpointFrame.class);
    private static final String CHALLENGE = "Basic realm=\"Jira\", charset=\"UTF-8\"";

    private final ClientAuthentication authentication;
    private final FailureLimit failures;
    private final ProblemRecorder problems;

    public EndpointFrame(ClientAuthentication authentication, FailureLimit failures, ProblemRecorder problems) {
        this.authentication = authentication;
        this.failures = failures;
        this.problems = problems;
    }

    /** @param own checks and work of the endpoint; gives the JSON of its success, empty for none */
    public EndpointAnswer answer(EndpointRequest request, Function<EndpointRequest, Map<String, Object>> own) {
        try {
            requireEmptyQuery(request);
            return EndpointAnswer.ok(own.apply(request));
        } catch (ProtocolError error) {
            return refused(error, request);
        } catch (RuntimeException failure) {
            return failed(failure);
        }
    }

    private static void requireEmptyQuery(EndpointRequest request) {
        if (request.queryHasParameters()) {
            throw TokenErrors.parametersInQuery();
        }
    }

    private EndpointAnswer refused(ProtocolError error, EndpointRequest request) {
        long link = authentication.claimedLink(request);
        String correlationId = problems.record(error, link, request.address());
        if (!error.code().equals(AuthenticationErrors.CODE)) {
            return answer(400, error, correlationId, Map.of());
        }
        Duration wait = failures.count(link, request.address());
        if (!wait.isZero()) {
            return tooMany(error, correlationId, wait);
        }
        // RFC 6749 section 5.2; without the header a browser would ask its user for a password.
        return answer(401, error, correlationId, request.authorization() == null ? Map.of() : Map.of("WWW-Authenticate", CHALLENGE));
    }

    private static EndpointAnswer answer(int status, ProtocolError error, String correlationId, Map<String, String> more) {
        return new EndpointAnswer(status, json(error.code(), error.getMessage(), correlationId), with(more));
    }

    private static EndpointAnswer tooMany(ProtocolError error, String correlationId, Duration wait) {
        long seconds = wait.toSeconds() + 1;
        String text = "Too many failed authentications of this client or from this address; the next failure is looked at in " + seconds
                + " s. Success is never limited. The last one: " + error.getMessage();
        return new EndpointAnswer(429, json(error.code(), text, correlationId), with(Map.of("Retry-After", String.valueOf(seconds))));
    }

    /** The database is away, most likely. Nothing was used up, or it can be sent again within the grace period. */
    private static EndpointAnswer failed(RuntimeException failure) {
        String correlationId = Randomness.shortKey(10);
        LOG.error("A token or revocation request failed {}", correlationId, failure);
        return new EndpointAnswer(500, json("server_error", "Jira could not answer. Send the same request again; if that does not help, a Jira"
                + " administrator finds the cause in the log under " + correlationId + ".", correlationId), with(Map.of()));
    }

    private static Map<String, Object> json(String code, String description, String correlationId) {
        return Map.of("error", code, "error_description", description, "correlation_id", correlationId);
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(EndpointAnswer.HEADERS);
        all.putAll(more);
        return all;
    }
}
