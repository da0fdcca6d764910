package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which incoming links the list shows: a text found in name, description, client ID or kind, and a state. */
record IncomingLinkFilter(String text, String state) {

    private static final List<String> STATES = List.of("", "enabled", "disabled", "attention");

    static IncomingLinkFilter of(Request request) {
        String state = request.parameter("state");
        return new IncomingLinkFilter(request.parameter("text").strip(), STATES.contains(state) ? state : "");
    }

    boolean accepts(IncomingLinkRow row) {
        return row.words().contains(text.toLowerCase(Locale.ROOT)) && switch (state) {
            case "enabled" -> row.link().enabled();
            case "disabled" -> !row.link().enabled();
            case "attention" -> row.needsAttention();
            default -> true;
        };
    }

    Map<String, Object> model(Reader reader) {
        List<Map<String, Object>> states = STATES.stream().map(name -> Model.of("value", name, "selected", name.equals(state),
                "label", reader.text("oauth-links.incoming-link.list.filter.state." + (name.isEmpty() ? "all" : name)))).toList();
        return Model.of("text", text, "states", states, "active", !text.isEmpty() || !state.isEmpty());
    }
}
