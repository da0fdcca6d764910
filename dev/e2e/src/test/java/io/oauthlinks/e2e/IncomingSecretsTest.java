package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.ClientApplication.Tokens;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * After connections that went well and requests that did not, nobody finds a code, token, verifier or client secret again: not in the database,
 * the logs at TRACE, a thread dump, the pages and the REST answers.
 */
@Tag("slow")
class IncomingSecretsTest {

    private static final String TYPED_WRONGLY = "ols_typed-wrongly-93b1f0";
    private static final String WRONG_VERIFIER = "wrong-verifier-7c41-wrong-verifier-7c41-wrong";

    private final Leaks secrets = new Leaks();
    private final List<String> shown = new ArrayList<>();
    private Registrations registrations;
    private HttpUser user;

    @Test
    @DisplayName("P72, P78: a dump of the database holds no usable secret, code or token, and neither do logs, thread dump, audit log, pages and REST answers")
    void nothingLeavesATrace() throws IOException, InterruptedException {
        RunningHost host = RunningHost.startTracing("--no-practice");
        String threads;
        Tokens live;
        try (host) {
            registrations = new Registrations(host);
            user = HttpUser.signedIn(host, "padmin");
            ClientApplication web = registrations.web();
            live = goodJourney(web);
            badJourney(web);
            serviceJourney();
            look(web);
            Map<String, String> support = SupportDownload.byPage(HttpUser.administrator(host));
            assertThat(support.get("incoming-links.json")).contains("recentProblems", "correlationId");
            shown.add(support.toString());
            storedValuesAreOfNoUse(web, live);
            threads = threadDump(host.process().pid());
        }
        assertThat(secrets.count()).as("values that went over the wire").isGreaterThan(20);
        DatabaseDump dump = DatabaseDump.ofH2(SecretsTest.database(host.home()));
        assertThat(dump.text()).as("the tokens are in the dump, as hashes").contains(sha256(live.accessToken()), sha256(live.refreshToken()));
        secrets.requireNoneIn(dump.text(), "database");
        String log = host.log();
        assertThat(log).as("the logs are at TRACE").contains("TRACE").contains("io.oauthlinks");
        secrets.requireNoneIn(log, "logs");
        secrets.requireNoneIn(String.join("\n", host.output()), "host output");
        assertThat(threads).contains("java.lang.Thread.State");
        secrets.requireNoneIn(threads, "thread dump");
        secrets.requireNoneIn(String.join("\n", shown), "pages and REST answers");
    }

    private Tokens goodJourney(ClientApplication web) {
        secrets.add(web.clientSecret());
        secrets.add(ClientApplication.VERIFIER);
        Tokens tokens = remembered(web.exchange(code(web), Map.of()));
        for (int refresh = 0; refresh < 3; refresh++) {
            assertThat(web.myself(tokens.accessToken())).isEqualTo(200);
            tokens = remembered(web.refresh(tokens.refreshToken(), Map.of()));
        }
        ClientApplication desktop = registrations.nativeApplication();
        Tokens revoked = remembered(desktop.exchange(code(desktop), Map.of()));
        shown.add(desktop.revoke(Map.of("token", revoked.refreshToken())).body());
        shown.add(ClientApplication.call(desktop.host(), revoked.accessToken(), "GET", "/rest/api/2/myself", null).body());
        return tokens;
    }

    /** Failures are logged more readily than successes. */
    private void badJourney(ClientApplication web) {
        secrets.add(TYPED_WRONGLY);
        secrets.add(WRONG_VERIFIER);
        shown.add(web.withSecret(TYPED_WRONGLY).exchange(code(web), Map.of()).body());
        shown.add(web.exchange(code(web), Map.of("code_verifier", WRONG_VERIFIER)).body());
        String twice = code(web);
        Tokens ended = remembered(web.exchange(twice, Map.of()));
        shown.add(web.exchange(twice, Map.of()).body());
        shown.add(web.refresh(ended.refreshToken(), Map.of()).body());
        Tokens reused = remembered(web.exchange(code(web), Map.of()));
        Tokens next = remembered(web.refresh(reused.refreshToken(), Map.of()));
        remembered(web.refresh(next.refreshToken(), Map.of()));
        shown.add(web.refresh(reused.refreshToken(), Map.of()).body());
        shown.add(web.post("token", "grant_type=refresh_token&refresh_token=" + next.refreshToken() + "&refresh_token=" + next.refreshToken(), Map.of()).body());
        shown.add(web.post("token?client_secret=" + web.clientSecret(), "grant_type=refresh_token", Map.of()).body());
        shown.add(web.post("token", "{\"client_secret\":\"" + web.clientSecret() + "\"}", Map.of("Content-Type", "application/json")).body());
        shown.add(ClientApplication.call(web.host(), next.accessToken(), "POST", "/rest/api/2/issue", "{}").body());
        shown.add(user.get("/rest/api/2/myself?access_token=" + next.accessToken()).body());
        // an application that mixes up its fields
        shown.add(user.get(web.authorizationRequest(Map.of("scope", "READ " + next.accessToken()))).body());
    }

    private void serviceJourney() {
        ClientApplication service = registrations.service("padmin");
        secrets.add(service.clientSecret());
        remembered(service.token(Map.of("grant_type", "client_credentials")));
        String fresh = registrations.rotateSecret(service, "3600");
        secrets.add(fresh);
        remembered(service.withSecret(fresh).token(Map.of("grant_type", "client_credentials")));
    }

    private void look(ClientApplication web) {
        for (String path : List.of("/incoming-links", "/incoming-links/" + web.linkId(), "/incoming-links/" + web.linkId() + "/grants", "/audit-log")) {
            shown.add(FormPage.open(registrations.http, path).answer().body());
        }
        shown.add(FormPage.open(user, "/authorized-applications").answer().body());
        for (String resource : List.of("incoming-links", "incoming-links/" + web.linkId(), "settings", "openapi.json")) {
            shown.add(registrations.http.rest("GET", resource, null).body());
        }
        shown.add(user.rest("GET", "my/grants", null).body());
    }

    /** Who has read the database cannot use what is stored. */
    private static void storedValuesAreOfNoUse(ClientApplication web, Tokens live) {
        assertThat(web.myself(live.accessToken())).isEqualTo(200);
        assertThat(web.myself(sha256(live.accessToken()))).isEqualTo(401);
        assertThat(web.refresh(sha256(live.refreshToken()), Map.of()).statusCode()).isEqualTo(400);
        assertThat(web.withSecret(sha256(web.clientSecret())).refresh(live.refreshToken(), Map.of()).statusCode()).isEqualTo(401);
    }

    private String code(ClientApplication client) {
        String code = client.code(user, Map.of());
        secrets.add(code);
        return code;
    }

    private Tokens remembered(HttpResponse<String> answer) {
        Tokens tokens = Tokens.of(answer);
        secrets.add(tokens.accessToken());
        if (!tokens.refreshToken().isEmpty()) {
            secrets.add(tokens.refreshToken());
        }
        return tokens;
    }

    private static String threadDump(long pid) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(System.getProperty("java.home") + "/bin/jcmd", String.valueOf(pid), "Thread.print", "-l").redirectErrorStream(true)
                .start();
        String text = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jcmd.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return text;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
