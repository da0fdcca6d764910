package io.oauthlinks.jira.http.oauth2;

import io.oauthlinks.settings.SettingsStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Lets scripts of the origins in the settings read an endpoint's answers (Fetch standard, CORS protocol). Never for the authorization endpoint,
 * which is for people and not for scripts (RFC 9700 section 2.6), and never with cookies.
 */
final class Cors {

    private static final String ONE_HOUR = "3600";

    private final SettingsStore settings;

    Cors(SettingsStore settings) {
        this.settings = settings;
    }

    /** @return false when it was a preflight request, which is answered now */
    boolean goesOn(HttpServletRequest request, HttpServletResponse response, String method) {
        String origin = request.getHeader("Origin");
        if (origin == null || !settings.current().incoming().corsOrigins().contains(origin)) {
            return true;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.addHeader("Vary", "Origin");
        if (!request.getMethod().equals("OPTIONS")) {
            response.setHeader("Access-Control-Expose-Headers", "Retry-After, WWW-Authenticate");
            return true;
        }
        response.setHeader("Access-Control-Allow-Methods", method);
        response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
        response.setHeader("Access-Control-Max-Age", ONE_HOUR);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return false;
    }
}
