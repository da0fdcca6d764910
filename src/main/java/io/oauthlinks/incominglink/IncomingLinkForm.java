package io.oauthlinks.incominglink;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was typed on the form of an incoming link, or sent by REST; not yet checked. Field names: {@code name, description, homepage, kind} (WEB,
 * NATIVE, BROWSER, SERVICE), {@code redirectUris} (one per line), {@code scopes} (separated by white space), {@code serviceUser} (user name), {@code
 * accessTokenLife} (seconds), {@code refreshTokenLife, refreshTokenIdle} (days; an empty life takes that of the settings), {@code enabled} (true,
 * false, or empty to leave it). Fields that do not belong to the kind are ignored.
 */
public final class IncomingLinkForm {

    private static final List<String> FIELDS = List.of("name", "description", "homepage", "kind", "redirectUris", "scopes", "serviceUser",
            "accessTokenLife", "refreshTokenLife", "refreshTokenIdle", "enabled");
    private final Map<String, String> values = new LinkedHashMap<>();

    /** Fields that are missing count as empty; unknown ones are left out. */
    public IncomingLinkForm(Map<String, String> typed) {
        for (String field : FIELDS) {
            String value = typed.get(field);
            values.put(field, value == null ? "" : value);
        }
    }

    /**
     * For editing.
     *
     * @param serviceUser name of the user as whom a service acts; empty for other kinds, and when there is no such user any more
     */
    public static IncomingLinkForm of(IncomingLink link, String serviceUser) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", link.name());
        values.put("description", link.description());
        values.put("homepage", link.homepage());
        values.put("kind", link.kind().name());
        values.put("redirectUris", link.redirectUris().stream().map(RedirectUri::text).collect(Collectors.joining("\n")));
        values.put("scopes", JiraScope.format(link.scopes()));
        values.put("serviceUser", serviceUser);
        Lifetimes lifetimes = link.lifetimes();
        values.put("accessTokenLife", lifetimes.accessToken() == null ? "" : String.valueOf(lifetimes.accessToken().toSeconds()));
        values.put("refreshTokenLife", days(lifetimes.refreshToken()));
        values.put("refreshTokenIdle", days(lifetimes.refreshTokenIdle()));
        values.put("enabled", String.valueOf(link.enabled()));
        return new IncomingLinkForm(values);
    }

    /** A new form: a web application that may read. */
    public static IncomingLinkForm blank() {
        return new IncomingLinkForm(Map.of("kind", ClientKind.WEB.name(), "scopes", JiraScope.READ.name()));
    }

    private static String days(Duration life) {
        return life == null ? "" : String.valueOf(life.toDays());
    }

    /** What was typed, by field, in the order of the form. */
    public Map<String, String> values() {
        return Collections.unmodifiableMap(values);
    }

    String value(String field) {
        return values.get(field).strip();
    }

    /** The lines of a field, without blanks around them and without empty ones. */
    List<String> lines(String field) {
        return Stream.of(values.get(field).split("\\r\\n|\\n|\\r")).map(String::strip).filter(line -> !line.isEmpty()).distinct().toList();
    }
}
