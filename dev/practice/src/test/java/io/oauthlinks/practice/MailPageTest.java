package io.oauthlinks.practice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Multipart;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.util.HtmlUtils;

@ExtendWith(RunningPractice.class)
class MailPageTest {

    private static final String SUPPORT = "support@practice.example";
    private static final Pattern ANSWER = Pattern.compile("href=\"(/practice/mail\\?answer=[^\"]+)\"");
    private final HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.ALWAYS).build();

    @Test
    void aCustomerWritesToAMailboxWithAFile() throws Exception {
        String page = get("/practice/mail");
        assertThat(page).contains("Send a mail", "None yet", "value=\"The lamp flickers\"");

        String sent = send(page, Map.of("from", "Zo\u00eb <zoe@customer.example>", "to", SUPPORT, "subject", "Gr\u00fc\u00dfe", "body", "Hello <b>"), "caf\u00e9.txt");

        assertThat(sent).contains("Done: mail delivered to " + SUPPORT, "zoe@customer.example");
        Mail.newest("imap", SUPPORT, Client.accessTokenFor(SUPPORT), mail -> {
            assertThat(mail.getSubject()).isEqualTo("Gr\u00fc\u00dfe");
            Multipart parts = (Multipart) mail.getContent();
            assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Hello <b>");
            assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/plain");
            assertThat(parts.getBodyPart(1).getInputStream()).hasContent("what the file holds");
        });
    }

    @Test
    void theCustomerAnswersTheOwnMailWithTheFormFilledIn() throws Exception {
        String sent = send(get("/practice/mail"), Map.of("from", "Zoe <zoe@customer.example>", "to", "hr@practice.example", "subject", "Lamp", "body", "x"), "");
        String answer = get(link(sent));
        assertThat(answer).contains("Answer a mail", "value=\"Re: Lamp\"", "Zoe &lt;zoe@customer.example&gt;", "<option selected>hr@practice.example</option>");

        send(answer, Map.of("from", "zoe@customer.example", "to", "hr@practice.example", "subject", "Re: Lamp", "body", "y"), "");

        String hr = "hr@practice.example";
        String first = RunningPractice.read("/practice/api/mails?mailbox=" + hr).get(2).get("messageId").asText();
        Mail.newest("imap", hr, Client.accessTokenFor(hr), mail -> {
            assertThat(mail.getHeader("In-Reply-To")).containsExactly(first);
            assertThat(mail.getHeader("References")).containsExactly(first);
            assertThat(mail.getHeader("Message-ID")[0]).isNotEqualTo(first);
        });
    }

    @Test
    void aPersonAnswersWhatJiraSent() throws Exception {
        Mail.send("Jira <support@practice.example>", "zoe@customer.example", "(SUP-7) Lamp");
        String answer = get(link(get("/practice/mail")));
        assertThat(answer).contains("value=\"zoe@customer.example\"", "value=\"Re: (SUP-7) Lamp\"", "<option selected>support@practice.example</option>");
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        assertThat(send(get("/practice/mail"), Map.of("from", "a@b, c@d", "to", SUPPORT, "subject", "", "body", ""), "")).contains("Not done: one address expected");
        assertThat(RunningPractice.postControl("mail", "{\"to\":\"" + SUPPORT + "\",\"answers\":\"<x@y>\"}").body()).contains("no mail to answer");
        assertThat(RunningPractice.postControl("mail", "{\"to\":\"" + SUPPORT + "\",\"attachmentName\":\"a\",\"attachment\":\"*\"}").body()).contains("base64");
    }

    private static String link(String page) {
        Matcher link = ANSWER.matcher(page);
        assertThat(link.find()).as(page).isTrue();
        return link.group(1);
    }

    private String get(String path) throws Exception {
        return browser.send(request(path).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    /** Submits the page's form; its hidden fields go along. */
    private String send(String page, Map<String, String> typed, String fileName) throws Exception {
        Map<String, String> fields = new LinkedHashMap<>(Client.hiddenFields(page));
        fields.replaceAll((name, value) -> HtmlUtils.htmlUnescape(value));
        fields.putAll(typed);
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--b\r\nContent-Disposition: form-data; name=\"").append(name).append("\"\r\n\r\n").append(value).append("\r\n"));
        body.append("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"").append(fileName).append("\"\r\nContent-Type: text/plain\r\n\r\n")
                .append(fileName.isEmpty() ? "" : "what the file holds").append("\r\n--b--\r\n");
        return browser.send(request("/practice/mail").header("Content-Type", "multipart/form-data; boundary=b; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8)).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(RunningPractice.get("url") + path));
    }
}
