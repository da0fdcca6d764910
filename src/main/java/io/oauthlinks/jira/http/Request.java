package io.oauthlinks.jira.http;

import io.oauthlinks.audit.Actor;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request that has passed the guards of its audience: who is signed in, and the XSRF token where it changes something.
 *
 * @param path           path below {@code /plugins/servlet/oauth-links}, decoded, such as {@code /outgoing-links/7}
 * @param pathParameters values of the {@code {…}} parts of the route
 * @param parameters     query and form parameters
 * @param cookies        by name
 * @param actor          who is signed in
 * @param origin         scheme, host and port that the browser used, such as {@code https://jira.example.com}
 * @param locale         language of the one who is signed in
 * @param zone           time zone of the one who is signed in
 */
public record Request(String method, String path, Map<String, String> pathParameters, Map<String, List<String>> parameters,
                      Map<String, String> cookies, Actor actor, String origin, Locale locale, ZoneId zone) {

    /** First value of a parameter, empty when absent. */
    public String parameter(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    public long id() {
        return number("id");
    }

    /** A named part of the route, such as {@code project}. */
    public long number(String name) {
        return Long.parseLong(pathParameters.get(name));
    }
}
