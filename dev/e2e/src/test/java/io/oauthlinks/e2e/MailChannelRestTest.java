package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A mail channel by REST alone, as the administrator of its project, and as everybody else. */
class MailChannelRestTest {

    private static final String MAILBOX = "plain@practice.example";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final RunningHost host = RunningHost.shared();
    private final Administrator admin = new Administrator(host);
    private final HttpUser padmin = HttpUser.script(host, "padmin");
    private long server;
    private long channel;

    @BeforeEach
    void setUp() {
        admin.practice.reset();
        Map<String, String> fields = admin.practiceServer(admin.createLink(Map.of()), "IMAP", MAILBOX);
        fields.putAll(Map.of("authentication", "PASSWORD", "linkId", "", "password", "plain"));
        server = admin.save(fields, admin.test(fields));
        assertThat(padmin.rest("POST", "mail-channels", channel()).statusCode()).as("not shared with the project yet").isEqualTo(400);
        HttpResponse<String> shared = admin.http.rest("PUT", "mail-servers/" + server + "/projects", Map.of("sharedWith", "CHOSEN", "projects", List.of("SUP")));
        assertThat(HttpUser.json(shared).path("projects").toString()).as(shared.body()).isEqualTo("[\"SUP\"]");
        HttpResponse<String> created = padmin.rest("POST", "mail-channels", channel());
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        channel = HttpUser.json(created).path("id").asLong();
    }

    @AfterEach
    void cleanUp() {
        padmin.rest("DELETE", "mail-channels/" + channel, null);
        admin.http.rest("DELETE", "mail-servers/" + server, null);
    }

    private Map<String, Object> channel() {
        Map<String, Object> fields = new HashMap<>();
        fields.putAll(Map.of("project", "SUP", "name", "Support by REST " + server, "serverId", server, "folder", "INBOX", "requestTypeId", requestType(),
                "labels", List.of("by-mail"), "unknownSender", "REFUSE", "mostPerHour", 1, "disposal", "SEEN", "interval", 5));
        fields.putAll(Map.of("sizeLimit", 25, "enabled", true));
        return fields;
    }

    /** As the form offers them. */
    private String requestType() {
        long sup = HttpUser.json(admin.http.send(admin.http.request("/rest/api/2/project/SUP"))).path("id").asLong();
        String form = HttpUser.signedIn(host, "padmin").get(FormPage.BASE + "/projects/" + sup + "/mail-channels/new").body();
        return Jsoup.parse(form).select("[name=requestTypeId] option").eachAttr("value").stream().filter(value -> !value.isEmpty()).findFirst()
                .orElseThrow(() -> new AssertionError(form));
    }

