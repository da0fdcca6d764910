package io.oauthlinks.host.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.host.product.ProductServer.Browser;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PersonalAccessTokenTest {

    private static final String PROFILE = "/secure/ViewProfile.jspa";
    private static final Pattern NEW_TOKEN = Pattern.compile("<code id=\"new-token\">([^<]+)</code>");

    private ProductServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ProductServer(true);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aTokenActsAsItsUserWithoutASessionUntilItIsRevoked() throws Exception {
        Browser browser = server.browser().loggedInAs("agent");
        String token = create(browser, "script", "90");

        HttpResponse<String> answer = withToken(token, "/rest/api/2/myself");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"name\":\"agent\"");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(browser.get(PROFILE).body()).contains("script").doesNotContain(token);

        Matcher id = Pattern.compile("name=\"revoke\" value=\"([0-9]+)\"").matcher(browser.get(PROFILE).body());
        assertThat(id.find()).isTrue();
        browser.post(PROFILE, Map.of("revoke", id.group(1), "atl_token", browser.token(PROFILE)));
        assertThat(withToken(token, "/rest/api/2/myself").statusCode()).isEqualTo(401);
    }

    @Test
    void anExpiredTokenIsRefused() throws Exception {
        String token = create(server.browser().loggedInAs("agent"), "script", "90");
        server.clock.advance(Duration.ofDays(91));

        assertThat(withToken(token, "/rest/api/2/myself").statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenChangesThingsWithoutAnXsrfToken() throws Exception {
        String token = create(server.browser().loggedInAs("agent"), "script", "");

        assertThat(server.browser().send("POST", "/rest/api/2/issue/SUP-1/comment", "{\"body\":\"by script\"}",
                "Content-Type", "application/json", "Authorization", "Bearer " + token).statusCode()).isEqualTo(201);
    }

    @Test
    void aTokenNeedsNoConfirmedPasswordAndCannotMakeAnother() throws Exception {
        String token = create(server.browser().loggedInAs("admin"), "script", "90");

        assertThat(withToken(token, "/secure/admin/ViewSystemInfo.jspa").statusCode()).isEqualTo(200);
        assertThat(server.browser().post(PROFILE, Map.of("name", "another"), "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(403);
    }

    @Test
    void nobodyRevokesTheTokenOfSomebodyElse() throws Exception {
        String token = create(server.browser().loggedInAs("agent"), "script", "90");
        Browser padmin = server.browser().loggedInAs("padmin");
        padmin.post(PROFILE, Map.of("revoke", "1", "atl_token", padmin.token(PROFILE)));

        assertThat(withToken(token, "/rest/api/2/myself").statusCode()).isEqualTo(200);
    }

    @Test
    void aWrongTokenOfOurFormIsRefusedAndAnyOtherBearerIsLeftToTheApps() throws Exception {
        String wrong = Base64.getEncoder().encodeToString("123456789012:12345678901234567890".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = withToken(wrong, "/rest/api/2/serverInfo");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
        assertThat(withToken("olj_something", "/rest/api/2/serverInfo").statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenWithoutANameIsRefusedAtTheField() throws Exception {
        Browser browser = server.browser().loggedInAs("agent");
        for (String name : new String[] {"", " ", "x".repeat(101), "a\u0000b", "a\r\nb"}) {
            HttpResponse<String> answer = browser.post(PROFILE, Map.of("name", name, "atl_token", browser.token(PROFILE)));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("Enter a name of at most 100 characters");
        }
    }

    @Test
    void basicAuthenticationWorksForRestAndOnlyWhenSwitchedOn() throws Exception {
        String right = "Basic " + Base64.getEncoder().encodeToString("agent:agent".getBytes(StandardCharsets.UTF_8));
        String wrong = "Basic " + Base64.getEncoder().encodeToString("agent:x".getBytes(StandardCharsets.UTF_8));

        HttpResponse<String> answer = server.browser().get("/rest/api/2/myself", "Authorization", right);
        assertThat(answer.body()).contains("\"name\":\"agent\"");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(server.browser().get("/rest/api/2/myself", "Authorization", wrong).statusCode()).isEqualTo(401);
        assertThat(server.browser().get("/rest/api/2/myself", "Authorization", "Basic !").statusCode()).isEqualTo(401);
        assertThat(server.browser().get("/secure/Dashboard.jspa", "Authorization", right).statusCode()).isEqualTo(302);
        try (ProductServer modern = new ProductServer(false)) {
            assertThat(modern.browser().get("/rest/api/2/myself", "Authorization", right).statusCode()).isEqualTo(403);
        }
    }

    private String create(Browser browser, String name, String days) throws Exception {
        Matcher token = NEW_TOKEN.matcher(browser.post(PROFILE, Map.of("name", name, "days", days, "atl_token", browser.token(PROFILE))).body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private HttpResponse<String> withToken(String token, String path) throws Exception {
        return server.browser().get(path, "Authorization", "Bearer " + token);
    }
}
