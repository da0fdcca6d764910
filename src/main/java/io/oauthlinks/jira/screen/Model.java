package io.oauthlinks.jira.screen;

import java.util.HashMap;
import java.util.Map;

/**
 * Small models for templates. Velocity 1.6 reads a name by itself only in a map whose class names {@code Map} among its own interfaces, as
 * {@link HashMap} does; in {@code Map.of}, and from Java 21 on in a {@code LinkedHashMap}, it calls a method, which Jira lets templates do only
 * for what is on the allowlist.
 */
final class Model {

    private Model() {
    }

    /** @param pairs name and value in turn */
    static Map<String, Object> of(Object... pairs) {
        Map<String, Object> model = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            model.put((String) pairs[i], pairs[i + 1]);
        }
        return model;
    }
}
