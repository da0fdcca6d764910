package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** From a mail in a mailbox to a request and its comment, as the people who see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class MailChannelTest {

    private static final String MAILBOX = "plain@practice.example";

    private final RunningHost host = RunningHost.shared();
    private final Administrator admin = new Administrator(host);
    private final HttpUser padmin = HttpUser.signedIn(host, "padmin");
    private String channels;

    @BeforeAll
    void aChannelOfSup() {
        admin.practice.reset();
        long sup = product("project/SUP").path("id").asLong();
        Map<String, String> server = admin.practiceServer(new Administrator.Link(0, "", ""), "IMAP", MAILBOX);
        server.putAll(Map.of("authentication", "PASSWORD", "linkId", "", "password", "plain", "name", "Mail channel test"));
        long id = admin.save(server, admin.test(server));
        HttpResponse<String> shared = admin.http.postForm(FormPage.BASE + "/mail-servers/" + id + "/share",
                Map.of("sharedWith", "CHOSEN", "projects", "SUP", "atl_token", admin.http.xsrfToken()));
        assertThat(shared.statusCode()).as(shared.body()).isEqualTo(303);
        channels = FormPage.BASE + "/projects/" + sup + "/mail-channels";
        Map<String, String> channel = new HashMap<>(Map.of("name", "Support requests", "serverId", String.valueOf(id), "folder", "INBOX", "interval", "5",
                "sizeLimit", "25", "unknownSender", "CREATE_CUSTOMER", "mostPerHour", "60", "disposal", "SEEN", "enabled", "true"));
        channel.put("requestTypeId", requestType());
        channel.put("atl_token", padmin.xsrfToken());
        HttpResponse<String> saved = padmin.postForm(channels + "/new", channel);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
    }

    private String requestType() {
        String form = padmin.get(channels + "/new").body();
        return form.replaceAll("(?s).*<select[^>]*id=\"requestTypeId\".*?<option value=\"(\\d+)\".*", "$1");
    }

    private JsonNode product(String path) {
        return HttpUser.json(admin.http.send(admin.http.request("/rest/api/2/" + path).header("Accept", "application/json")));
    }

    /** The mails that the mailbox has from the start become requests at the same time, in any order. */
    private Optional<JsonNode> request(String summary) {
        return StreamSupport.stream(product("search?jql=project%20%3D%20SUP").path("issues").spliterator(), false)
                .filter(one -> one.path("fields").path("summary").asText().equals(summary)).findFirst();
    }

    private void mail(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(Map.of("to", MAILBOX));
        all.putAll(values);
        admin.practice.control("mail", all);
    }

    @Test
    void aMailBecomesARequestAndItsAnswerAComment() {
        mail(Map.of("from", "Marta Klein <marta.klein@kundin.example>", "subject", "Return label for order 55821", "body", "Where is it?"));
        Optional<JsonNode> issue = Eventually.until("the request", () -> request("Return label for order 55821"), Optional::isPresent);
        String key = issue.orElseThrow().path("key").asText();
        assertThat(product("issue/" + key).path("fields").path("description").asText()).contains("Where is it?");

        mail(Map.of("from", "Marta Klein <marta.klein@kundin.example>", "subject", "Re: [" + key + "] Return label for order 55821", "body", "Found it, thank you."));
        JsonNode comments = Eventually.until("the comment", () -> product("issue/" + key + "/comment"), one -> one.path("comments").size() == 1);
        assertThat(comments.path("comments").path(0).path("body").asText()).contains("Found it, thank you.");

        String log = padmin.get(channels + "/log").body();
        assertThat(log).contains("Return label for order 55821", "Created", "Commented", key, "marta.klein@kundin.example").doesNotContain("Where is it?");
        assertThat(padmin.get(channels + "/log/export").body()).contains("Return label for order 55821", key);
    }
}
