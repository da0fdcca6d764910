package io.oauthlinks.jira.http.oauth2;

import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.SentParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * An authorization request while the user is asked: the browser carries it, in the address of the question and in the hidden fields of its form,
 * so that nothing is kept on a node and each step judges it anew.
 *
 * @param parameters what the client sent, without our own fields
 */
record CarriedRequest(SentParameters parameters) {

    /** Fields of our form. A client's parameters of these names would be taken for the user's, so they are dropped. */
    static final String DECISION = "decision";
    static final String USER = "ol_user";
    static final String NOTICE = "ol_notice";

    /** @param xsrfName name of the field with the XSRF token */
    static CarriedRequest of(SentParameters sent, String xsrfName) {
        Map<String, List<String>> own = new HashMap<>(sent.values());
        own.keySet().removeAll(Set.of(DECISION, USER, NOTICE, xsrfName));
        return new CarriedRequest(new SentParameters(own));
    }

    String query() {
        List<String> pairs = new ArrayList<>();
        each((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
        return String.join("&", pairs);
    }

    /** Name and value of each hidden field. */
    List<Map<String, String>> fields() {
        List<Map<String, String>> fields = new ArrayList<>();
        each((name, value) -> fields.add(new HashMap<>(Map.of("name", name, "value", value))));
        return fields;
    }

    /** Whether allowing it wants a confirmed password; false for scopes that are refused anyway. */
    boolean isAdministrative() {
        return parameters.values().getOrDefault("scope", List.of()).stream().flatMap(scope -> List.of(scope.split(" ")).stream())
                .map(JiraScope::named).anyMatch(scope -> scope.filter(JiraScope::isAdministrative).isPresent());
    }

    private void each(BiConsumer<String, String> use) {
        new TreeMap<>(parameters.values()).forEach((name, values) -> values.forEach(value -> use.accept(name, value)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Values may hold a state. */
    @Override
    public String toString() {
        return "CarriedRequest" + new TreeSet<>(parameters.values().keySet()).stream().collect(Collectors.joining(", ", "[", "]"));
    }
}
