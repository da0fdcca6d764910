package io.oauthlinks.host.container;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The request that the current thread answers. */
public final class CurrentRequest {

    /** Request attribute, set to true while a servlet or resource answers that its descriptor declares to be a protocol endpoint. */
    public static final String PROTOCOL_ENDPOINT = CurrentRequest.class.getName() + ".protocolEndpoint";

    /** Request attribute, set to true when a session's changing request does not prove that it comes from one of our pages. */
    public static final String UNPROVEN = CurrentRequest.class.getName() + ".unproven";

    private static final ThreadLocal<HttpServletRequest> CURRENT = new ThreadLocal<>();

    private CurrentRequest() {
    }

    /** @return the request before this one on the thread, to be put back afterwards; null for none */
    static HttpServletRequest enter(HttpServletRequest request) {
        HttpServletRequest before = CURRENT.get();
        CURRENT.set(request);
        return before;
    }

    static void leave(HttpServletRequest before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }

    public static Optional<HttpServletRequest> get() {
        return Optional.ofNullable(CURRENT.get());
    }
}
