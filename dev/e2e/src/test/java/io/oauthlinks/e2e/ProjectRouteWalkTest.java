package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.AppRoutes.Page;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page in the settings of a project, as everybody: whoever does not administer the project is not told that it exists. */
class ProjectRouteWalkTest {

    private final RunningHost host = RunningHost.shared();
    private final HttpUser padmin = HttpUser.signedIn(host, "padmin");
    private final long sup = number("SUP");
    private final long dev = number("DEV");

    private long number(String key) {
        HttpUser admin = HttpUser.signedIn(host, "admin");
        return HttpUser.json(admin.send(admin.request("/rest/api/2/project/" + key).header("Accept", "application/json"))).path("id").asLong();
    }

    private static List<Page> pages(long project) {
        List<Page> pages = AppRoutes.pagesOfProject(project);
        assertThat(pages).hasSizeGreaterThan(10);
        return pages;
    }

    private static boolean ofNothing(Page page) {
        return page.path().endsWith("/projects") || page.path().matches(".*/1(/.*)?");
    }

    @Test
    void anonymousIsSentToTheLogin() {
        HttpUser nobody = HttpUser.anonymous(host);
        for (Page page : pages(sup)) {
            for (HttpResponse<String> answer : List.of(nobody.get(page.path()), nobody.postForm(page.path(), Map.of("name", "x")))) {
                assertThat(answer.statusCode()).as(answer.request().method() + " " + page.path()).isIn(302, 303, 401, 403);
                answer.headers().firstValue("Location").ifPresent(location -> assertThat(location).as(page.path()).contains("/login.jsp"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "agent"})
    void whoAdministersNoProjectFindsNothing(String name) {
        HttpUser user = HttpUser.signedIn(host, name);
        for (Page page : pages(sup)) {
            assertIsNotThere(user, page);
        }
    }

    @Test
    void aProjectAdministratorReachesNoOtherProject() {
        for (Page page : pages(dev)) {
            assertIsNotThere(padmin, page);
        }
        for (Page page : pages(99_999)) {
            assertIsNotThere(padmin, page);
        }
        assertThat(padmin.get(FormPage.BASE + "/projects?projectKey=DEV").statusCode()).isEqualTo(404);
    }

    private static void assertIsNotThere(HttpUser user, Page page) {
        assertThat(user.get(page.path()).statusCode()).as("GET " + page.path()).isEqualTo(404);
        assertThat(user.postForm(page.path(), Map.of("name", "x", "atl_token", user.xsrfToken())).statusCode()).as("POST " + page.path()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"padmin", "admin"})
    void administratorsOfTheProjectGetItsPagesWithoutConfirmingThePassword(String name) {
        HttpUser user = HttpUser.signedIn(host, name);
        for (Page page : pages(sup)) {
            HttpResponse<String> answer = user.get(page.path());
            assertThat(answer.statusCode()).as(page.path()).isEqualTo(page.get() ? ofNothing(page) ? 404 : 200 : 405);
            assertThat(answer.headers().firstValue("X-Frame-Options")).as(page.path()).contains("DENY");
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).as(page.path()).contains("no-store");
        }
        HttpResponse<String> entry = user.get(FormPage.BASE + "/projects?projectKey=SUP");
        assertThat(entry.headers().firstValue("Location").orElse("")).endsWith("/projects/" + sup + "/mail-channels");
    }

    @Test
    void nothingChangesWithoutXsrfToken() {
        for (Page page : pages(sup)) {
            int refused = page.path().endsWith("/projects") ? 404 : page.post() ? 403 : 405;
            assertThat(padmin.postForm(page.path(), Map.of("name", "forged")).statusCode()).as(page.path()).isIn(refused, 403);
            if (page.post()) {
                HttpResponse<String> sent = padmin.postForm(page.path(), Map.of("name", "", "atl_token", padmin.xsrfToken()));
                assertThat(sent.statusCode()).as("POST with token " + page.path()).isIn(303, 400, 404, 409);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"})
    void pagesTakeNoOtherMethod(String method) {
        for (Page page : pages(sup)) {
            HttpRequest.Builder request = padmin.request(page.path()).header("X-Atlassian-Token", "no-check").method(method, HttpRequest.BodyPublishers.noBody());
            assertThat(padmin.send(request).statusCode()).as(method + " " + page.path()).isIn(403, 404, 405);
        }
    }

    @Test
    void theSettingsOfTheProjectLeadToTheChannels() {
        String settings = padmin.get("/plugins/servlet/project-config/SUP/summary").body();
        assertThat(settings).contains("/plugins/servlet/oauth-links/projects?projectKey=SUP", ">Email channels<");
        String list = padmin.get(FormPage.BASE + "/projects/" + sup + "/mail-channels").body();
        assertThat(list).contains("aria-label=\"Project settings\"", "aria-current=\"page\">Email channels</a>", "This project has no email channel yet");
        assertThat(padmin.get(FormPage.BASE + "/projects/" + sup + "/mail-channels/new").body()).contains("id=\"mail-channel-form\"");
    }
}
