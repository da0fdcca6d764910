package io.oauthlinks.host.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.host.product.ProductServer.Browser;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What administrators do to users by REST, and what becomes of those. */
class UserAdministrationTest {

    private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]+)\"");

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

    private static HttpResponse<String> asAdmin(String method, String path, String body) throws Exception {
        return admin.send(method, "/rest/api/2" + path, body, "Content-Type", "application/json", "X-Atlassian-Token", "no-check");
    }

    private static String created(String name) throws Exception {
        HttpResponse<String> answer = asAdmin("POST", "/user", "{\"name\":\"" + name + "\",\"password\":\"" + name + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        Matcher key = KEY.matcher(answer.body());
        assertThat(key.find()).isTrue();
        return key.group(1);
    }

    @Test
    void aRenameKeepsTheKeyAndTheOldNameMakesANewUser() throws Exception {
        String key = created("carol");
        Browser carol = server.browser().loggedInAs("carol");

        assertThat(asAdmin("PUT", "/user?username=carol", "{\"name\":\"caroline\"}").body()).contains("\"key\":\"" + key + "\"", "caroline");
        assertThat(carol.get("/rest/api/2/myself").body()).contains("\"name\":\"caroline\"");
        assertThat(created("carol")).startsWith("JIRAUSER").isNotEqualTo(key);
        assertThat(asAdmin("PUT", "/user?username=carol", "{\"name\":\"caroline\"}").statusCode()).as("taken").isEqualTo(400);
    }

    @Test
    void aDeactivatedUserIsLoggedOutAndCannotLogIn() throws Exception {
        created("dave");
        Browser dave = server.browser().loggedInAs("dave");

        asAdmin("PUT", "/user?username=dave", "{\"active\":false}");

        assertThat(dave.get("/rest/api/2/myself").statusCode()).isEqualTo(401);
        assertThat(server.browser().logIn("dave").statusCode()).isNotEqualTo(302);
        assertThat(asAdmin("GET", "/user?username=dave", "").body()).contains("\"active\":false");
        asAdmin("PUT", "/user?username=dave", "{\"active\":true}");
        assertThat(dave.get("/rest/api/2/myself").statusCode()).isEqualTo(200);
    }

    @Test
    void aDeletedUserIsGoneAndOneThatIssuesNameStays() throws Exception {
        created("erin");

        assertThat(asAdmin("DELETE", "/user?username=erin", "").statusCode()).isEqualTo(204);
        assertThat(asAdmin("GET", "/user?username=erin", "").statusCode()).isEqualTo(404);
        assertThat(asAdmin("DELETE", "/user?username=alice", "").statusCode()).isEqualTo(400);
        assertThat(asAdmin("GET", "/user?username=alice", "").statusCode()).isEqualTo(200);
    }

    @Test
    void aChangedPasswordIsToldAndTheOldOneIsWorthNothing() throws Exception {
        created("frank");
        List<String> told = new ArrayList<>();
        server.product.onPasswordChange(user -> told.add(user.name()));

        assertThat(asAdmin("PUT", "/user/password?username=frank", "{\"password\":\"other\"}").statusCode()).isEqualTo(204);
        assertThat(server.browser().logIn("frank").statusCode()).isNotEqualTo(302);
        Browser frank = server.browser();
        assertThat(frank.post("/login.jsp", Map.of("os_username", "frank", "os_password", "other")).statusCode()).isEqualTo(302);
        HttpResponse<String> wrong = frank.send("PUT", "/rest/api/2/myself/password", "{\"currentPassword\":\"x\",\"password\":\"new\"}", "Content-Type", "application/json");
        assertThat(wrong.statusCode()).isEqualTo(400);
        frank.send("PUT", "/rest/api/2/myself/password", "{\"currentPassword\":\"other\",\"password\":\"new\"}", "Content-Type", "application/json");
        assertThat(told).containsExactly("frank", "frank");
    }

    @Test
    void groupsDecideWhatAUserMayDoAtTheNextCall() throws Exception {
        created("grace");
        Browser grace = server.browser().loggedInAs("grace");
        assertThat(grace.get("/rest/api/2/application-properties").statusCode()).isEqualTo(403);

        assertThat(asAdmin("POST", "/group/user?groupname=jira-administrators", "{\"name\":\"grace\"}").statusCode()).isEqualTo(201);
        assertThat(grace.get("/rest/api/2/application-properties").statusCode()).isEqualTo(200);
        HttpResponse<String> tooHigh = grace.send("POST", "/rest/api/2/group/user?groupname=jira-system-administrators", "{\"name\":\"grace\"}",
                "Content-Type", "application/json");
        assertThat(tooHigh.statusCode()).isEqualTo(403);
        assertThat(asAdmin("DELETE", "/group/user?groupname=jira-administrators&username=grace", "").statusCode()).isEqualTo(204);
        assertThat(grace.get("/rest/api/2/application-properties").statusCode()).isEqualTo(403);
    }

    @Test
    void onlyAdministratorsChangeUsers() throws Exception {
        Browser agent = server.browser().loggedInAs("agent");
        for (String method : List.of("POST", "PUT", "DELETE")) {
            assertThat(agent.send(method, "/rest/api/2/user?username=alice", "{\"name\":\"x\"}", "Content-Type", "application/json").statusCode()).isEqualTo(403);
        }
        assertThat(agent.send("PUT", "/rest/api/2/user/password?username=alice", "{\"password\":\"x\"}", "Content-Type", "application/json").statusCode()).isEqualTo(403);
        assertThat(server.browser().get("/rest/api/2/user?username=alice").statusCode()).isEqualTo(401);
    }

    @Test
    void searchesTheIssuesThatOneMaySee() throws Exception {
        Browser agent = server.browser().loggedInAs("agent");
        assertThat(agent.get("/rest/api/2/search?jql=project%20%3D%20SUP").body()).contains("\"key\":\"SUP-1\"");
        assertThat(agent.get("/rest/api/2/search?jql=project%3DDEV").body()).contains("\"total\":0");
        assertThat(agent.send("POST", "/rest/api/2/search", "{\"jql\":\"\",\"maxResults\":1}", "Content-Type", "application/json").body()).contains("\"maxResults\":1");
        assertThat(agent.get("/rest/api/2/search?jql=assignee%3Dme").statusCode()).isEqualTo(400);
    }

    @Test
    void aProjectsAdministratorChangesItsName() throws Exception {
        String body = "{\"name\":\"Help desk\"}";
        assertThat(server.browser().loggedInAs("agent").send("PUT", "/rest/api/2/project/SUP", body, "Content-Type", "application/json").statusCode()).isEqualTo(403);
        assertThat(server.browser().loggedInAs("padmin").send("PUT", "/rest/api/2/project/SUP", body, "Content-Type", "application/json").body()).contains("Help desk");
    }
}
