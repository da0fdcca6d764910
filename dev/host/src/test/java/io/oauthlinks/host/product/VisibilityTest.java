package io.oauthlinks.host.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may see what, on pages and in REST. */
class VisibilityTest {

    private static ProductServer server;
    private static final Map<String, ProductServer.Browser> BROWSERS = new LinkedHashMap<>();

    @BeforeAll
    static void start() throws Exception {
        server = new ProductServer(false);
        BROWSERS.put("anonymous", server.browser());
        for (String name : new String[] {"alice", "agent", "padmin", "admin"}) {
            BROWSERS.put(name, server.browser().loggedInAs(name));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest(name = "{0}: anonymous {1}, alice {2}, agent {3}, padmin {4}, admin {5}")
    @CsvSource({
            "/projects/SUP,               302, 404, 200, 200, 200",
            "/projects/DEV,               302, 404, 404, 200, 200",
            "/projects/NONE,              302, 404, 404, 404, 404",
            "/browse/SUP-1,               302, 404, 200, 200, 200",
            "/browse/DEV-1,               302, 404, 404, 200, 200",
            "/browse/SUP-99,              302, 404, 404, 404, 404",
            "/servicedesk/customer/portal/SUP-1, 302, 200, 404, 404, 404",
            "/servicedesk/customer/portal/SUP-3, 302, 404, 200, 404, 404",
            "/servicedesk/customer/portal/DEV-3, 302, 404, 404, 404, 404",
            "/secure/admin/user/UserBrowser.jspa, 302, 403, 403, 403, 302",
            "/nowhere,                    404, 404, 404, 404, 404",
            "/rest/api/2/serverInfo,      200, 200, 200, 200, 200",
            "/rest/api/2/myself,          401, 200, 200, 200, 200",
            "/rest/api/2/project/SUP,     404, 404, 200, 200, 200",
            "/rest/api/2/project/DEV,     404, 404, 404, 200, 200",
            "/rest/api/2/issue/SUP-1,     401, 403, 200, 200, 200",
            "/rest/api/2/issue/DEV-1,     401, 403, 403, 200, 200",
            "/rest/api/2/issue/SUP-99,    404, 404, 404, 404, 404",
            "/rest/api/2/issue/SUP-1/comment, 401, 403, 200, 200, 200",
            "/rest/api/2/application-properties, 401, 403, 403, 403, 200"})
    void everybodySeesWhatIsTheirs(String path, int anonymous, int alice, int agent, int padmin, int admin) throws Exception {
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (Map.Entry<String, ProductServer.Browser> browser : BROWSERS.entrySet()) {
            seen.put(browser.getKey(), browser.getValue().get(path).statusCode());
        }
        assertThat(seen).isEqualTo(Map.of("anonymous", anonymous, "alice", alice, "agent", agent, "padmin", padmin, "admin", admin));
    }

    @Test
    void listsHoldOnlyWhatMayBeSeen() throws Exception {
        assertThat(BROWSERS.get("anonymous").get("/rest/api/2/project").body()).isEqualTo("[]");
        assertThat(BROWSERS.get("alice").get("/rest/api/2/project").body()).isEqualTo("[]");
        assertThat(BROWSERS.get("agent").get("/rest/api/2/project").body()).contains("\"SUP\"").doesNotContain("\"DEV\"");
        assertThat(BROWSERS.get("agent").get("/secure/BrowseProjects.jspa").body()).contains("Support").doesNotContain("Web shop");
        assertThat(BROWSERS.get("padmin").get("/rest/api/2/project").body()).contains("\"SUP\"", "\"DEV\"");
    }

    @Test
    void customersDoNotSeeInternalComments() throws Exception {
        assertThat(BROWSERS.get("alice").get("/servicedesk/customer/portal/SUP-1").body())
                .contains("Does the test page come out blank").doesNotContain("March incident");
        assertThat(BROWSERS.get("agent").get("/browse/SUP-1").body()).contains("March incident");
    }

    @Test
    void theStartPageFitsTheUser() throws Exception {
        assertThat(BROWSERS.get("alice").get("/").headers().firstValue("Location")).hasValue("/jira/servicedesk/customer/user/requests");
        assertThat(BROWSERS.get("agent").get("/").headers().firstValue("Location")).hasValue("/jira/secure/Dashboard.jspa");
    }
}
