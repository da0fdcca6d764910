package io.oauthlinks.host.product.security;

import java.net.URI;

/** Where a login goes on to. Only paths of this product: an address elsewhere would let a link to our login page lead people away. */
public final class LocalDestination {

    private LocalDestination() {
    }

    /**
     * @param wanted a path with or without the context path, or an address below the base URL
     * @return a path with the context path; its start page if what is wanted is missing or not local
     */
    public static String of(String wanted, String contextPath, URI baseUrl) {
        String path = wanted == null ? "" : wanted;
        if (path.startsWith(baseUrl + "/")) {
            path = path.substring(baseUrl.toString().length());
        }
        if (!isLocalPath(path)) {
            return contextPath + "/";
        }
        boolean withContext = path.equals(contextPath) || path.startsWith(contextPath + "/");
        return withContext ? path : contextPath + path;
    }

    /** Browsers drop control characters and read a backslash as a slash, so neither may stand anywhere. */
    private static boolean isLocalPath(String path) {
        return path.startsWith("/") && !path.startsWith("//")
                && path.chars().noneMatch(c -> Character.isISOControl(c) || c == '\\' || Character.isWhitespace(c));
    }
}
