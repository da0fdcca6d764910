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

class PersonalServletTest {

    private final Browser browser = new Browser();
    private final RecordingScreens screens = new RecordingScreens("/authorized-applications");
    private final List<Request> served = screens.served();

    @BeforeEach
    void somebodyWithoutAnyRights() {
        browser.user = "alice";
        browser.systemAdministrator = false;
        browser.passwordConfirmed = false;
    }

    private void visit() {
        try {
            new PersonalServlet(browser.guards(), screens.routes(), browser.requests(), browser.responses())
                    .service(browser.request(), browser.response());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Route> own() {
        return Stream.of(Route.values()).filter(route -> route.audience() == Audience.SIGNED_IN).toList();
    }

    static List<Route> ofAdministrators() {
        return Stream.of(Route.values()).filter(route -> route.audience() != Audience.SIGNED_IN).toList();
    }

    @ParameterizedTest
    @MethodSource("own")
    void everybodyWhoIsSignedInGetsTheirOwnPagesWithoutConfirmingThePassword(Route route) {
        browser.get(route.pattern().replace("{id}", "1"));
        visit();
        assertThat(browser.status).isEqualTo(200);
        assertThat(browser.websudo).isNull();
        assertThat(served.get(0).actor().userKey()).isEqualTo("alice");
    }

    @ParameterizedTest
    @MethodSource("own")
    void anonymousIsSentToTheLoginAndBack(Route route) {
        browser.user = null;
        browser.get(route.pattern().replace("{id}", "1"));
        visit();
        assertThat(browser.redirect).endsWith("login.jsp?os_destination=https://jira.example.com/jira/plugins/servlet/oauth-links" + route.pattern().replace("{id}", "1"));
        browser.post(route.pattern().replace("{id}", "1"));
        visit();
        assertThat(browser.redirect).endsWith("/authorized-applications");
        assertThat(served).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ofAdministrators")
    void noPageOfAdministratorsIsReachedFromHere(Route route) {
        for (boolean administrator : List.of(false, true)) {
            browser.systemAdministrator = administrator;
            browser.get(route.pattern().replaceAll("\\{\\w+}", "1"));
            visit();
            assertThat(browser.status).isEqualTo(404);
            browser.post(route.pattern().replaceAll("\\{\\w+}", "1")).withToken();
            visit();
            assertThat(browser.status).isEqualTo(404);
        }
        assertThat(served).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("own")
    void nothingChangesWithoutTheToken(Route route) {
        boolean posts = route.takes().permits("POST");
        browser.post(route.pattern().replace("{id}", "1"), "atl_token", "forged");
        visit();
        assertThat(browser.status).isEqualTo(posts ? 403 : 405);
        assertThat(served).isEmpty();
        browser.withToken();
        visit();
        assertThat(served).hasSize(posts ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/authorized-applications/..", "/authorized-applications;x", "/authorized-applications/%2e%2e/settings", "/authorized-applications//1"})
    void strangePathsAreNotInterpreted(String path) {
        browser.get(path);
        visit();
        assertThat(browser.status).isEqualTo(400);
        assertThat(served).isEmpty();
    }

    @Test
    void whatIsRefusedIsSaidInTheFrameForEverybody() {
        browser.get("/authorized-applications/nothing");
        visit();
        assertThat(browser.status).isEqualTo(404);
        assertThat(browser.model).containsEntry("decorator", "atl.general").containsEntry("home", "/authorized-applications")
                .containsEntry("homeLabel", "oauth-links.common.refused.way-back.signed-in");
    }

    @Test
    void aFormWhoseSessionHasEndedIsKept() {
        browser.post("/authorized-applications/revoke").fromOwnPage();
        browser.user = null;
        visit();
        assertThat(browser.status).isEqualTo(401);
        assertThat(browser.template).isEqualTo("templates/http/kept-form.vm");
        assertThat((String) browser.model.get("wayOut")).endsWith("/authorized-applications");
    }
}
