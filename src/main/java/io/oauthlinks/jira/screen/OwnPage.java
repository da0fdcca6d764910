package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What every page of one's own begins with: whose it is, as {@code templates/incoming-link/own-head.vm} shows it. */
final class OwnPage {

    private OwnPage() {
    }

    static Map<String, Object> model(Request request) {
        String name = request.actor().displayName();
        Map<String, Object> model = new HashMap<>();
        model.put("userName", name);
        model.put("userInitial", initial(name));
        return model;
    }

    /** The first letter, whatever plane it is from. */
    static String initial(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }
}
