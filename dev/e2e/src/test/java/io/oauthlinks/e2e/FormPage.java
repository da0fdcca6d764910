package io.oauthlinks.e2e;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** One of the app's pages as a browser without a screen sees it: its form with what stands in it, its messages, its buttons. */
record FormPage(HttpUser user, HttpResponse<String> answer, Document page) {

    static final String BASE = "/plugins/servlet/oauth-links";

    /** @param path below {@code /plugins/servlet/oauth-links} */
    static FormPage open(HttpUser user, String path) {
        return of(user, user.get(BASE + path));
    }

    /** Follows redirects within the host, as after a POST. */
    static FormPage of(HttpUser user, HttpResponse<String> answer) {
        HttpResponse<String> current = answer;
        while (current.statusCode() / 100 == 3) {
            URI next = HttpUser.location(current);
            if (next.getPort() != user.base().getPort()) {
                throw new AssertionError("Leaves the host for " + next);
            }
            current = user.get(next.toString());
        }
        return new FormPage(user, current, Jsoup.parse(current.body(), current.uri().toString()));
    }

    /** The big form of the page, the one that has a name to type. */
    FormElement form() {
        Element form = page.select("main form:has([name=name]), main form:has([name=outboundTimeout])").first();
        if (form == null) {
            throw new AssertionError("No form at " + answer.uri() + ", " + answer.statusCode() + ": " + page.text());
        }
        return (FormElement) form;
    }

    /** Every field with its value, as a browser would send it. */
    List<Map.Entry<String, String>> fields() {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (Connection.KeyVal field : form().formData()) {
            fields.add(Map.entry(field.key(), field.value()));
        }
        return fields;
    }

    /** Values by name; of several with one name the first. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        fields().forEach(field -> values.putIfAbsent(field.getKey(), field.getValue()));
        return values;
    }

    /** Also of a field that is half of a control, such as the protocol in {@code preset+protocol}. */
    String value(String field) {
        for (Map.Entry<String, String> entry : values().entrySet()) {
            List<String> names = List.of(entry.getKey().split("\\+"));
            if (names.contains(field)) {
                String[] parts = names.size() == 1 ? new String[] {entry.getValue()} : entry.getValue().split("\\+", names.size());
                return parts.length > names.indexOf(field) ? parts[names.indexOf(field)] : "";
            }
        }
        return "";
    }

    /** Fills in the form and saves. */
    FormPage save(Map<String, String> typed) {
        return of(user, post(form().absUrl("action"), typed));
    }

    /** Fills in the form and presses Authorize; the answer is the redirect to the provider, or the form again. */
    HttpResponse<String> authorize(Map<String, String> typed) {
        String path = answer.uri().getPath();
        return post(user.base().resolve(path + "/authorize").toString(), typed);
    }

    private HttpResponse<String> post(String address, Map<String, String> typed) {
        List<Map.Entry<String, String>> fields = new ArrayList<>(fields());
        // one control on the screen may carry two fields, such as preset+protocol
        fields.removeIf(field -> Arrays.stream(field.getKey().split("\\+")).anyMatch(typed::containsKey));
        fields.addAll(typed.entrySet());
        return user.postForm(address, fields);
    }

    /** The message at a field; empty when there is none. */
    String error(String field) {
        Element message = page.getElementById(field + "-error");
        return message == null ? "" : message.text();
    }

    /** The text of the error and warning boxes. */
    String problems() {
        return page.select(".aui-message-error, .aui-message-warning").text();
    }

    String text() {
        return page.text();
    }

    int status() {
        return answer.statusCode();
    }
}
