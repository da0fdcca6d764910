package io.oauthlinks.jira.http.bearer;

import io.oauthlinks.incominglink.bearer.BearerAnswer.Refused;
import io.oauthlinks.jira.http.JsonBody;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes why a call was refused: as RFC 6750 section 3 tells clients, and in the shape of Jira's own errors. */
final class RefusedCall {

    private RefusedCall() {
    }

    static void write(Refused refused, HttpServletResponse response) throws IOException {
        String scope = refused.scope() == null ? "" : ", scope=\"" + refused.scope() + "\"";
        response.setHeader("WWW-Authenticate", "Bearer error=\"" + refused.error() + "\", error_description=\"" + refused.description() + "\"" + scope);
        write(refused.status(), refused.error(), refused.description(), response);
    }

    static void write(int status, String error, String description, HttpServletResponse response) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("errorMessages", List.of(description));
        json.put("errors", Map.of());
        json.put("error", error);
        json.put("error_description", description);
        response.setHeader("Cache-Control", "no-store");
        JsonBody.write(response, status, json);
    }
}
