package io.oauthlinks.host.velocity;

import com.atlassian.templaterenderer.RenderingException;
import com.atlassian.velocity.htmlsafe.HtmlSafe;
import java.util.Locale;
import java.util.Set;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;

/**
 * Escapes what references write. Jira leaves out references and methods that are HTML-safe by their name or annotation; the host
 * refuses those, because nothing tells whether user text hides behind one.
 */
public final class EscapedOutput implements ReferenceInsertionEventHandler {

    private static final Set<String> SAFE_NAMES = Set.of("body", "head", "xHtmlContent");

    @Override
    public Object referenceInsert(String reference, Object value) {
        if (value == null) {
            return null;
        }
        if (isHtmlSafe(reference) || hasHtmlSafeText(value)) {
            throw new RenderingException("Unescaped output refused: " + reference + " counts as HTML-safe in Jira and is written as it is");
        }
        return escape(value.toString());
    }

    private static boolean hasHtmlSafeText(Object value) {
        try {
            return value.getClass().getMethod("toString").isAnnotationPresent(HtmlSafe.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether Jira would write the reference unescaped, judged by its last name. */
    static boolean isHtmlSafe(String reference) {
        String path = reference.replaceAll("^\\$!?\\{?", "").replaceAll("}$", "");
        String name = lastName(path);
        boolean scalar = name.equals(path);
        return scalar && SAFE_NAMES.contains(name)
                || name.toLowerCase(Locale.ROOT).endsWith("html")
                || !scalar && (name.startsWith("render") || name.startsWith("getRender"));
    }

    private static String lastName(String path) {
        int end = path.length();
        if (path.endsWith(")")) {
            int depth = 0;
            do {
                end--;
                depth += path.charAt(end) == ')' ? 1 : path.charAt(end) == '(' ? -1 : 0;
            } while (depth > 0 && end > 0);
        }
        return path.substring(path.lastIndexOf('.', end - 1) + 1, end);
    }

    /** The five characters that leave text or a quoted attribute. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
