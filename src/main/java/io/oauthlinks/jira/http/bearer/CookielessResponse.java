package io.oauthlinks.jira.http.bearer;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** Sends no cookie, whoever behind the filter sets one: a program must not become a browser session by keeping what it got. */
final class CookielessResponse extends HttpServletResponseWrapper {

    private static final String SET_COOKIE = "Set-Cookie";

    CookielessResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void addCookie(Cookie cookie) {
        // not sent
    }

    @Override
    public void setHeader(String name, String value) {
        if (!SET_COOKIE.equalsIgnoreCase(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!SET_COOKIE.equalsIgnoreCase(name)) {
            super.addHeader(name, value);
        }
    }
}
