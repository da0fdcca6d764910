package io.oauthlinks.host.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.host.product.ProductServer.Browser;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XsrfTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private static ProductServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new ProductServer(false);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void aChangingRequestOfASessionWithoutTokenIsRefusedWithAPageThatSaysSo(String method) throws Exception {
        HttpResponse<String> answer = admin().send(method, ProductServer.APP_PAGE, "name=x", "Content-Type", FORM);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("XSRF check failed", "nothing was changed", "<header");
    }

    @Test
    void theTokenOfTheFormLetsItPass() throws Exception {
        Browser admin = admin();
        String token = admin.token("/secure/ViewProfile.jspa");

        assertThat(admin.post(ProductServer.APP_PAGE, Map.of("name", "good", "atl_token", token)).body()).contains("good");
    }

    @Test
    void theHeaderThatAForeignPageCannotSetLetsItPass() throws Exception {
        assertThat(admin().post(ProductServer.APP_PAGE, Map.of("name", "good"), "X-Atlassian-Token", "no-check").body()).contains("good");
        assertThat(admin().post(ProductServer.APP_PAGE, Map.of("name", "bad"), "X-Atlassian-Token", "nocheck").statusCode()).isEqualTo(403);
    }

    @Test
    void aTokenFromBeforeTheLoginOrOfSomebodyElseIsRefused() throws Exception {
        Browser browser = server.browser();
        browser.get("/login.jsp");
        String before = browser.cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("atlassian.xsrf.token")).findFirst().orElseThrow().getValue();
        browser.administrator();

        assertThat(browser.post(ProductServer.APP_PAGE, Map.of("atl_token", before)).statusCode()).isEqualTo(403);
        String others = admin().token("/secure/ViewProfile.jspa");
        assertThat(browser.post(ProductServer.APP_PAGE, Map.of("atl_token", others)).statusCode()).isEqualTo(403);
    }

    @Test
    void jsonBelowRestPassesAndOnlyThere() throws Exception {
        String body = "{\"body\":\"by session\"}";

        assertThat(admin().send("POST", "/rest/api/2/issue/SUP-1/comment", body, "Content-Type", "application/json; charset=utf-8")
                .statusCode()).isEqualTo(201);
        assertThat(admin().send("POST", ProductServer.APP_PAGE, body, "Content-Type", "application/json").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/plain; application/json", "multipart/form-data; boundary=application/json",
            "application/jsonp", FORM})
    void aTypeThatAForeignFormCanSendIsRefusedBelowRestAsWell(String type) throws Exception {
        assertThat(admin().send("POST", "/rest/api/2/issue/SUP-1/comment", "{\"body\":\"forged\"}", "Content-Type", type).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aRequestWithoutSessionPassesToWhoeverChecksIt() throws Exception {
        assertThat(server.browser().post("/rest/api/2/issue/SUP-1/comment", Map.of("body", "x")).statusCode()).isEqualTo(415);
        assertThat(server.browser().send("POST", "/rest/api/2/issue/SUP-1/comment", "{}", "Content-Type", "application/json").statusCode())
                .isEqualTo(401);
    }

    private static Browser admin() throws Exception {
        return server.browser().administrator();
    }
}
