package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Texts;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.runtime.log.NullLogChute;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.Introspector;
import org.apache.velocity.util.introspection.UberspectImpl;
import org.apache.velocity.util.introspection.VelPropertyGet;

/**
 * Renders the app's templates as Jira does: Velocity 1.6, references escaped, and no method called but those of {@link Texts};
 * not even {@code get} of a map, which is why models are {@link HashMap}s. A reference that is left over makes
 * the rendering fail.
 */
final class RenderedTemplates {

    private final VelocityEngine engine = new VelocityEngine();

    RenderedTemplates() {
        engine.setProperty("runtime.log.logsystem", new NullLogChute());
        engine.setProperty("resource.loader", "class");
        engine.setProperty("class.resource.loader.class", "org.apache.velocity.runtime.resource.loader.ClasspathResourceLoader");
        engine.setProperty("class.resource.loader.cache", "true");
        engine.setProperty("input.encoding", "UTF-8");
        engine.setProperty("velocimacro.library", "");
        engine.setProperty("runtime.introspector.uberspect", OnlyTexts.class.getName());
        engine.setProperty("eventhandler.referenceinsertion.class", Escaping.class.getName());
        try {
            engine.init();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    String render(Response response) {
        Response.Page page = (Response.Page) response;
        Map<String, Object> model = new HashMap<>(page.model());
        model.put("texts", new Texts(new PropertyTexts(), Locale.ENGLISH));
        model.put("contextPath", "/jira");
        model.put("base", "/jira/plugins/servlet/oauth-links");
        model.put("xsrfTokenName", "atl_token");
        model.put("xsrfToken", "xsrf-token");
        model.putIfAbsent("developmentOverride", false);
        StringWriter written = new StringWriter();
        try {
            engine.getTemplate(page.template()).merge(new VelocityContext(model), written);
        } catch (Exception failure) {
            throw new IllegalStateException(page.template() + ": " + failure.getMessage(), failure);
        }
        String html = written.toString();
        if (html.matches("(?s).*(\\$!?\\{?[a-z]\\w*|#(ol[A-Z]|if|else|end|foreach|set|parse)\\b).*")) {
            throw new IllegalStateException(page.template() + " leaves a reference or directive:\n"
                    + html.lines().filter(line -> line.matches(".*(\\$!?\\{?[a-z]|#(ol[A-Z]|if|else|end|foreach|set|parse)).*")).toList());
        }
        return html;
    }

    /** Escapes every reference; no name counts as safe. */
    public static final class Escaping implements ReferenceInsertionEventHandler {
        @Override
        public Object referenceInsert(String reference, Object value) {
            return value == null ? null : value.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                    .replace("\"", "&quot;").replace("'", "&#39;")
                    // shown like that too, and told apart from what a template leaves
                    .replaceAll("\\$(?=!?\\{?[a-z])", "&#36;").replaceAll("#(?=(?:ol[A-Z]|if|else|end|foreach|set|parse)\\b)", "&#35;");
        }
    }

    /** Maps and lists are read by name; the only methods that templates call are those of the texts. */
    public static final class OnlyTexts extends UberspectImpl {
        @Override
        public void init() {
            introspector = new Introspector(log) {
                @Override
                public Method getMethod(@SuppressWarnings("rawtypes") Class type, String name, Object[] arguments) {
                    Method method = super.getMethod(type, name, arguments);
                    if (method != null && type != Texts.class && arguments.length > 0) {
                        throw new IllegalStateException("A template calls " + type.getName() + "#" + name);
                    }
                    return method;
                }
            };
        }

        @Override
        public VelPropertyGet getPropertyGet(Object value, String name, Info where) throws Exception {
            // no Map to Velocity from Java 21 on, where it names SequencedMap instead
            if (value instanceof LinkedHashMap) {
                throw new IllegalStateException("A template reads " + name + " of a LinkedHashMap");
            }
            return super.getPropertyGet(value, name, where);
        }
    }
}
