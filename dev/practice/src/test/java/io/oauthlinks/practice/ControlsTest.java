package io.oauthlinks.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RunningPractice.class)
class ControlsTest {

    private static final String HR = "hr@practice.example";

    @Test
    void deliversAMail() throws Exception {
        RunningPractice.control("mail", Map.of("to", HR, "from", "Zoë <zoe@staff.example>", "subject", "Grüße \u2603", "body", "Hallo"));
        assertThat(Mail.count("imap", HR, Client.accessTokenFor(HR))).isEqualTo(3);
        JsonNode mails = RunningPractice.read("/practice/api/mails?mailbox=" + HR);
        assertThat(mails.get(2).get("subject").asText()).isEqualTo("Grüße \u2603");
        assertThat(mails.get(2).get("seen").asBoolean()).isFalse();
    }

    @Test
    void deliversAWholeMail() throws Exception {
        RunningPractice.control("mail", Map.of("to", HR, "message", "From: a@b.example\r\nMessage-ID: <raw@b.example>\r\nSubject: Raw\r\n\r\nText\r\n"));
        assertThat(RunningPractice.read("/practice/api/mails?mailbox=" + HR).get(2).get("messageId").asText()).isEqualTo("<raw@b.example>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "mail|{\"to\":\"nobody@practice.example\"}|no mailbox nobody@practice.example",
            "mail|{\"to\":\"hr@practice.example\",\"from\":\"a@b, c@d\"}|one address",
            "mode|{\"mode\":\"yahoo\"}|plain, google-like or microsoft-like",
            "token-endpoint|{\"fail\":\"418\"}|fail must be one of",
            "token-endpoint|{\"fail\":\"500\",\"count\":0}|count must be",
            "token-endpoint|{\"fail\":\"429\",\"retryAfter\":\"soon\"}|whole number",
            "access-token-lifetime|{\"seconds\":0}|seconds must be",
            "token-length|{}|length is required",
            "token-length|{\"length\":100000}|length must be",
            "tokens/age|{\"days\":0}|days must be",
            "consent-screen|{\"status\":\"draft\"}|status must be one of testing, production",
            "refresh-token-limit|{\"limit\":101}|limit must be",
            "tenants|{}|client must be one of one, any",
            "tokens/expire|{\"mailbox\":\"x\"}|no mailbox x",
            "no-such-control|{}|no such control"})
    void saysWhatIsWrongWithAControl(String control, String body, String message) throws Exception {
        HttpResponse<String> answer = RunningPractice.postControl(control, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningPractice.JSON.readTree(answer.body()).get("error").asText()).contains(message);
    }

    @Test
    void takesNoFormPostWithoutItsToken() throws Exception {
        HttpResponse<String> form = post("/practice/api/reset", "");
        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(post("/practice/do/reset", "").statusCode()).isEqualTo(403);
    }

    @Test
    void resetsEverything() throws Exception {
        Client.accessTokenFor(HR);
        RunningPractice.control("mode", Map.of("mode", "google-like"));
        RunningPractice.control("consent-screen", Map.of("status", "testing"));
        RunningPractice.control("refresh-token-limit", Map.of("limit", 1));
        RunningPractice.control("tenants", Map.of("client", "one"));
        RunningPractice.control("token-endpoint", Map.of("fail", "html"));
        RunningPractice.control("mail", Map.of("to", HR));
        RunningPractice.control("reset", Map.of());
        JsonNode state = RunningPractice.read("/practice/api/state");
        assertThat(state.get("mode").asText()).isEqualTo("plain");
        assertThat(state.get("consentScreen").asText()).isEqualTo("production");
        assertThat(state.get("refreshTokenLimit").asInt()).isEqualTo(100);
        assertThat(state.get("tenants").asText()).isEqualTo("any");
        assertThat(state.at("/tokenEndpoint/fail").asText()).isEqualTo("none");
        assertThat(state.at("/mailboxes/" + HR + "/mails").asInt()).isEqualTo(2);
        assertThat(state.at("/mailboxes/" + HR + "/tokens/accessTokens").asInt()).isZero();
        assertThat(RunningPractice.read("/practice/api/requests")).isEmpty();
    }

    @Test
    void showsAPageThatControlsTheSame() throws Exception {
        Client browser = new Client();
        String page = browser.get("/practice").body();
        assertThat(page).contains("Practice provider", RunningPractice.get("clientId"), RunningPractice.get("clientSecret"),
                RunningPractice.get("imapPort"), HR);
        String csrf = Client.hiddenFields(page).get("_csrf");
        HttpResponse<String> done = browser.submit("/practice/do/mode", Map.of("_csrf", csrf, "mode", "microsoft-like"));
        assertThat(done.body()).contains("Done: mode is microsoft-like", "<option selected>microsoft-like</option>");
        assertThat(browser.submit("/practice/do/tenants", Map.of("_csrf", csrf, "client", "one")).body()).contains("<option selected>one</option>");
        assertThat(browser.submit("/practice/do/consent-screen", Map.of("_csrf", csrf, "status", "testing")).body())
                .contains("<option selected>testing</option>");
        HttpResponse<String> refused = browser.submit("/practice/do/token-length", Map.of("_csrf", csrf, "length", "<b>"));
        assertThat(refused.body()).contains("Not done: length must be a whole number");
    }

    private static HttpResponse<String> post(String path, String form) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(RunningPractice.get("url") + path))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
