package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** What the authorization endpoint shows a user who is signed in: the consent page with its form, or a page that says what is wrong. */
record ConsentForm(HttpUser user, HttpResponse<String> answer, Document page) {

    private static final String FORM = "form:has(button[name=decision])";

    /** Asks and follows nothing: a redirect is an answer, too. */
    static ConsentForm open(HttpUser user, String authorizationRequest) {
        HttpResponse<String> answer = user.get(authorizationRequest);
        return new ConsentForm(user, answer, Jsoup.parse(answer.body(), answer.uri().toString()));
    }

    boolean isShown() {
        return answer.statusCode() == 200 && !page.select(FORM).isEmpty();
    }

    /** Every field of the form, without the buttons. */
    List<Map.Entry<String, String>> fields() {
        assertThat(isShown()).as("consent page; there is " + answer.statusCode() + " " + answer.headers().map().get("Location") + " " + page.text()).isTrue();
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (Connection.KeyVal field : ((FormElement) page.selectFirst(FORM)).formData()) {
            fields.add(Map.entry(field.key(), field.value()));
        }
        return fields;
    }

    /** Presses a button; the answer is the redirect to the client. */
    HttpResponse<String> press(String decision) {
        List<Map.Entry<String, String>> fields = new ArrayList<>(fields());
        fields.add(Map.entry("decision", decision));
        return user.postForm(page.selectFirst(FORM).absUrl("action"), fields);
    }

    URI allow() {
        return HttpUser.location(press("allow"));
    }

    URI deny() {
        return HttpUser.location(press("deny"));
    }

    String text() {
        return page.text();
    }
}
