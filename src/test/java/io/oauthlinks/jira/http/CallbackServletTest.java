package io.oauthlinks.jira.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.message.Problem;
import io.oauthlinks.outgoinglink.flow.AuthorizationFlow;
import io.oauthlinks.outgoinglink.flow.PendingAuthorizations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackServletTest {

    private final Browser browser = new Browser();
    private final List<Problem> shown = new ArrayList<>();

    private void visit() {
        PendingAuthorizations none = (PendingAuthorizations) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {PendingAuthorizations.class}, (proxy, method, arguments) -> Optional.empty());
        AuthorizationFlow flow = new AuthorizationFlow(null, null, none, null, (user, page) -> true, null, Clock.systemUTC());
        CallbackServlet.Pages pages = new CallbackServlet.Pages((outcome, actor) -> { }, (request, problem) -> {
            shown.add(problem);
            return new Response.Page(400, "templates/authorization/problem.vm", Map.of());
        });
        try {
            new CallbackServlet(browser.guards(), browser.requests(), browser.responses(), flow, pages)
                    .service(browser.request(), browser.response());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void callback() {
        browser.get("/callback/google-abc");
        browser.query = "code=c0de&state=st4te";
        browser.parameters.put("code", new String[] {"c0de"});
        browser.parameters.put("state", new String[] {"st4te"});
    }

    @Test
    @DisplayName("C1: a state that nobody began gets a page that says so, and keeps the cookie of another flow")
    void unknownState() {
        callback();
        browser.cookies.put(AuthorizationFlow.COOKIE, "of another flow");
        visit();
        assertThat(browser.status).isEqualTo(400);
        assertThat(shown).extracting(Problem::reason).containsExactly("unknown");
        assertThat(browser.answered).doesNotContainKey("Set-Cookie");
    }

    @Test
    void itsAddressIsNotToldToAnybodyAndThePageIsNotFramed() {
        callback();
        visit();
        assertThat(browser.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(browser.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(browser.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void whoIsLoggedOutLogsInAndComesBack() {
        callback();
        browser.user = null;
        visit();
        assertThat(browser.redirect).endsWith("/jira/plugins/servlet/oauth-links/callback/google-abc?code=c0de&state=st4te");
        assertThat(shown).isEmpty();
    }

    /** Jira's Tomcat lets characters through that are none in a URI; a failure that quotes the address would be logged. */
    @ParameterizedTest
    @ValueSource(strings = {"code=c0|de&state=st4te", "code=c0de&state=%zz", "code={c0de}&state=st4te"})
    void anAddressThatIsNoUriLeadsToALoginWithoutItsCode(String query) {
        callback();
        browser.query = query;
        browser.user = null;
        visit();
        assertThat(browser.redirect).contains("login.jsp").doesNotContain("c0");
        assertThat(browser.status).isZero();
    }

    @Test
    @DisplayName("C8: project administrators come back here, too; whether somebody administers what a flow is for, the flow itself says")
    void whoeverIsSignedInReachesTheFlow() {
        callback();
        browser.systemAdministrator = false;
        visit();
        assertThat(shown).extracting(Problem::reason).containsExactly("unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "HEAD", "PUT"})
    void onlyGetFinishesAFlow(String method) {
        callback();
        browser.method = method;
        browser.withToken();
        visit();
        assertThat(browser.status).isEqualTo(405);
        assertThat(browser.header("Allow")).isEqualTo("GET");
        assertThat(shown).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/callback", "/callback/", "/callback/a/b", "/callback/..", "/callback/a;b", "/callback/%61"})
    void otherPathsAreNotFound(String path) {
        browser.get(path);
        visit();
        assertThat(browser.status).isEqualTo(404);
        assertThat(shown).isEmpty();
    }
}