    private JsonNode get(String path) {
        HttpResponse<String> answer = padmin.rest("GET", path, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return HttpUser.json(answer);
    }

    private void deliver(String from, String subject) {
        admin.practice.control("mail", Map.of("to", MAILBOX, "from", from, "subject", subject, "body", "The printer on floor 2 is on fire."));
        assertThat(padmin.rest("POST", "mail-channels/" + channel + "/fetch", null).statusCode()).isEqualTo(202);
    }

    private JsonNode mail(String subject) {
        return Eventually.within(PATIENCE, "the fate of " + subject, () -> get("mail-channels/" + channel + "/log?text=" + subject).path("values").path(0),
                mail -> mail.path("stage").asText().equals("DONE"));
    }

    @Test
    @DisplayName("M46: a mail becomes a request, another is parked, tried again, downloaded and discarded")
    void mailsAreFetchedAndDecidedAbout() {
        deliver("Alice <alice@acme.example>", "first-printer");
        JsonNode first = mail("first-printer");
        assertThat(first.path("outcome").asText()).as(first.toString()).isEqualTo("CREATED");
        assertThat(first.path("issueKey").asText()).startsWith("SUP-");
        assertThat(first.path("sender").asText()).isEqualTo("alice@acme.example");
        assertThat(first.path("decision").asText()).isNotEmpty();
        assertThat(first.toString()).as("no bodies").doesNotContain("on fire");

        deliver("Alice <alice@acme.example>", "second-printer");
        JsonNode second = mail("second-printer");
        assertThat(second.path("outcome").asText()).as(second.toString()).isEqualTo("PARKED");
        String parked = "mail-channels/" + channel + "/parked";
        assertThat(get(parked).path("values")).hasSize(1);
        assertThat(get("mail-channels/" + channel).path("status").path("parked").asInt()).isEqualTo(1);
        HttpResponse<String> source = padmin.rest("GET", parked + "/" + second.path("id").asText() + "/source", null);
        assertThat(source.body()).contains("Subject: second-printer", "on fire");
        assertThat(source.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(padmin.rest("GET", parked + "/" + first.path("id").asText() + "/source", null).statusCode()).as("not parked").isEqualTo(404);
        assertThat(padmin.rest("POST", parked + "/" + first.path("id").asText() + "/retry", null).statusCode()).isEqualTo(404);
        assertThat(padmin.rest("DELETE", parked + "/" + second.path("id").asText(), null).statusCode()).isEqualTo(204);
        assertThat(padmin.rest("DELETE", parked + "/" + second.path("id").asText(), null).statusCode()).isEqualTo(404);
        assertThat(get("mail-channels/" + channel + "/log?outcome=discarded").path("values")).hasSize(1);

        deliver("Stranger <nobody@elsewhere.example>", "third-printer");
        assertThat(mail("third-printer").path("outcome").asText()).isEqualTo("REFUSED");
        assertThat(get("mail-channels/" + channel + "/log?limit=1").path("nextBefore").asLong()).isPositive();
        assertThat(padmin.rest("GET", "mail-channels/" + channel + "/log?outcome=nonsense", null).statusCode()).isEqualTo(400);
    }

    @Test
    void aChannelIsPausedFetchedNowAndChanged() {
        JsonNode fetch = HttpUser.json(padmin.rest("POST", "mail-channels/" + channel + "/fetch", null));
        assertThat(fetch.path("step").asText()).isNotEmpty();
        Eventually.within(PATIENCE, "the end of a fetch", () -> get("mail-channels/" + channel), state -> !state.path("status").path("lastFetch").isNull());
        Map<String, Object> changed = channel();
        changed.put("name", "Renamed");
        changed.put("enabled", false);
        HttpResponse<String> paused = padmin.rest("PUT", "mail-channels/" + channel, changed);
        assertThat(HttpUser.json(paused).path("state").asText()).as(paused.body()).isEqualTo("PAUSED");
        assertThat(padmin.rest("POST", "mail-channels/" + channel + "/fetch", null).statusCode()).as("channel-not-enabled").isEqualTo(409);
        changed.put("interval", 4);
        assertThat(HttpUser.json(padmin.rest("PUT", "mail-channels/" + channel, changed)).path("errors").has("interval")).isTrue();
        assertThat(admin.http.rest("DELETE", "mail-servers/" + server, null).statusCode()).as("in use").isEqualTo(409);
        assertThat(admin.http.rest("PUT", "mail-servers/" + server + "/projects", Map.of("sharedWith", "NONE")).statusCode()).as("in use").isEqualTo(400);
        HttpResponse<String> metrics = admin.http.send(admin.http.request("/rest/oauth-links/1.0/metrics").header("Accept", "text/plain"));
        assertThat(metrics.body()).contains("oauth_links_mail_channel_enabled{");
    }

    @Test
    @DisplayName("M43: another project's channel, log or parked mail is not there")
    void whoDoesNotAdministerTheProjectFindsNothing() {
        String one = "mail-channels/" + channel;
        for (String name : List.of("alice", "agent")) {
            HttpUser other = HttpUser.script(host, name);
            assertThat(HttpUser.json(other.rest("GET", "mail-channels", null)).path("total").asInt()).isZero();
            assertThat(other.rest("GET", "mail-channels?project=SUP", null).statusCode()).isEqualTo(404);
            for (String path : List.of(one, one + "/log", one + "/log/1", one + "/log/1/source", one + "/parked", one + "/parked/1/source", one + "/fetch")) {
                assertThat(other.rest("GET", path, null).statusCode()).as(name + " " + path).isEqualTo(404);
            }
            assertThat(other.rest("POST", one + "/fetch", null).statusCode()).isEqualTo(404);
            assertThat(other.rest("POST", "mail-channels", channel()).statusCode()).isEqualTo(404);
            assertThat(other.rest("PUT", one, channel()).statusCode()).isEqualTo(404);
            assertThat(other.rest("DELETE", one, null).statusCode()).isEqualTo(404);
            assertThat(other.rest("GET", "metrics", null).statusCode()).isEqualTo(403);
        }
        Map<String, Object> elsewhere = channel();
        elsewhere.put("project", "DEV");
        assertThat(padmin.rest("POST", "mail-channels", elsewhere).statusCode()).isEqualTo(404);
        assertThat(padmin.rest("GET", "mail-channels?project=DEV", null).statusCode()).isEqualTo(404);
        assertThat(HttpUser.json(padmin.rest("GET", "mail-channels?project=SUP", null)).path("total").asInt()).isPositive();
    }
}
