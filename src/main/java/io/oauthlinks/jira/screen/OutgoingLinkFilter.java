package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which outgoing links the list shows: a text found in name, description, provider or account, and a state. */
record OutgoingLinkFilter(String text, String state) {

    private static final List<String> STATES = List.of("", "attention", "valid", "never-authorized");

    static OutgoingLinkFilter of(Request request) {
        String state = request.parameter("state");
        return new OutgoingLinkFilter(request.parameter("text").strip(), STATES.contains(state) ? state : "");
    }

    boolean accepts(OutgoingLinkRow row) {
        return row.words().contains(text.toLowerCase(Locale.ROOT)) && switch (state) {
            case "attention" -> row.needsAttention();
            case "valid" -> row.isValid();
            case "never-authorized" -> row.accounts().isEmpty();
            default -> true;
        };
    }

    Map<String, Object> model(Reader reader) {
        List<Map<String, Object>> states = STATES.stream().map(name -> Model.of("value", name, "selected", name.equals(state),
                "label", reader.text("oauth-links.outgoing-link.list.filter.state." + (name.isEmpty() ? "all" : name)))).toList();
        return Model.of("text", text, "states", states, "active", !text.isEmpty() || !state.isEmpty());
    }
}
