package io.oauthlinks.jira.http.oauth2;

import io.oauthlinks.incominglink.ProtocolError;
import io.oauthlinks.incominglink.token.EndpointAnswer;
import io.oauthlinks.jira.http.JsonBody;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the answers that programs read; none of them is cached (RFC 6749 section 5.1). */
final class JsonAnswers {

    private JsonAnswers() {
    }

    static void write(HttpServletResponse response, EndpointAnswer answer) throws IOException {
        answer.headers().forEach(response::setHeader);
        JsonBody.write(response, answer.status(), answer.json());
    }

    /** An error response of RFC 6749 section 5.2 to a request that no endpoint has seen. */
    static void refuse(HttpServletResponse response, int status, ProtocolError error) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("error", error.code());
        json.put("error_description", error.getMessage());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Pragma", "no-cache");
        JsonBody.write(response, status, json);
    }
}
