package io.oauthlinks.jira.http.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import io.oauthlinks.incominglink.InMemoryLinkProblems;
import io.oauthlinks.incominglink.Issuer;
import io.oauthlinks.incominglink.LinkProblem;
import io.oauthlinks.incominglink.ProblemRecorder;
import io.oauthlinks.incominglink.token.EndpointAnswer;
import io.oauthlinks.incominglink.token.EndpointRequest;
import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.settings.IncomingPolicy;
import io.oauthlinks.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramGateTest {

    private static final String APP = "https://app.example";

    private final List<EndpointRequest> seen = new ArrayList<>();
    private final InMemorySettings settings = new InMemorySettings(Settings.DEFAULTS);
    private final InMemoryLinkProblems problems = new InMemoryLinkProblems();
    private String baseUrl = "https://jira.example.com/jira";
    private EndpointAnswer answer = EndpointAnswer.ok(new LinkedHashMap<>(Map.of("access_token", "olj_x", "expires_in", 3600)));

    private Exchange serve(Exchange exchange) throws IOException {
        Issuer issuer = new Issuer(() -> URI.create(baseUrl), settings);
        new ProgramGate(issuer, settings, new ProblemRecorder(problems, new MovableClock())).serve(exchange.request(), exchange.response(), request -> {
            seen.add(request);
            return answer;
        });
        return exchange;
    }

    private static Exchange token() {
        return Exchange.form("/oauth2/token", "grant_type=client_credentials");
    }

    @Test
    @DisplayName("P31: JSON in UTF-8 that nobody keeps")
    void theEndpointAnswersInJson() throws IOException {
        Exchange exchange = serve(token().header("Authorization", "Basic eDp5").query("a=b"));
        assertThat(exchange.status).isEqualTo(200);
        assertThat(exchange.answeredType).isEqualTo("application/json;charset=UTF-8");
        assertThat(exchange.answeredHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(exchange.answeredHeader("Pragma")).isEqualTo("no-cache");
        assertThat(exchange.answeredHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(exchange.text()).contains("\"access_token\":\"olj_x\"", "\"expires_in\":3600");
        assertThat(seen).singleElement().satisfies(request -> {
            assertThat(request.authorization()).isEqualTo("Basic eDp5");
            assertThat(request.queryHasParameters()).isTrue();
            assertThat(request.address()).isEqualTo("192.0.2.1");
            assertThat(request.body().values()).containsOnlyKeys("grant_type");
        });
    }

    @Test
    void anAnswerMayBeEmpty() throws IOException {
        answer = new EndpointAnswer(200, Map.of(), Map.of("Cache-Control", "no-store"));
        assertThat(serve(token()).text()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("P33: another method is answered with 405")
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void onlyPostIsTaken(String method) throws IOException {
        Exchange exchange = token();
        exchange.method = method;
        serve(exchange);
        assertThat(exchange.status).isEqualTo(405);
        assertThat(exchange.answeredHeader("Allow")).isEqualTo("POST");
        assertThat(exchange.text()).contains("\"error\":\"invalid_request\"");
        assertThat(seen).isEmpty();
    }

    @Test
    @DisplayName("P33: JSON is answered with 415, in words, and noted for the administrator")
    void jsonIsRefused() throws IOException {
        Exchange exchange = Exchange.form("/oauth2/token", "{\"client_secret\":\"ols_secret\"}");
        exchange.contentType = "application/json";
        serve(exchange);
        assertThat(exchange.status).isEqualTo(415);
        assertThat(exchange.text()).contains("invalid_request", "application/x-www-form-urlencoded");
        assertThat(problems.ofLink(0)).extracting(LinkProblem::reason, LinkProblem::sent)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("not-a-form", "application/json"));
    }

    @Test
    void twoAuthorizationHeadersAreRefused() throws IOException {
        Exchange exchange = serve(token().header("Authorization", "Basic eDp5", "Basic eDp6"));
        assertThat(exchange.status).isEqualTo(400);
        assertThat(exchange.text()).contains("more than one Authorization header").doesNotContain("eDp");
        assertThat(seen).isEmpty();
    }

    @Test
    void aFailureHasAReferenceAndNoDetails() throws IOException {
        answer = null;
        Exchange exchange = serve(token());
        assertThat(exchange.status).isEqualTo(500);
        assertThat(exchange.text()).contains("server_error", "reference").doesNotContain("Exception", "null");
    }

    @Test
    @DisplayName("P76: with an http base URL nothing is served, and the answer says why; the override permits it")
    void anHttpBaseUrlSwitchesItOff() throws IOException {
        baseUrl = "http://jira.example.com/jira";
        Exchange exchange = serve(token());
        assertThat(exchange.status).isEqualTo(503);
        assertThat(exchange.text()).contains("temporarily_unavailable", "not https");
        assertThat(seen).isEmpty();
        settings.save(InMemorySettings.forLoopback().current());
        assertThat(serve(token()).status).isEqualTo(200);
    }

    @Test
    @DisplayName("P77: scripts read nothing unless their origin is in the settings")
    void corsIsOffAtFirst() throws IOException {
        assertThat(serve(token().header("Origin", APP)).answered).doesNotContainKeys("Access-Control-Allow-Origin", "Vary");
        Exchange preflight = token().header("Origin", APP);
        preflight.method = "OPTIONS";
        assertThat(serve(preflight).status).isEqualTo(405);
    }

    @Test
    @DisplayName("P77: an origin of the settings is permitted by name, without cookies")
    void corsForTheOriginsOfTheSettings() throws IOException {
        permit(APP);
        Exchange exchange = serve(token().header("Origin", APP));
        assertThat(exchange.answeredHeader("Access-Control-Allow-Origin")).isEqualTo(APP);
        assertThat(exchange.answeredHeader("Vary")).isEqualTo("Origin");
        assertThat(exchange.answered).doesNotContainKey("Access-Control-Allow-Credentials");
        assertThat(exchange.status).isEqualTo(200);
        Exchange preflight = token().header("Origin", APP);
        preflight.method = "OPTIONS";
        assertThat(serve(preflight).status).isEqualTo(204);
        assertThat(preflight.answeredHeader("Access-Control-Allow-Methods")).isEqualTo("POST");
        assertThat(preflight.answeredHeader("Access-Control-Allow-Headers")).contains("Authorization");
        for (String other : List.of("https://app.example.evil", "http://app.example", "null", "https://app.example:444", "https://APP.example")) {
            assertThat(serve(token().header("Origin", other)).answered).as(other).doesNotContainKey("Access-Control-Allow-Origin");
        }
    }

    private void permit(String origin) {
        Settings d = Settings.DEFAULTS;
        IncomingPolicy p = d.incoming();
        settings.save(new Settings(false, List.of(), d.outboundTimeout(), d.outboundMaxBytes(), d.refreshBefore(), d.auditRetention(),
                new IncomingPolicy(p.accessTokenLife(), p.refreshTokenLife(), p.refreshTokenIdle(), p.codeLife(), p.refreshGrace(), p.plainChallenge(),
                        List.of(origin), p.restPaths(), p.failuresPerMinute(), p.endOnPasswordChange(), p.problemRetention())));
    }
}
