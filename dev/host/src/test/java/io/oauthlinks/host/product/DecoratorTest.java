package io.oauthlinks.host.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.host.product.ProductServer.Browser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DecoratorTest {

    private static ProductServer server;
    private static Browser admin;

    @BeforeAll
    static void start() throws Exception {
        server = new ProductServer(false);
        admin = server.browser().administrator();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void theMenusTakeInTheItemsOfAnAppAndMarkTheActiveOne() throws Exception {
        String page = admin.get(ProductServer.APP_PAGE).body();

        assertThat(page).contains("<title>App - Jira</title>", "<h1>Administration</h1>", "/jira/download/app.css",
                "<li class=\"aui-nav-selected\"><a href=\"/jira/plugins/servlet/app\" aria-current=\"page\">Outgoing links</a></li>",
                "aria-current=\"true\">Applications</a>", "<strong>Integrations</strong>", "<strong>OAuth Links</strong>",
                "OAuth &lt;audit&gt; log");
        assertThat(page).doesNotContain("OAuth mail servers");
        assertThat(admin.get("/secure/admin/ViewSystemInfo.jspa").body()).contains("<strong>Mail</strong>", "OAuth mail servers");
    }

    @Test
    void everyBuiltInItemLeadsToItsPage() throws Exception {
        for (String page : List.of("/secure/admin/ApplicationAccess.jspa", "/secure/project/ViewProjects.jspa",
                "/secure/admin/ViewIssueTypes.jspa", "/secure/admin/user/UserBrowser.jspa", "/secure/admin/user/GroupBrowser.jspa",
                "/secure/admin/ViewSystemInfo.jspa", "/secure/admin/ViewApplicationProperties.jspa")) {
            assertThat(admin.get(page).body()).as(page).contains("<a href=\"/jira" + page + "\" aria-current=\"page\">");
        }
    }

    @Test
    void whatTheContainerRefusesIsAPageOfTheProduct() throws Exception {
        for (String path : List.of("/s/none.css", "/secure/none.jspa", "/none")) {
            assertThat(admin.get(path).body()).as(path).contains("This page does not exist", "id=\"admin_menu\"");
        }
        assertThat(admin.send("POST", "/secure/Dashboard.jspa", "", "X-Atlassian-Token", "no-check").body())
                .contains("This page does not take that request", "id=\"admin_menu\"");
    }

    @Test
    void theAvatarMenuAndTheProfileTakeInTheItemsOfAnApp() throws Exception {
        Browser alice = server.browser().loggedInAs("alice");
        assertThat(alice.get("/servicedesk/customer/user/requests").body())
                .contains("<a id=\"app-personal\" href=\"/jira/plugins/servlet/app?personal\">Own &lt;things&gt;</a>").doesNotContain("Things of");
        assertThat(alice.get("/secure/ViewProfile.jspa").body()).contains("id=\"app-personal\"", "aria-label=\"Profile\"",
                "<a href=\"/jira/plugins/servlet/app?profile\">Things of alice</a>");
        assertThat(server.browser().get("/login.jsp").body()).doesNotContain("app-personal");
    }

    @Test
    void theSettingsOfAProjectTakeInTheItemsOfAnAppAndAreForItsAdministrators() throws Exception {
        String summary = "/plugins/servlet/project-config/SUP/summary";
        Browser padmin = server.browser().loggedInAs("padmin");
        assertThat(padmin.get("/projects/SUP").body()).contains("href=\"/jira" + summary + "\"");
        assertThat(padmin.get("/projects/DEV").body()).doesNotContain("project-config");
        assertThat(padmin.get(summary).body()).contains("aria-label=\"Project settings\"", "Service project SUP, project settings",
                "<a href=\"/jira" + summary + "\" aria-current=\"page\">Summary</a>", ">Channels of SUP</a>").doesNotContain("<h1>Administration");
        assertThat(padmin.get(summary.replace("SUP", "DEV")).statusCode()).isEqualTo(404);
        assertThat(server.browser().loggedInAs("agent").get(summary).statusCode()).isEqualTo(404);
        assertThat(admin.get(summary.replace("SUP", "DEV")).statusCode()).isEqualTo(200);
        assertThat(server.browser().get(summary).statusCode()).isEqualTo(302);
    }

    @Test
    void onlyAdministratorsHaveTheGearMenu() throws Exception {
        assertThat(admin.get("/secure/Dashboard.jspa").body()).contains("id=\"admin_menu\"");
        assertThat(server.browser().loggedInAs("padmin").get("/secure/Dashboard.jspa").body()).doesNotContain("id=\"admin_menu\"");
    }

    @Test
    void whatHasNoDecoratorPassesUntouched() throws Exception {
        assertThat(admin.get("/rest/api/2/serverInfo").body()).startsWith("{\"baseUrl\"");
        assertThat(admin.get("/s/product/product.js").body()).startsWith("//");
    }

    @Test
    void ourPagesHoldNoInlineScriptOrStyle() throws Exception {
        for (String page : List.of("/secure/Dashboard.jspa", "/browse/SUP-1", "/secure/ViewProfile.jspa", ProductServer.APP_PAGE,
                "/plugins/servlet/project-config/SUP/summary")) {
            assertThat(admin.get(page).body()).as(page).doesNotContainPattern("<script(?![^>]*\\bsrc=)").doesNotContain("<style", " style=")
                    .doesNotContainPattern("\\son[a-z]+=\"");
        }
    }

    @Test
    void theUserInterfaceLibraryIsServedAndNothingBesideIt() throws Exception {
        assertThat(admin.get("/s/aui/aui-prototyping.css").statusCode())
                .as("Run npm ci in dev/host: the pages load AUI from node_modules").isEqualTo(200);
        assertThat(admin.get("/s/aui/jquery.min.js").statusCode()).isEqualTo(200);
        for (String path : List.of("/s/aui/../../package.json", "/s/aui/%2e%2e/%2e%2e/package.json", "/s/aui/..%5c..%5cpackage.json",
                "/s/product/../schema.sql", "/s/aui/none.css", "/s/product/none.css", "/s/")) {
            assertThat(admin.get(path).statusCode()).as(path).isIn(400, 404);
        }
    }

    @Test
    void theBaseUrlIsSetAndTakenBack() throws Exception {
        String page = "/secure/admin/ViewApplicationProperties.jspa";
        for (String wrong : List.of("ftp://x", "jira.example.com", "https://u:p@x.example", "https://x.example?y", "https://", "http://a b",
                "https://x.example/#f", "javascript:alert(1)", "https://x.example/" + "y".repeat(300))) {
            assertThat(admin.post(page, Map.of("baseURL", wrong, "atl_token", admin.token(page))).statusCode()).as(wrong).isEqualTo(400);
        }
        admin.post(page, Map.of("baseURL", "https://jira.example.com/", "atl_token", admin.token(page)));
        assertThat(admin.get("/rest/api/2/serverInfo").body()).contains("\"baseUrl\":\"https://jira.example.com\"");
        admin.post(page, Map.of("baseURL", "", "atl_token", admin.token(page)));
        assertThat(admin.get("/rest/api/2/serverInfo").body()).contains("\"baseUrl\":\"http://localhost:2990/jira\"");
    }
}
