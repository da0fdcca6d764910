package io.oauthlinks.jira.screen;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Small models for templates. Velocity reads a name in a {@link LinkedHashMap} by itself; in a map of {@code Map.of} it calls a
 * method, which Jira lets templates do only for what is on the allowlist.
 */
final class Model {

    private Model() {
    }

    /** @param pairs name and value in turn */
    static Map<String, Object> of(Object... pairs) {
        Map<String, Object> model = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            model.put((String) pairs[i], pairs[i + 1]);
        }
        return model;
    }
}
