package io.oauthlinks.jira.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts with words in bold and in code: {@code *bold*} and {@code `code`} in a translation become parts that a template
 * puts into elements, so that no HTML stands in texts and all of it is escaped.
 */
final class RichText {

    private static final Pattern MARKED = Pattern.compile("\\*([^*]+)\\*|`([^`]+)`");
    private static final char STAR = '\uE000';
    private static final char TICK = '\uE001';

    private RichText() {
    }

    /** Parts of {@code kind} (plain, strong, code) and {@code text}, in order; marks inside arguments are ordinary characters. */
    static List<Map<String, Object>> parts(Reader reader, String key, Object... arguments) {
        Object[] guarded = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            guarded[i] = String.valueOf(arguments[i]).replace('*', STAR).replace('`', TICK);
        }
        String text = reader.text(key, guarded);
        List<Map<String, Object>> parts = new ArrayList<>();
        Matcher marked = MARKED.matcher(text);
        int from = 0;
        while (marked.find()) {
            add(parts, "plain", text.substring(from, marked.start()));
            boolean bold = marked.group(1) != null;
            add(parts, bold ? "strong" : "code", bold ? marked.group(1) : marked.group(2));
            from = marked.end();
        }
        add(parts, "plain", text.substring(from));
        return parts;
    }

    private static void add(List<Map<String, Object>> parts, String kind, String text) {
        if (!text.isEmpty()) {
            parts.add(Model.of("kind", kind, "text", text.replace(STAR, '*').replace(TICK, '`')));
        }
    }
}
