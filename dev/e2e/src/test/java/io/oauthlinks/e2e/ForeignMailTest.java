package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.e2e.AppRoutes.Page;
import io.oauthlinks.e2e.AppRoutes.Resource;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Mails of DEV that are there, asked for through SUP by who administers SUP. */
class ForeignMailTest {

    private static final String SENDER = "admin@acme.example";

    private final Administrator admin = new Administrator(RunningHost.shared());
    private final HttpUser padmin = HttpUser.signedIn(admin.host, "padmin");
    private final HttpUser script = HttpUser.script(admin.host, "padmin");
    private long server;
    private long ofDev;
    private long ofSup;
    private String parked;

    @BeforeEach
    void aParkedMailOfDev() {
        admin.practice.reset();
        Map<String, String> values = admin.authorized(admin.practiceServer(admin.createLink(Map.of()), "IMAP", Practice.RETURNS));
        server = admin.save(values, admin.test(values));
        admin.http.rest("PUT", "mail-servers/" + server + "/projects", Map.of("sharedWith", "CHOSEN", "projects", List.of("DEV", "SUP")));
        ofDev = channel(admin.http, "DEV", "issueTypeId", Map.of("folder", "INBOX", "enabled", true));
        ofSup = channel(script, "SUP", "requestTypeId", Map.of("folder", "Nowhere", "enabled", false));
        for (String subject : List.of("taken", "parked")) {
            admin.practice.control("mail", Map.of("to", Practice.RETURNS, "from", SENDER, "subject", subject, "body", "Confidential"));
        }
        parked = Eventually.until("the second mail of its sender within an hour", () -> json("mail-channels/" + ofDev + "/parked").path("values"),
                mails -> mails.size() == 1).path(0).path("id").asText();
    }

    @AfterEach
    void remove() {
        admin.http.rest("DELETE", "mail-channels/" + ofDev, null);
        admin.http.rest("DELETE", "mail-channels/" + ofSup, null);
        admin.http.rest("DELETE", "mail-servers/" + server, null);
    }

    private long channel(HttpUser owner, String project, String kind, Map<String, ?> changed) {
        Map<String, Object> fields = new HashMap<>(Map.of("project", project, "name", "Foreign " + server, "serverId", server, "unknownSender", "REFUSE",
                "mostPerHour", 1, "disposal", "SEEN", "interval", 5, "sizeLimit", 25));
        fields.put(kind, FormPage.open(admin.http, "/projects/" + number(project) + "/mail-channels/new").page().select("#" + kind + " option")
                .eachAttr("value").get(1));
        fields.putAll(changed);
        HttpResponse<String> created = owner.rest("POST", "mail-channels", fields);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return HttpUser.json(created).path("id").asLong();
    }

    private long number(String project) {
        return HttpUser.json(admin.http.send(admin.http.request("/rest/api/2/project/" + project).header("Accept", "application/json"))).path("id").asLong();
    }

    private JsonNode json(String path) {
        return HttpUser.json(admin.http.rest("GET", path, null));
    }

    @Test
    @DisplayName("M43: a mail, a channel and a test of DEV that exist are not there for SUP, on any page and by any REST method")
    void whatBelongsToAnotherProjectIsNotThere() {
        String run = HttpUser.json(admin.http.rest("POST", "mail-channels/" + ofDev + "/test", null)).path("id").asText();
        for (Page page : AppRoutes.pagesOfProject(number("SUP"))) {
            String path = page.path().replace("/log/1", "/log/" + parked).replace("/mail-channels/1", "/mail-channels/" + ofDev);
            if (!path.equals(page.path())) {
                assertThat(padmin.get(path).statusCode()).as("GET " + path).isEqualTo(page.get() ? 404 : 405);
                assertThat(padmin.postForm(path, Map.of("name", "x", "atl_token", padmin.xsrfToken())).statusCode()).as("POST " + path).isEqualTo(page.post() ? 404 : 405);
            }
        }
        assertThat(padmin.get(FormPage.BASE + "/projects/" + number("SUP") + "/mail-channels/" + ofSup + "/test?run=" + run).statusCode()).isEqualTo(404);

        int asked = 0;
        for (Resource resource : AppRoutes.resources(admin.http)) {
            String path = resource.path();
            if (path.matches("mail-channels/1/.+/1.*")) {
                String below = path.replaceFirst("mail-channels/1/", "").replaceFirst("/1", "/" + (path.contains("/test/") ? run : parked));
                for (long channel : List.of(ofSup, ofDev)) {
                    assertThat(script.rest(resource.method(), "mail-channels/" + channel + "/" + below, null).statusCode()).as(resource + " " + channel).isEqualTo(404);
                }
                asked++;
            }
        }
        assertThat(asked).isGreaterThanOrEqualTo(6);
        assertThat(json("mail-channels/" + ofDev + "/parked").path("values")).as("untouched").hasSize(1);
        assertThat(padmin.get(FormPage.BASE + "/projects/" + number("SUP") + "/mail-channels/log").body()).doesNotContain(SENDER);
    }
}
