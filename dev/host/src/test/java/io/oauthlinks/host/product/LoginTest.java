package io.oauthlinks.host.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.host.product.ProductServer.Browser;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {

    private static ProductServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new ProductServer(false);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void theRightPasswordStartsASessionWhoseCookieScriptsCannotRead() throws Exception {
        HttpResponse<String> answer = server.browser().logIn("alice");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().allValues("Set-Cookie")).anySatisfy(cookie ->
                assertThat(cookie).startsWith("JSESSIONID=").contains("Path=/jira", "HttpOnly", "SameSite=Lax"));
    }

    @ParameterizedTest
    @CsvSource({"admin,wrong", "admin,''", "nobody,nobody", "'',''"})
    void aWrongPasswordShowsTheFormAgainAndKeepsTheName(String name, String password) throws Exception {
        Browser browser = server.browser();
        HttpResponse<String> answer = browser.post("/login.jsp", Map.of("os_username", name, "os_password", password));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Your user name or password is wrong");
        assertThat(browser.get("/secure/Dashboard.jspa").statusCode()).isEqualTo(302);
    }

    @Test
    void aNameWithANulIsJustWrong() throws Exception {
        assertThat(server.browser().post("/login.jsp", Map.of("os_username", "admin\u0000", "os_password", "admin")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theNameThatWasTypedComesBackEscaped() throws Exception {
        HttpResponse<String> answer = server.browser().post("/login.jsp",
                Map.of("os_username", "\"><script>alert(1)</script>", "os_password", "x"));

        assertThat(answer.body()).doesNotContain("<script>alert").contains("&quot;&gt;&lt;script&gt;");
    }

    @Test
    void aSessionIdFromBeforeTheLoginIsWorthNothingAfterIt() throws Exception {
        Browser victim = server.browser().loggedInAs("alice");
        String planted = sessionId(victim);

        victim.post("/login.jsp", Map.of("os_username", "agent", "os_password", "agent",
                "atl_token", victim.token("/login.jsp?permissionViolation=true")));

        assertThat(sessionId(victim)).isNotEqualTo(planted);
        assertThat(server.browser().get("/secure/ViewProfile.jspa", "Cookie", "JSESSIONID=" + planted).statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({"/browse/SUP-1,/jira/browse/SUP-1", "/jira/browse/SUP-1,/jira/browse/SUP-1",
            "http://localhost:2990/jira/browse/SUP-1,/jira/browse/SUP-1", "/a?b=/c&d=%2F,/jira/a?b=/c&d=%2F", ",/jira/"})
    void theLoginGoesOnToALocalPage(String wanted, String reached) throws Exception {
        assertThat(destinationAfterLogin(wanted == null ? "" : wanted)).isEqualTo(reached);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "/\t/evil.example",
            "javascript:alert(1)", "http://localhost:2990/jira.evil.example/", "http://localhost:2990/jira//evil.example", "evil",
            "/x\r\nLocation: http://evil.example/", " //evil.example", "https:evil.example", "/\u0000/evil.example"})
    void theLoginDoesNotLeadAway(String wanted) throws Exception {
        assertThat(destinationAfterLogin(wanted)).isEqualTo("/jira/");
    }

    @Test
    void aPageThatNeedsALoginComesBackAfterIt() throws Exception {
        Browser browser = server.browser();
        String form = location(browser.get("/browse/SUP-1?focus=x"));

        assertThat(form).isEqualTo("/jira/login.jsp?os_destination=%2Fbrowse%2FSUP-1%3Ffocus%3Dx");
        assertThat(browser.get(form.substring("/jira".length())).body()).contains("value=\"/jira/browse/SUP-1?focus=x\"");
    }

    @Test
    void loggingOutEndsTheSessionOnTheServer() throws Exception {
        Browser browser = server.browser().loggedInAs("agent");
        String session = sessionId(browser);
        browser.post("/secure/Logout.jspa", Map.of("atl_token", browser.token("/secure/Logout!default.jspa")));

        assertThat(server.browser().get("/secure/Dashboard.jspa", "Cookie", "JSESSIONID=" + session).statusCode()).isEqualTo(302);
    }

    @Test
    void aLinkFromElsewhereDoesNotLogOut() throws Exception {
        Browser browser = server.browser().loggedInAs("agent");

        assertThat(browser.get("/secure/Logout!default.jspa").body()).contains("Do you want to log out?");
        assertThat(browser.get("/secure/Logout!default.jspa?atl_token=guessed").body()).contains("Do you want to log out?");
        assertThat(browser.get("/secure/Dashboard.jspa").statusCode()).isEqualTo(200);
    }

    @Test
    void everyPageForbidsScriptsOfOthers() throws Exception {
        for (String path : List.of("/login.jsp", "/nowhere", "/rest/api/2/serverInfo", "/s/product/product.css")) {
            assertThat(server.browser().get(path).headers().firstValue("Content-Security-Policy")).as(path).hasValueSatisfying(policy ->
                    assertThat(policy).contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'self'"));
        }
    }

    @Test
    void theSecureAdministratorSessionIsAskedForAndLastsTenMinutesFromTheLastUse() throws Exception {
        Browser browser = server.browser().loggedInAs("admin");
        String asked = location(browser.get("/secure/admin/ViewSystemInfo.jspa?x=1"));
        assertThat(asked).isEqualTo(
                "/jira/secure/admin/WebSudoAuthenticate!default.jspa?webSudoDestination=%2Fsecure%2Fadmin%2FViewSystemInfo.jspa%3Fx%3D1");

        String token = browser.token(asked.substring("/jira".length()));
        assertThat(browser.post("/secure/admin/WebSudoAuthenticate.jspa", Map.of("webSudoPassword", "wrong", "atl_token", token)).body())
                .contains("The password is wrong");
        assertThat(location(browser.post("/secure/admin/WebSudoAuthenticate.jspa", Map.of("webSudoPassword", "admin", "atl_token", token,
                "webSudoDestination", "/secure/admin/ViewSystemInfo.jspa?x=1")))).isEqualTo("/jira/secure/admin/ViewSystemInfo.jspa?x=1");

        assertThat(browser.get("/secure/admin/ViewSystemInfo.jspa").statusCode()).isEqualTo(200);
        server.clock.advance(Duration.ofMinutes(9));
        assertThat(browser.get("/secure/admin/ViewSystemInfo.jspa").statusCode()).isEqualTo(200);
        server.clock.advance(Duration.ofMinutes(9));
        assertThat(browser.get("/secure/admin/ViewSystemInfo.jspa").statusCode()).isEqualTo(200);
        server.clock.advance(Duration.ofMinutes(11));
        assertThat(browser.get("/secure/admin/ViewSystemInfo.jspa").statusCode()).isEqualTo(302);
    }

    @Test
    void theSecureAdministratorSessionDoesNotLeadAway() throws Exception {
        Browser browser = server.browser().loggedInAs("admin");
        String token = browser.token("/secure/admin/WebSudoAuthenticate!default.jspa");

        assertThat(location(browser.post("/secure/admin/WebSudoAuthenticate.jspa", Map.of("webSudoPassword", "admin",
                "atl_token", token, "webSudoDestination", "//evil.example/")))).isEqualTo("/jira/");
    }

    @Test
    void theSecureAdministratorSessionCanBeDropped() throws Exception {
        Browser browser = server.browser().administrator();
        browser.post("/secure/admin/WebSudoAuthenticate!drop.jspa", Map.of("atl_token", browser.token("/secure/admin/ViewSystemInfo.jspa")));

        assertThat(browser.get("/secure/admin/ViewSystemInfo.jspa").statusCode()).isEqualTo(302);
    }

    @Test
    void aFormThatIsSentTooLateGoesOnAfterThePassword() throws Exception {
        Browser browser = server.browser().loggedInAs("admin");
        String token = browser.token("/secure/admin/WebSudoAuthenticate!default.jspa");
        String asked = location(browser.post(ProductServer.APP_PAGE, Map.of("name", "typed \"long\" ago", "atl_token", token)));
        assertThat(asked).endsWith("&webSudoIsPost=true");

        String page = browser.post("/secure/admin/WebSudoAuthenticate.jspa", Map.of("webSudoPassword", "admin", "atl_token", token,
                "webSudoDestination", ProductServer.APP_PAGE, "webSudoIsPost", "true")).body();

        assertThat(page).contains("action=\"/jira" + ProductServer.APP_PAGE + "\"",
                "name=\"name\" value=\"typed &quot;long&quot; ago\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"padmin", "agent", "alice"})
    void onlyAdministratorsGetThere(String name) throws Exception {
        Browser browser = server.browser().loggedInAs(name);

        assertThat(browser.get("/secure/admin/ViewSystemInfo.jspa").statusCode()).isEqualTo(403);
        assertThat(browser.get("/secure/admin/WebSudoAuthenticate!default.jspa").statusCode()).isEqualTo(403);
    }

    private static String destinationAfterLogin(String wanted) throws Exception {
        return location(server.browser().post("/login.jsp",
                Map.of("os_username", "alice", "os_password", "alice", "os_destination", wanted)));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError("No redirect but " + answer.statusCode()));
    }

    private static String sessionId(Browser browser) {
        return browser.cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue).findFirst().orElseThrow();
    }
}
