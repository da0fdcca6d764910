package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Jira Service Management is absent, is installed, disabled and enabled again, and the app starts and works each time. */
@Tag("slow")
class ServiceDeskLifeTest {

    private static RunningHost host;
    private static HttpUser admin;
    private static HttpUser projectAdministrator;
    private static PluginManager plugins;
    private static long support;

    @BeforeAll
    static void start() {
        host = RunningHost.start("--no-practice", "--no-service-desk");
        admin = HttpUser.script(host, "admin");
        projectAdministrator = HttpUser.signedIn(host, "padmin");
        plugins = new PluginManager(host);
        support = HttpUser.json(admin.send(admin.request("/rest/api/2/project/SUP").GET())).path("id").asLong();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    private static void serviceDesk(boolean enabled) {
        HttpResponse<String> answer = admin.send(admin.request("/rest/plugins/1.0/com.atlassian.servicedesk-key").header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"enabled\":" + enabled + "}")));
        assertThat(HttpUser.json(answer).path("enabled").asBoolean()).as(answer.body()).isEqualTo(enabled);
    }

    /** The form of a channel is there in any case, and lists what the Service Desk API says while there is one. */
    private static void assertAppWorks(boolean withRequestTypes) {
        assertThat(admin.rest("GET", "mail-servers", null).statusCode()).isEqualTo(200);
        HttpResponse<String> form = projectAdministrator.get("/plugins/servlet/oauth-links/projects/" + support + "/mail-channels/new");
        assertThat(form.statusCode()).as(form.body()).isEqualTo(200);
        assertThat(form.body()).contains("requestTypeId", "Highest");
        assertThat(form.body().contains("Return an item")).isEqualTo(withRequestTypes);
    }

    @Test
    void theAppStartsAndWorksWithoutItBesideItAndAfterIt() {
        assertAppWorks(false);
        serviceDesk(true);
        assertAppWorks(true);
        restart();
        assertAppWorks(true);
        serviceDesk(false);
        assertAppWorks(false);
        restart();
        assertAppWorks(false);
        serviceDesk(true);
        assertAppWorks(true);
    }

    private static void restart() {
        plugins.disable();
        plugins.enable();
    }
}
