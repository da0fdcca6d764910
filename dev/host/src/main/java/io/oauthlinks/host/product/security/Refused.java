package io.oauthlinks.host.product.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A proof that is wrong. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1;
    private final int status;
    private final String challenge;

    /** @param challenge of WWW-Authenticate; only with status 401 */
    Refused(int status, String challenge, String message) {
        super(message);
        this.status = status;
        this.challenge = challenge;
    }

    void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", challenge);
        }
        response.setContentType("application/json;charset=UTF-8");
        response.getWriter().write("{\"message\":\"" + getMessage() + "\",\"status-code\":" + status + "}");
    }
}
