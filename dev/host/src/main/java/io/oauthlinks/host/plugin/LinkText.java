package io.oauthlinks.host.plugin;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;

/** Links and label arguments of web-items, in which Jira fills Velocity variables such as {@code $projectKeyEncoded}. */
final class LinkText {

    private static final VelocityEngine ENGINE = new VelocityEngine();

    static {
        ENGINE.setProperty("runtime.log.logsystem.class", "org.apache.velocity.runtime.log.NullLogChute");
    }

    private LinkText() {
    }

    static String evaluate(String text, Map<String, Object> context) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        StringWriter out = new StringWriter();
        try {
            ENGINE.evaluate(new VelocityContext(new HashMap<>(context)), out, "link", text);
        } catch (Exception e) {
            throw new IllegalStateException("Cannot fill in the link " + text, e);
        }
        return out.toString();
    }
}
