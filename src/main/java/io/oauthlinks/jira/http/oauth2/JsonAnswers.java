package io.oauthlinks.jira.http.oauth2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oauthlinks.incominglink.ProtocolError;
import io.oauthlinks.incominglink.token.EndpointAnswer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the answers that programs read; none of them is cached (RFC 6749 section 5.1). */
final class JsonAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonAnswers() {
    }

    static void write(HttpServletResponse response, EndpointAnswer answer) throws IOException {
        answer.headers().forEach(response::setHeader);
        write(response, answer.status(), answer.json());
    }

    /** An error response of RFC 6749 section 5.2 to a request that no endpoint has seen. */
    static void refuse(HttpServletResponse response, int status, ProtocolError error) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("error", error.code());
        json.put("error_description", error.getMessage());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Pragma", "no-cache");
        write(response, status, json);
    }

    static void write(HttpServletResponse response, int status, Map<String, Object> json) throws IOException {
        response.setStatus(status);
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (json.isEmpty()) {
            response.setContentLength(0);
            return;
        }
        byte[] body = bytes(json);
        response.setContentType("application/json;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static byte[] bytes(Map<String, Object> json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException impossible) {
            // not passed on: the message would quote the value, which may be a token
            throw new IllegalStateException("An answer cannot be written as JSON");
        }
    }
}
