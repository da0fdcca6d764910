package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Texts;
import io.oauthlinks.message.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields of a form as templates show them: per field its {@code id}, {@code value} and, where it was refused, {@code error}. */
final class FormFields {

    private final Texts texts;
    private final Map<String, String> values;
    private final Map<String, Message> errors;

    FormFields(Texts texts, Map<String, String> values, Map<String, Message> errors) {
        this.texts = texts;
        this.values = values;
        this.errors = errors;
    }

    /** Every field by its name; a name without a value is there with an empty one. */
    Map<String, Object> byName(List<String> names) {
        Map<String, Object> fields = new HashMap<>();
        for (String name : names) {
            Map<String, Object> field = new HashMap<>();
            field.put("id", name);
            field.put("value", values.getOrDefault(name, ""));
            if (errors.containsKey(name)) {
                field.put("error", texts.of(errors.get(name)));
            }
            fields.put(name, field);
        }
        return fields;
    }

    /** Adds what the box above a refused form says; nothing when no field was refused. */
    void putRefusal(Map<String, Object> model, Reader reader) {
        if (!errors.isEmpty()) {
            model.put("refusedTitle", reader.count("oauth-links.common.refused-fields", errors.size()));
            model.put("firstRefused", errors.keySet().iterator().next());
        }
    }

    boolean is(String name, String value) {
        return values.getOrDefault(name, "").equals(value);
    }

    String value(String name) {
        return values.getOrDefault(name, "");
    }
}
