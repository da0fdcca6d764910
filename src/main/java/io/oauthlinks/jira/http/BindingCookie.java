package io.oauthlinks.jira.http;

import java.net.URI;
import java.util.function.Supplier;

/** Writes the Set-Cookie header of a cookie that binds something to this browser, for servlets and REST alike. */
public final class BindingCookie {

    private final Supplier<URI> baseUrl;

    public BindingCookie(Supplier<URI> baseUrl) {
        this.baseUrl = baseUrl;
    }

    /**
     * The header by hand, because SameSite is an attribute that only newer servlet APIs can set. Lax and not Strict: the
     * callback is a navigation that begins at the provider's site.
     */
    public String header(Response.Cookie cookie, String contextPath) {
        String secure = "https".equals(baseUrl.get().getScheme()) ? "; Secure" : "";
        int maxAge = cookie.value().isEmpty() ? 0 : cookie.maxAgeSeconds();
        // the container gives the context path as it was asked for, so it may hold what would be another attribute
        String context = contextPath.replaceFirst("[^A-Za-z0-9_.~/-].*", "");
        return cookie.name() + "=" + cookie.value() + "; Path=" + context + Route.BASE + "; Max-Age=" + maxAge
                + "; HttpOnly; SameSite=Lax" + secure;
    }
}
