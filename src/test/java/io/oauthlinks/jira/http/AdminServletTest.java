package io.oauthlinks.jira.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminServletTest {

    private final Browser browser = new Browser();
    private final List<Request> served = new ArrayList<>();
    private Screen screen = new Recording();

    private final class Recording implements Screen {
        @Override
        public Response get(Request request) {
            served.add(request);
            return Response.Page.ok("templates/test.vm", Map.of());
        }

        @Override
        public Response post(Request request) {
            served.add(request);
            return Response.SeeOther.to("/plugins/servlet/oauth-links/outgoing-links");
        }
    }

    private void visit() {
        Map<Route, Screen> screens = new EnumMap<>(Route.class);
        for (Route route : Route.values()) {
            screens.put(route, screen);
        }
        try {
            new AdminServlet(browser.guards(), new Routes(screens), browser.requests(), browser.responses())
                    .service(browser.request(), browser.response());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aSystemAdministratorGetsThePage() {
        browser.get("/outgoing-links/17");
        browser.cookies.put("a", "b");
        visit();
        assertThat(browser.status).isEqualTo(200);
        assertThat(browser.template).isEqualTo("templates/test.vm");
        assertThat(browser.model).containsEntry("base", "/jira/plugins/servlet/oauth-links").containsEntry("contextPath", "/jira")
                .containsEntry("xsrfTokenName", "atl_token").containsEntry("xsrfToken", Browser.TOKEN)
                .containsEntry("developmentOverride", false).containsKey("texts");
        Request request = served.get(0);
        assertThat(request.id()).isEqualTo(17);
        assertThat(request.origin()).isEqualTo("https://jira.example.com");
        assertThat(request.actor().userKey()).isEqualTo("admin");
        assertThat(request.actor().address()).isEqualTo("192.0.2.1");
        assertThat(request.cookies()).containsEntry("a", "b");
        assertThat(request.zone().getId()).isEqualTo("Europe/Prague");
    }

    @Test
    void pagesAreNeitherFramedNorCachedNorGuessed() {
        visit();
        assertThat(browser.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(browser.header("Cache-Control")).isEqualTo("no-store");
        assertThat(browser.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(browser.header("Content-Security-Policy")).contains("frame-ancestors 'none'").doesNotContain("unsafe");
        assertThat(browser.header("Referrer-Policy")).isEqualTo("same-origin");
    }

    static List<Route> routes() {
        return Stream.of(Route.values()).filter(route -> route.audience() == Audience.SYSTEM_ADMINISTRATORS).toList();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void noRouteIsOpenToAnybodyElse(Route route) {
        String path = route.pattern().replace("{id}", "1");
        boolean posts = route.takes() == Route.Takes.POST;

        browser.user = null;
        visit(posts, path);
        assertThat(browser.redirect).contains("login.jsp?os_destination=https://jira.example.com/jira/plugins/servlet/oauth-links/");

        browser.user = "alice";
        browser.systemAdministrator = false;
        visit(posts, path);
        assertThat(browser.status).isEqualTo(403);

        browser.systemAdministrator = true;
        browser.passwordConfirmed = false;
        visit(posts, path);
        assertThat(browser.websudo).endsWith(path);
        assertThat(served).isEmpty();

        browser.passwordConfirmed = true;
        if (posts) {
            visit(true, path);
            assertThat(browser.status).isEqualTo(403);
            assertThat(served).isEmpty();
            browser.withToken();
        }
        visit(posts, path);
        assertThat(served).hasSize(1);
    }

    private void visit(boolean posts, String path) {
        if (posts) {
            browser.post(path);
        } else {
            browser.get(path);
        }
        visit();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/outgoing-links/..", "/outgoing-links/../settings", "/outgoing-links;jsessionid=1", "/outgoing-links%2f1",
        "/outgoing-links/%2e%2e/settings", "/outgoing-links//", "//outgoing-links", "/outgoing-links/1%00", "/outgoing-links\\1", "/<script>"})
    void strangePathsAreNotInterpreted(String path) {
        browser.get(path);
        visit();
        assertThat(browser.status).isEqualTo(400);
        assertThat(served).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jira;Domain=example.com", "/evil.example/..;/jira", "//evil.example/../jira", "//jira", "/./jira", "/%6Aira"})
    void noMoreThanTheContextPathStandsBeforeOurs(String context) {
        browser.uri = context + "/plugins/servlet/oauth-links/outgoing-links";
        visit();
        assertThat(browser.status).isEqualTo(400);
        assertThat(served).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/jira", "/apps/jira-11.3"})
    void anyContextPathWillDo(String context) {
        browser.uri = context + "/plugins/servlet/oauth-links/outgoing-links";
        visit();
        assertThat(browser.status).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/nothing", "/outgoing-links/", "/outgoing-links/x", "/outgoing-links/1/2", "/outgoing-links/-1",
        "/mail-servers/new/delete", "/outgoing-links/1234567890123456789", "/callback/key", "/authorized-applications"})
    void whatIsNotInTheTableIsNotFound(String path) {
        browser.get(path);
        visit();
        assertThat(browser.status).isEqualTo(404);
        assertThat(served).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "get"})
    void otherMethodsAreRefused(String method) {
        browser.method = method;
        visit();
        assertThat(browser.status).isEqualTo(405);
        assertThat(browser.header("Allow")).isEqualTo("GET, HEAD");
        assertThat(served).isEmpty();
    }

    @Test
    void headIsServedLikeGet() {
        browser.method = "HEAD";
        visit();
        assertThat(served).hasSize(1);
    }

    @Test
    void aPostWithItsTokenLeadsOnBySeeOther() {
        browser.post("/outgoing-links/new", "name", "Google").withToken();
        visit();
        assertThat(browser.status).isEqualTo(303);
        assertThat(browser.header("Location")).isEqualTo("/jira/plugins/servlet/oauth-links/outgoing-links");
        assertThat(served.get(0).parameter("name")).isEqualTo("Google");
    }

    @Test
    void anExpiredFormOfOurOwnIsKeptWithoutItsSecrets() {
        browser.post("/outgoing-links/new", "name", "Google <b>", "clientSecret", "s3cret", "password", "", "atl_token", "old").fromOwnPage();
        visit();
        assertThat(browser.status).isEqualTo(403);
        assertThat(browser.template).isEqualTo("templates/http/kept-form.vm");
        assertThat(browser.model).containsEntry("fields", List.of(Map.of("name", "name", "value", "Google <b>")))
                .containsEntry("secretsLeftOut", true).containsEntry("action", browser.uri);
        assertThat(served).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.com", "null", "http://jira.example.com", "https://jira.example.com:8443",
        "https://jira.example.com.evil.example"})
    void aFormOfAnotherSiteIsNotShownAgain(String origin) {
        browser.post("/outgoing-links/new", "name", "evil");
        browser.headers.put("Origin", origin);
        visit();
        assertThat(browser.status).isEqualTo(403);
        assertThat(browser.template).isEqualTo("templates/http/refused.vm");
        assertThat(browser.model.toString()).doesNotContain("evil");
    }

    @Test
    void aFormSentAfterTheSessionEndedIsKept() {
        browser.post("/mail-servers/new", "name", "IT").fromOwnPage();
        browser.user = null;
        visit();
        assertThat(browser.status).isEqualTo(401);
        assertThat(browser.template).isEqualTo("templates/http/kept-form.vm");
        assertThat((String) browser.model.get("wayOut")).contains("login.jsp");
    }

    @Test
    void aFormSentAfterWebsudoEndedIsKept() {
        browser.post("/mail-servers/new", "name", "IT").fromOwnPage().withToken();
        browser.passwordConfirmed = false;
        visit();
        assertThat(browser.status).isEqualTo(403);
        assertThat(browser.model).containsEntry("fields", List.of(Map.of("name", "name", "value", "IT")));
        assertThat(browser.websudo).isNull();
    }

    @Test
    void aProblemGetsItsPage() {
        Problem problem = Problem.named("oauth-links.outgoing-link.problem", "link-in-use", "a");
        screen = request -> {
            throw new Refusal(problem);
        };
        visit();
        assertThat(browser.status).isEqualTo(409);
        assertThat(browser.model).containsEntry("cause", problem.cause()).containsEntry("remedy", problem.remedy());
    }

    @Test
    void whatIsGoneIsNotFound() {
        screen = request -> {
            throw new Screen.NotFound();
        };
        visit();
        assertThat(browser.status).isEqualTo(404);
    }

    @Test
    void anUnexpectedFailureShowsAReferenceAndNothingElse() {
        screen = request -> {
            throw new IllegalStateException("inner secret");
        };
        visit();
        assertThat(browser.status).isEqualTo(500);
        assertThat((String) browser.model.get("reference")).matches("[0-9a-f-]{36}");
        assertThat(browser.model.toString()).doesNotContain("inner secret", "IllegalStateException");
    }

    @Test
    void theDevelopmentOverrideIsShownOnEveryPage() {
        browser.developmentOverride = true;
        browser.get("/nothing");
        visit();
        assertThat(browser.model).containsEntry("developmentOverride", true);
    }

    @Test
    void aCookieBindsWhatFollowsToThisBrowser() {
        screen = new Screen() {
            @Override
            public Response get(Request request) {
                return new Response.SeeOther("https://login.example.com/authorize?a=b", new Response.Cookie("oauth-links.authorization", "v", 600));
            }
        };
        visit();
        assertThat(browser.header("Location")).isEqualTo("https://login.example.com/authorize?a=b");
        assertThat(browser.header("Set-Cookie"))
                .isEqualTo("oauth-links.authorization=v; Path=/jira/plugins/servlet/oauth-links; Max-Age=600; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void anEmptyCookieIsDeletedAndOverHttpThereIsNoSecure() {
        BindingCookie cookies = new BindingCookie(() -> URI.create("http://localhost:2990/jira"));
        assertThat(cookies.header(new Response.Cookie("c", "", 600), "/jira"))
                .isEqualTo("c=; Path=/jira/plugins/servlet/oauth-links; Max-Age=0; HttpOnly; SameSite=Lax");
    }

    @Test
    void aContextPathAddsNoAttributeToTheCookie() {
        BindingCookie cookies = new BindingCookie(() -> URI.create("https://jira.example.com/jira"));
        assertThat(cookies.header(new Response.Cookie("c", "v", 600), "/jira;Domain=example.com;x="))
                .isEqualTo("c=v; Path=/jira/plugins/servlet/oauth-links; Max-Age=600; HttpOnly; SameSite=Lax; Secure");
    }
}
