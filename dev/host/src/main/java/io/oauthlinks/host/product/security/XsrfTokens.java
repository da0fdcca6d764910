package io.oauthlinks.host.product.security;

import com.atlassian.sal.api.xsrf.XsrfTokenValidator;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * XSRF tokens: the browser has one in a cookie, and our forms send the same as a parameter, which another site cannot read.
 * A token ends in "lin" or "lout", so that one from before the login is worth nothing after it.
 */
public final class XsrfTokens implements XsrfTokenValidator {

    public static final String COOKIE = "atlassian.xsrf.token";
    public static final String PARAMETER = "atl_token";
    private static final String HEADER = "X-Atlassian-Token";
    private static final String ATTRIBUTE = XsrfTokens.class.getName();
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}_(lin|lout)");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Callers callers;

    public XsrfTokens(Callers callers) {
        this.callers = callers;
    }

    /** The token for the forms of a page; null if there is none and none shall be created. */
    public String getXsrfToken(HttpServletRequest request, HttpServletResponse response, boolean create) {
        String token = existing(request);
        if (token == null && create) {
            byte[] bytes = new byte[20];
            RANDOM.nextBytes(bytes);
            token = HexFormat.of().formatHex(bytes) + suffix();
            request.setAttribute(ATTRIBUTE, token);
            response.addHeader("Set-Cookie", COOKIE + "=" + token + "; Path=" + path(request) + "; HttpOnly; SameSite=Lax"
                    + (request.isSecure() ? "; Secure" : ""));
        }
        return token;
    }

    @Override
    public boolean validateFormEncodedToken(HttpServletRequest request) {
        String expected = existing(request);
        String given = request.getParameter(PARAMETER);
        return expected != null && given != null
                && MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String getXsrfParameterName() {
        return PARAMETER;
    }

    /** Another site cannot set the header without asking us first, so it proves as much as a token. */
    public boolean validateRequestPassesXsrfChecks(HttpServletRequest request) {
        return "no-check".equals(request.getHeader(HEADER)) || validateFormEncodedToken(request);
    }

    /** The token made during this request, or else the cookie's, if it fits the user's being logged in or not. */
    private String existing(HttpServletRequest request) {
        String made = (String) request.getAttribute(ATTRIBUTE);
        if (made != null && made.endsWith(suffix())) {
            return made;
        }
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (COOKIE.equals(cookie.getName()) && FORM.matcher(cookie.getValue()).matches() && cookie.getValue().endsWith(suffix())) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    private String suffix() {
        return callers.user().isPresent() ? "_lin" : "_lout";
    }

    private static String path(HttpServletRequest request) {
        return request.getContextPath().isEmpty() ? "/" : request.getContextPath();
    }
}
