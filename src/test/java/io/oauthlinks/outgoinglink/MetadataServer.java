package io.oauthlinks.outgoinglink;

import io.oauthlinks.outbound.OutboundFailure;
import io.oauthlinks.outbound.OutboundHttp;
import io.oauthlinks.message.Problem;
import io.oauthlinks.secret.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The outside world as it answers GET requests: by address, 404 for all others. */
final class MetadataServer implements OutboundHttp {

    private final Map<String, Answer> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private boolean down;

    MetadataServer answers(String uri, int status, String body) {
        answers.put(uri, new Answer(status, Map.of("content-type", "application/json"), Secret.of(body)));
        return this;
    }

    /** A metadata document of an issuer with endpoints below an origin. */
    static String document(String issuer, String origin) {
        return "{\"issuer\":\"" + issuer + "\",\"authorization_endpoint\":\"" + origin + "/authorize\",\"token_endpoint\":\"" + origin
                + "/token\",\"response_types_supported\":[\"code\"]}";
    }

    void goDown() {
        down = true;
    }

    List<String> asked() {
        return asked;
    }

    @Override
    public Answer send(Request request) {
        asked.add(request.method() + " " + request.uri());
        if (down) {
            throw new OutboundFailure(Problem.named("oauth-links.outbound.problem", "connection-refused", request.uri().getHost()), null);
        }
        return answers.getOrDefault(request.uri().toString(), new Answer(404, Map.of(), Secret.of("")));
    }
}
