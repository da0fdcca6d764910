package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.AppRoutes.Page;
import io.oauthlinks.e2e.AppRoutes.Resource;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page and REST resource, as everybody: whoever is not a system administrator with a confirmed password gets nothing but what is their own,
 * and for that being logged in is enough.
 */
@Tag("lines")
class RouteWalkTest {

    private static RunningHost host;
    private static HttpUser administrator;
    private static List<Page> pages;
    private static List<Resource> resources;

    @BeforeAll
    static void readRoutes() {
        // its own: as an administrator the walk deletes what it meets
        host = RunningHost.start("--no-practice");
        administrator = HttpUser.administrator(host);
        pages = new ArrayList<>(AppRoutes.pages());
        pages.add(new Page(FormPage.BASE + "/callback/some-key?state=x&code=y", true, false));
        resources = AppRoutes.resources(administrator);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void theWalkCoversWhatTheAppHas() {
        assertThat(AppRoutes.servlets()).extracting(servlet -> servlet.attr("key")).as("servlets in the descriptor")
                .containsExactlyInAnyOrder("admin", "project", "personal", "callback", "authorize-endpoint", "logo");
        assertThat(pages).hasSizeGreaterThan(10).anyMatch(Page::everybodys);
        assertThat(resources).as("openapi.json describes what the code answers").hasSizeGreaterThan(10).anyMatch(Resource::everybodys)
                .containsExactlyInAnyOrderElementsOf(AppRoutes.resourcesInCode());
    }

    @Test
    void anonymousIsSentToTheLogin() {
        HttpUser nobody = HttpUser.anonymous(host);
        for (Page page : pages) {
            for (HttpResponse<String> answer : List.of(nobody.get(page.path()), nobody.postForm(page.path(), Map.of("name", "x")))) {
                assertThat(answer.statusCode()).as(answer.request().method() + " " + page.path()).isIn(302, 303, 401, 403);
                answer.headers().firstValue("Location").ifPresent(location -> assertThat(location).as(page.path()).contains("/login.jsp"));
            }
        }
        for (Resource resource : resources) {
            assertThat(call(nobody, resource).statusCode()).as(resource.toString()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "agent", "padmin"})
    void othersGetWhatIsTheirOwnAndNothingElse(String name) {
        HttpUser user = HttpUser.signedIn(host, name);
        for (Page page : pages) {
            if (page.everybodys()) {
                assertIsServed(user, page);
                continue;
            }
            // project administrators come back from a provider, too; whose flow it is, and whether they may still finish it, comes before anything else
            boolean callback = page.path().contains("/callback/");
            assertThat(user.get(page.path()).statusCode()).as("GET " + page.path()).isEqualTo(callback ? 400 : 403);
            Map<String, String> withToken = Map.of("atl_token", user.xsrfToken(), "name", "x");
            assertThat(user.postForm(page.path(), withToken).statusCode()).as("POST " + page.path()).isIn(callback ? List.of(403, 405) : List.of(403));
        }
        for (Resource resource : resources) {
            int status = call(user, resource).statusCode();
            assertThat(status).as(resource.toString()).isIn(resource.everybodys() ? List.of(200, 204, 404) : List.of(403));
        }
    }

    /** A page for everybody: by GET, and by POST only with the token. */
    private static void assertIsServed(HttpUser user, Page page) {
        HttpResponse<String> answer = user.get(page.path());
        assertThat(answer.statusCode()).as("GET " + page.path()).isIn(200, 303, 404);
        answer.headers().firstValue("Location").ifPresent(location -> assertThat(location).endsWith(FormPage.BASE + "/authorized-applications"));
        assertThat(answer.headers().firstValue("X-Frame-Options")).as(page.path()).contains("DENY");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).as(page.path()).contains("no-store");
        assertThat(answer.body()).as(page.path()).doesNotContain("Administration areas");
        assertThat(user.postForm(page.path(), Map.of("name", "x")).statusCode()).as("POST without token " + page.path()).isEqualTo(403);
        HttpResponse<String> posted = user.postForm(page.path(), Map.of("atl_token", user.xsrfToken()));
        assertThat(posted.statusCode()).as("POST " + page.path()).isEqualTo(page.post() ? 303 : 405);
    }

    @Test
    void anAdministratorIsAskedForThePasswordAgain() {
        HttpUser user = HttpUser.signedIn(host, "admin");
        for (Page page : pages) {
            HttpResponse<String> answer = user.get(page.path());
            if (page.path().contains("/callback/")) {
                assertThat(answer.statusCode()).as("the callback, which state and cookie guard, knows no such flow").isIn(302, 303, 400, 403, 404);
                continue;
            }
            if (page.everybodys()) {
                assertIsServed(user, page);
                continue;
            }
            assertThat(answer.statusCode()).as(page.path()).isEqualTo(302);
            assertThat(HttpUser.location(answer).toString()).as(page.path()).contains("WebSudoAuthenticate");
        }
        for (Resource resource : resources) {
            assertThat(call(user, resource).statusCode()).as(resource.toString()).isIn(resource.everybodys() ? List.of(200, 204, 404) : List.of(401));
        }
    }

    @Test
    void anAdministratorWithConfirmedPasswordGetsThePages() {
        for (Page page : pages) {
            HttpResponse<String> answer = administrator.get(page.path());
            if (!page.get()) {
                assertThat(answer.statusCode()).as(page.path()).isEqualTo(405);
                assertThat(answer.headers().firstValue("Allow")).as(page.path()).contains("POST");
            } else if (page.everybodys()) {
                assertIsServed(administrator, page);
            } else if (!page.path().contains("/callback/")) {
                boolean ofNothing = page.path().matches(".*/1(/.*)?|.*/grants/revoke");
                assertThat(answer.statusCode()).as(page.path()).isEqualTo(ofNothing ? 404 : 200);
                assertThat(answer.headers().firstValue("X-Frame-Options")).as(page.path()).contains("DENY");
                assertThat(answer.headers().firstValue("Cache-Control").orElse("")).as(page.path()).contains("no-store");
            }
        }
        for (Resource resource : resources) {
            assertThat(call(administrator, resource).statusCode()).as(resource.toString()).isIn(200, 201, 202, 204, 400, 404, 409);
        }
    }

    @Test
    void nothingChangesWithoutXsrfToken() {
        // the callback takes no form at all, and as a protocol endpoint says so itself
        pages.stream().filter(page -> page.path().contains("/callback/"))
                .forEach(page -> assertThat(administrator.postForm(page.path(), Map.of("name", "forged")).statusCode()).isIn(403, 405));
        for (Page page : pages.stream().filter(page -> !page.path().contains("/callback/")).toList()) {
            HttpResponse<String> forged = administrator.postForm(page.path(), Map.of("name", "forged"));
            assertThat(forged.statusCode()).as("POST " + page.path()).isEqualTo(403);
            HttpResponse<String> stale = administrator.postForm(page.path(), Map.of("name", "forged", "atl_token", "0".repeat(40) + "_lin"));
            assertThat(stale.statusCode()).as("POST with another token " + page.path()).isEqualTo(403);
            if (page.post()) {
                HttpResponse<String> sent = administrator.postForm(page.path(), Map.of("name", "", "atl_token", administrator.xsrfToken()));
                assertThat(sent.statusCode()).as("POST with token " + page.path()).isIn(200, 303, 400, 404, 409);
            }
        }
        assertThat(administrator.get(FormPage.BASE + "/outgoing-links").body()).doesNotContain("forged");
        for (Resource resource : resources) {
            if (resource.changes()) {
                HttpRequest.Builder foreign = administrator.request("/rest/oauth-links/1.0/" + resource.path())
                        .header("Content-Type", "text/plain").method(resource.method(), HttpRequest.BodyPublishers.ofString("{\"name\":\"forged\"}"));
                assertThat(administrator.send(foreign).statusCode()).as(resource.toString()).isIn(403, 415);
                HttpRequest.Builder otherSite = administrator.request("/rest/oauth-links/1.0/" + resource.path()).header("Origin", "https://evil.example")
                        .header("Content-Type", resource.contentType()).method(resource.method(), HttpRequest.BodyPublishers.ofString("{}"));
                assertThat(administrator.send(otherSite).statusCode()).as("from another site " + resource).isEqualTo(403);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"})
    void pagesTakeNoOtherMethod(String method) {
        for (Page page : pages) {
            HttpRequest.Builder request = administrator.request(page.path()).header("X-Atlassian-Token", "no-check")
                    .method(method, HttpRequest.BodyPublishers.noBody());
            assertThat(administrator.send(request).statusCode()).as(method + " " + page.path()).isIn(403, 404, 405);
        }
    }

    @Test
    void aPersonalAccessTokenOfTheAdministratorReadsAndChangesByRest() {
        HttpUser script = HttpUser.script(host, "admin");
        assertThat(script.rest("GET", "outgoing-links", null).statusCode()).isEqualTo(200);
        assertThat(script.rest("POST", "outgoing-links", Map.of("name", "")).statusCode()).as("judged, not refused").isEqualTo(400);
        assertThat(script.cookie("JSESSIONID")).as("opens no session").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "agent", "padmin"})
    void aPersonalAccessTokenOfOthersReachesWhatIsTheirOwnAndNothingElse(String name) {
        HttpUser script = HttpUser.script(host, name);
        for (Resource resource : resources) {
            assertThat(call(script, resource).statusCode()).as(resource.toString()).isIn(resource.everybodys() ? List.of(200, 204, 404) : List.of(403));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/plugins/servlet/oauth-links/outgoing-links;x=1", "/plugins/servlet/oauth-links/;/outgoing-links",
            "/plugins/servlet/oauth-links/%6futgoing-links", "/plugins/servlet/oauth-links/x/%2e%2e/outgoing-links",
            "/plugins/servlet/oauth-links/callback/%2e%2e/outgoing-links", "/plugins/servlet/oauth-links/callback/x/../../outgoing-links",
            "/plugins/servlet/oauth-links//outgoing-links", "/plugins//servlet/oauth-links/outgoing-links",
            "/plugins/servlet/oauth-links%2foutgoing-links", "/plugins/servlet/oauth-links/outgoing-links%00", "/plugins/servlet/oauth-links/outgoing-links%0a",
            "/plugins/servlet/oauth-links/OUTGOING-LINKS", "/plugins/servlet/oauth-links/outgoing-links/1%2fdelete",
            "/secure/..;/plugins/servlet/oauth-links/outgoing-links", "/rest/oauth-links/1.0/outgoing-links;x=1", "/rest/oauth-links/1.0//outgoing-links",
            "/rest/oauth-links/1.0/x/%2e%2e/outgoing-links", "/rest/oauth-links/latest/outgoing-links", "/rest/oauth-links/1.0/OUTGOING-LINKS",
            "/plugins/servlet/oauth-links/authorized-applications;x=1", "/plugins/servlet/oauth-links/authorized-applications/%2e%2e/outgoing-links",
            "/plugins/servlet/oauth-links/authorized-applications/../outgoing-links", "/rest/oauth-links/1.0/my/../outgoing-links",
            "/rest/oauth-links/1.0/my/grants/%2e%2e/%2e%2e/grants",
            "/s/x/_/plugins/servlet/oauth-links/outgoing-links", "/s/../plugins/servlet/oauth-links/outgoing-links"})
    void strangePathsOpenNothing(String path) {
        for (HttpUser user : List.of(HttpUser.anonymous(host), HttpUser.signedIn(host, "alice"), HttpUser.signedIn(host, "padmin"),
                HttpUser.signedIn(host, "admin"))) {
            HttpResponse<String> answer = user.send(user.request(path).GET());
            assertThat(answer.statusCode()).as(path).isIn(302, 303, 400, 401, 403, 404);
            assertThat(answer.body()).as(path).doesNotContain("ol-app", "\"values\"");
        }
        assertThat(administrator.send(administrator.request(path).GET()).statusCode()).as("with everything confirmed " + path)
                .isIn(200, 302, 400, 404);
    }

    private static HttpResponse<String> call(HttpUser user, Resource resource) {
        if (List.of("POST", "PUT").contains(resource.method())) {
            return user.send(user.request("/rest/oauth-links/1.0/" + resource.path()).header("Accept", "application/json")
                    .header("X-Atlassian-Token", "no-check").header("Content-Type", resource.contentType())
                    .method(resource.method(), HttpRequest.BodyPublishers.ofString("{\"name\":\"\"}")));
        }
        return user.rest(resource.method(), resource.path(), null);
    }
}
