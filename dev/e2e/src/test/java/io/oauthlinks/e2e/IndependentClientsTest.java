package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.e2e.pages.Browser;
import io.oauthlinks.e2e.pages.ConsentPage;
import io.oauthlinks.e2e.pages.JiraLogin;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two certified libraries that have never heard of Jira, over https: discovery at the RFC's own location, code with PKCE, refresh, revocation,
 * client credentials. They check issuer, state and every header by themselves and stop at what is not conformant.
 */
@Tag("browser")
@Tag("external")
class IndependentClientsTest {

    private static RunningHost host;
    private static Registrations registrations;

    @BeforeAll
    static void start() {
        host = RunningHost.start("--tls", "--no-practice");
        registrations = new Registrations(host);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @CsvSource({"oauth4webapi.mjs,NATIVE,READ", "oauth4webapi.mjs,WEB,READ WRITE", "openid-client.mjs,NATIVE,READ WRITE", "openid-client.mjs,WEB,READ"})
    @DisplayName("Code with PKCE as public and as confidential client, refresh, revocation; WRITE creates an issue, READ is refused (P11, P48, P64)")
    void codeWithPkce(String library, String kind, String scope) {
        String redirectUri = kind.equals("NATIVE") ? "http://127.0.0.1/callback" : "https://localhost:" + Registrations.freePort() + "/callback";
        ClientApplication client = registrations.register(kind, redirectUri, Map.of("name", library + " as " + kind));
        try (Program program = Program.client(host, library, settings(client, scope)); Browser browser = new Browser(host.url())) {
            judgeMetadata(program.step("discovery").path("server"));
            browser.goTo(program.step("authorize").path("url").asText());
            new JiraLogin(browser).logInOnTheWay("padmin");
            new ConsentPage(browser).isShownFor(library).allow();
            browser.see("You can close this window");
            JsonNode tokens = program.step("tokens");
            assertThat(tokens.path("type").asText()).isEqualToIgnoringCase("bearer");
            assertThat(tokens.path("expiresIn").asInt()).isBetween(3500, 3600);
            assertThat(tokens.path("refreshable").asBoolean()).isTrue();
            judgeUse(program, scope);
            assertThat(program.step("refreshed").path("rotated").asBoolean()).as("P35").isTrue();
            judgeUse(program, scope);
            judgeRevoked(program);
            program.finish();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth4webapi.mjs", "openid-client.mjs"})
    @DisplayName("P71: client credentials act as the chosen user, without a refresh token, until they are revoked")
    void clientCredentials(String library) {
        ClientApplication client = registrations.service("padmin");
        try (Program program = Program.client(host, library, settings(client, "READ WRITE"))) {
            judgeMetadata(program.step("discovery").path("server"));
            assertThat(program.step("tokens").path("refreshable").asBoolean()).isFalse();
            judgeUse(program, "READ WRITE");
            judgeRevoked(program);
            program.finish();
        }
    }

    private static Map<String, String> settings(ClientApplication client, String scope) {
        Map<String, String> settings = new HashMap<>(Map.of("ISSUER", host.url().toString(), "CLIENT_ID", client.clientId(), "SCOPE", scope));
        settings.put("CLIENT_SECRET", client.clientSecret());
        settings.put("REDIRECT_URI", client.redirectUri());
        return settings;
    }

    private static void judgeMetadata(JsonNode server) {
        assertThat(server.path("issuer").asText()).isEqualTo(host.url().toString()).startsWith("https://");
        assertThat(server.path("authorization_response_iss_parameter_supported").asBoolean()).isTrue();
    }

    private static void judgeUse(Program program, String scope) {
        JsonNode myself = program.step("myself");
        assertThat(myself.path("status").asInt()).as(myself.toString()).isEqualTo(200);
        assertThat(myself.path("body").asText()).isEqualTo("padmin");
        JsonNode issue = program.step("issue");
        if (scope.contains("WRITE")) {
            assertThat(issue.path("status").asInt()).as(issue.toString()).isEqualTo(201);
            assertThat(issue.path("body").asText()).startsWith("DEV-");
        } else {
            assertThat(issue.path("status").asInt()).as(issue.toString()).isEqualTo(403);
            assertThat(issue.path("challenge").path("error").asText()).isEqualTo("insufficient_scope");
            assertThat(issue.path("challenge").path("scope").asText()).isEqualTo("WRITE");
        }
    }

    private static void judgeRevoked(Program program) {
        program.step("revoked");
        for (String call : new String[] {"myself", "issue"}) {
            JsonNode refused = program.step(call);
            assertThat(refused.path("status").asInt()).as(refused.toString()).isEqualTo(401);
            assertThat(refused.path("challenge").path("error").asText()).isEqualTo("invalid_token");
        }
    }
}
