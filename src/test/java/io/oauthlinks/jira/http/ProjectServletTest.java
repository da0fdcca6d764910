package io.oauthlinks.jira.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectServletTest {

    private final Browser browser = new Browser();
    private final RecordingScreens screens = new RecordingScreens("/projects/10000/mail-channels");
    private final List<Request> served = screens.served();

    @BeforeEach
    void anAdministratorOfOneProject() {
        browser.user = "padmin";
        browser.systemAdministrator = false;
        browser.passwordConfirmed = false;
        browser.administered.add(10000L);
    }

    private void visit() {
        try {
            new ProjectServlet(browser.guards(), screens.routes(), browser.requests(), browser.responses()).service(browser.request(), browser.response());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Route> ofProjects() {
        return Stream.of(Route.values()).filter(route -> route.audience() == Audience.PROJECT_ADMINISTRATORS && route != Route.PROJECT).toList();
    }

    static List<Route> ofOthers() {
        return Stream.of(Route.values()).filter(route -> route.audience() != Audience.PROJECT_ADMINISTRATORS).toList();
    }

    private static String path(Route route, String project) {
        return route.pattern().replace("{project}", project).replaceAll("\\{\\w+}", "1");
    }

    private void visit(Route route, String project) {
        if (route.takes().permits("GET")) {
            browser.get(path(route, project));
        } else {
            browser.post(path(route, project)).withToken();
        }
        visit();
    }

    @ParameterizedTest
    @MethodSource("ofProjects")
    void whoAdministersTheProjectGetsItsPagesWithoutConfirmingThePassword(Route route) {
        visit(route, "10000");
        assertThat(served).hasSize(1);
        assertThat(served.get(0).number("project")).isEqualTo(10000);
        assertThat(browser.websudo).isNull();
    }

    @ParameterizedTest
    @MethodSource("ofProjects")
    void anotherProjectIsNotThere(Route route) {
        visit(route, "10001");
        assertThat(browser.status).isEqualTo(404);
        assertThat(served).isEmpty();
        browser.user = null;
        visit(route, "10000");
        assertThat(browser.redirect).contains("login.jsp");
        assertThat(served).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ofOthers")
    void noPageOfOthersIsReachedFromHere(Route route) {
        browser.systemAdministrator = true;
        browser.passwordConfirmed = true;
        visit(route, "10000");
        assertThat(browser.status).isEqualTo(404);
        assertThat(served).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ofProjects")
    void nothingChangesWithoutTheToken(Route route) {
        boolean posts = route.takes().permits("POST");
        browser.post(path(route, "10000"), "atl_token", "forged");
        visit();
        assertThat(browser.status).isEqualTo(posts ? 403 : 405);
        assertThat(served).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/projects/10000/../10001/mail-channels", "/projects/10000;x/mail-channels", "/projects/10000/%2e%2e/10001/mail-channels",
        "/projects//10000/mail-channels"})
    void strangePathsAreNotInterpreted(String path) {
        browser.get(path);
        visit();
        assertThat(browser.status).isEqualTo(400);
        assertThat(served).isEmpty();
    }

    @Test
    void theWayInNamesTheProjectByItsKey() {
        for (String key : List.of("SUP", "DEV", "")) {
            browser.parameters.put(Route.PROJECT_KEY, new String[] {key});
            browser.get("/projects");
            visit();
            assertThat(browser.status).as(key).isEqualTo(key.equals("SUP") ? 200 : 404);
        }
        browser.parameters.clear();
        visit();
        assertThat(browser.status).isEqualTo(404);
        assertThat(served).hasSize(1);
    }
}
