package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Jira Service Management is absent, is installed, disabled and enabled again, and the app starts and works each time. */
class ServiceDeskLifeTest {

    private static RunningHost host;
    private static HttpUser admin;
    private static PluginManager plugins;

    @BeforeAll
    static void start() {
        host = RunningHost.start("--no-practice", "--no-service-desk");
        admin = HttpUser.script(host, "admin");
        plugins = new PluginManager(host);
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

    private static void assertAppWorks() {
        HttpResponse<String> answer = admin.rest("GET", "mail-servers", null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void theAppStartsAndWorksWithoutItBesideItAndAfterIt() {
        assertAppWorks();
        serviceDesk(true);
        assertAppWorks();
        plugins.disable();
        plugins.enable();
        assertAppWorks();
        serviceDesk(false);
        assertAppWorks();
        plugins.disable();
        plugins.enable();
        assertAppWorks();
        serviceDesk(true);
        assertAppWorks();
    }
}
