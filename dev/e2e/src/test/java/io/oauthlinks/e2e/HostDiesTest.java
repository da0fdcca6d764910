package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The development host dies where a test wants it to, and leaves what a real Jira would leave. */
@Tag("external")
class HostDiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Object> ISSUE = Map.of("fields", Map.of("project", Map.of("key", "SUP"), "issuetype", Map.of("name", "Incident"),
            "summary", "The last words"));

    @Test
    void anIssueThatWasStoredButNotIndexedIsFoundAfterTheStart() throws Exception {
        Path home = Files.createTempDirectory("oauth-links-dying");
        try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
            String[] options = {"--db", database.getJdbcUrl("postgres", "postgres"), "--no-practice"};
            try (RunningHost dying = RunningHost.startIn(home, options)) {
                HttpUser admin = HttpUser.script(dying, "admin");
                assertThat(put(admin, "/rest/host/1.0/crash", Map.of("step", "ISSUE_STORED", "times", 1)).statusCode()).isEqualTo(204);

                assertThatThrownBy(() -> admin.send(json(admin, "/rest/api/2/issue", "POST", ISSUE))).isInstanceOf(RuntimeException.class);
                assertThat(dying.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThat(dying.process().exitValue()).isEqualTo(137);
            }
            try (RunningHost restarted = RunningHost.startIn(home, options)) {
                HttpUser admin = HttpUser.script(restarted, "admin");
                JsonNode found = HttpUser.json(admin.send(json(admin, "/rest/api/2/search", "POST", Map.of("jql", "project = SUP"))));

                assertThat(found.at("/issues/0/fields/summary").asText()).isEqualTo("The last words");
            }
        }
    }

    private static HttpResponse<String> put(HttpUser user, String path, Object body) {
        return user.send(json(user, path, "PUT", body));
    }

    private static HttpRequest.Builder json(HttpUser user, String path, String method, Object body) {
        return user.request(path).header("Content-Type", "application/json").header("Accept", "application/json")
                .method(method, BodyPublishers.ofString(JSON.valueToTree(body).toString()));
    }
}
