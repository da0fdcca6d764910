package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a submitted form by their names. A control may carry two fields: the name {@code preset+protocol} with the
 * value {@code GMAIL+IMAP} gives both, so that one choice on the screen stays two fields in REST. Several values of one
 * field, such as ticked scopes, are joined by a blank. The script {@code oauth-links.js} reads forms by the same rules.
 */
final class FormParameters {

    private FormParameters() {
    }

    static Map<String, String> of(Request request) {
        Map<String, String> fields = new LinkedHashMap<>();
        request.parameters().forEach((name, values) -> read(name, values, fields));
        return fields;
    }

    private static void read(String name, List<String> values, Map<String, String> fields) {
        if (name.indexOf('+') < 0) {
            fields.put(name, String.join(" ", values));
            return;
        }
        String[] names = name.split("\\+");
        String[] parts = (values.isEmpty() ? "" : values.get(0)).split("\\+", names.length);
        for (int i = 0; i < names.length; i++) {
            fields.put(names[i], i < parts.length ? parts[i] : "");
        }
    }
}
