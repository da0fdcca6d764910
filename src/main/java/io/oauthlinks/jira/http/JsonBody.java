package io.oauthlinks.jira.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Writes what filters and servlets answer to programs; REST resources have Jira's own writer. */
public final class JsonBody {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonBody() {
    }

    /** @param json an answer without members has no body */
    public static void write(HttpServletResponse response, int status, Map<String, Object> json) throws IOException {
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
