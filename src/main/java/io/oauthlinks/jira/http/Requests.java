package io.oauthlinks.jira.http;

import com.atlassian.sal.api.message.LocaleResolver;
import com.atlassian.sal.api.timezone.TimeZoneManager;
import com.atlassian.sal.api.user.UserManager;
import com.atlassian.sal.api.user.UserProfile;
import io.oauthlinks.audit.Actor;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a servlet request that the guards let pass into our own. */
public final class Requests {

    private final UserManager users;
    private final LocaleResolver locales;
    private final TimeZoneManager zones;

    public Requests(UserManager users, LocaleResolver locales, TimeZoneManager zones) {
        this.users = users;
        this.locales = locales;
        this.zones = zones;
    }

    /** Also when nobody is logged in: then the actor has neither key nor name. */
    public Request of(Visit visit, Map<String, String> pathParameters) {
        HttpServletRequest request = visit.request();
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        Actor actor = actor(request);
        return new Request(visit.method(), visit.path(), pathParameters, Collections.unmodifiableMap(parameters), cookies(request),
                actor, visit.origin(), locales.getLocale(request), zones.getUserTimeZone().toZoneId());
    }

    public boolean isSignedIn(HttpServletRequest request) {
        return users.getRemoteUserKey(request) != null;
    }

    /** Who is signed in; there must be somebody. */
    public Actor actor(HttpServletRequest request) {
        UserProfile user = users.getRemoteUser(request);
        if (user == null) {
            return new Actor("", "", request.getRemoteAddr());
        }
        String name = user.getFullName() == null || user.getFullName().isBlank() ? user.getUsername() : user.getFullName();
        return new Actor(user.getUserKey().getStringValue(), name, request.getRemoteAddr());
    }

    private static Map<String, String> cookies(HttpServletRequest request) {
        Map<String, String> cookies = new LinkedHashMap<>();
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                cookies.putIfAbsent(cookie.getName(), cookie.getValue());
            }
        }
        return Collections.unmodifiableMap(cookies);
    }
}
