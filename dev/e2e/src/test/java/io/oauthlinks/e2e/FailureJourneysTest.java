package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.e2e.Administrator.Link;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong at the provider: the page says what happened and what to do, and what was typed is kept. */
@Tag("slow")
class FailureJourneysTest {

    private Administrator admin;
    private Practice practice;

    @BeforeEach
    void begin() {
        admin = new Administrator(RunningHost.shared());
        practice = admin.practice.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "429", "html", "invalid_client"})
    @DisplayName("C12, C24: a token endpoint that fails at the code exchange is a named problem on the form, with everything typed kept")
    void theTokenEndpointFailsAtTheExchange(String failure) {
        Link link = admin.createLink(Map.of());
        Map<String, String> server = admin.practiceServer(link, "IMAP", Practice.SUPPORT);
        var asked = admin.startAuthorization(server);
        practice.failTokenEndpoint(failure);
        FormPage form = admin.comeBack(new MailboxOwner(Practice.SUPPORT).allow(asked));
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.problems()).as("cause and remedy").hasSizeGreaterThan(60);
        assertThat(form.value("name")).isEqualTo(server.get("name"));
        assertThat(form.value("userName")).isEqualTo(Practice.SUPPORT);
        assertThat(form.value("accountId")).isEmpty();
        if (failure.equals("invalid_client")) {
            assertThat(form.problems()).containsIgnoringCase("client secret");
        }
    }

    @Test
    @DisplayName("C12: a slow token endpoint is given up after the limit")
    void theTokenEndpointIsSlow() {
        Link link = admin.createLink(Map.of());
        admin.setting("outboundTimeout", "2");
        try {
            var asked = admin.startAuthorization(admin.practiceServer(link, "IMAP", Practice.SUPPORT));
            practice.failTokenEndpoint("slow", 30);
            long start = System.nanoTime();
            FormPage form = admin.comeBack(new MailboxOwner(Practice.SUPPORT).allow(asked));
            assertThat(form.problems()).isNotEmpty();
            assertThat((System.nanoTime() - start) / 1_000_000_000).as("seconds").isLessThan(15);
        } finally {
            admin.setting("outboundTimeout", "10");
        }
    }

    @Test
    void theProviderIsDown() {
        Link link = admin.createLink(Map.of("issuer", "", "authorizationEndpoint", practice.issuer() + "/oauth2/authorize",
                "tokenEndpoint", "http://localhost:1/token"));
        FormPage form = admin.comeBack(new MailboxOwner(Practice.SUPPORT)
                .allow(admin.startAuthorization(admin.practiceServer(link, "IMAP", Practice.SUPPORT))));
        assertThat(form.problems()).as("cause and remedy").contains("localhost").hasSizeGreaterThan(60);
        assertThat(form.value("userName")).isEqualTo(Practice.SUPPORT);
    }

    @ParameterizedTest
    @CsvSource({"500, provider-unavailable", "html, token-answer-not-json", "429, provider-busy", "invalid_client, client-secret-refused"})
    @DisplayName("C22: a refresh that fails for now changes the state to failing with the next try, and the test says so; C23: success clears it")
    void aRefreshThatFailsForNow(String failure, String reason) {
        Link link = admin.createLink(Map.of());
        Map<String, String> server = admin.authorized(shortLived(link, "IMAP"));
        admin.awaitExpiry(link, server);
        practice.failTokenEndpoint(failure);
        JsonNode test = admin.test(server);
        assertThat(step(test, "token").path("verdict").asText()).as(test.toPrettyString()).isIn("FAILED", "WARNING");
        assertThat(step(test, "token").path("problem").path("reason").asText()).isEqualTo(reason);
        JsonNode account = admin.account(link, server.get("accountId"));
        assertThat(account.path("state").asText()).as(account.toString()).isEqualTo("FAILING");
        assertThat(account.path("nextTry").asText()).as(account.toString()).isNotEmpty();
        assertThat(FormPage.open(admin.http, "/outgoing-links").text()).contains("Failing");
        practice.failTokenEndpoint("none");
        practice.accessTokensLive(3600);
        if (!failure.equals("429")) {
            assertThat(admin.test(server).path("verdict").asText()).as("an administrator need not wait for the next try").isIn("PASSED", "WARNING");
            assertThat(admin.account(link, server.get("accountId")).path("state").asText()).as("C23").isEqualTo("VALID");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "google", "microsoft"})
    @DisplayName("C22: a revoked refresh token means re-authorization needed at once, in the list and on the form; authorizing again mends it")
    void aRevokedRefreshTokenNeedsAuthorization(String mode) {
        practice.mode(mode);
        Link link = admin.createLink(mode.equals("google") ? Map.of("extraParameters", "access_type=offline\nprompt=consent") : Map.of());
        Map<String, String> server = admin.authorized(shortLived(link, "IMAP"));
        long id = admin.save(server, admin.test(server));
        admin.awaitExpiry(link, server);
        practice.revoke(Practice.SUPPORT);
        practice.accessTokensLive(3600);
        JsonNode test = admin.test(id);
        assertThat(test.path("verdict").asText()).as(test.toPrettyString()).isEqualTo("FAILED");
        assertThat(step(test, "token").path("verdict").asText()).isEqualTo("FAILED");
        assertThat(step(test, "token").path("problem").path("reason").asText()).isEqualTo(mode.equals("microsoft") ? "grant-revoked" : "grant-refused");
        assertThat(step(test, "login").path("verdict").asText()).as("nothing is sent").isEqualTo("NOT_RUN");
        assertThat(admin.account(link, server.get("accountId")).path("state").asText()).isEqualTo("RE_AUTHORIZATION_NEEDED");
        assertThat(FormPage.open(admin.http, "/outgoing-links").text()).contains("Re-authorization needed");
        assertThat(FormPage.open(admin.http, "/mail-servers").text()).contains("Re-authorization needed");
        FormPage form = FormPage.open(admin.http, "/mail-servers/" + id);
        assertThat(form.text()).contains("Re-authorization needed");
        if (mode.equals("microsoft")) {
            assertThat(form.text()).contains("AADSTS50173");
        }
        admin.comeBack(new MailboxOwner(Practice.SUPPORT).allow(HttpUser.location(form.authorize(Map.of()))));
        assertThat(admin.account(link, server.get("accountId")).path("state").asText()).as("C23").isEqualTo("VALID");
        assertThat(admin.test(id).path("verdict").asText()).isIn("PASSED", "WARNING");
    }

    @Test
    @DisplayName("C26: without access_type=offline Google gives no refresh token, which is a named problem")
    void googleWithoutOfflineAccess() {
        practice.mode("google");
        Link link = admin.createLink(Map.of());
        Map<String, String> server = admin.practiceServer(link, "IMAP", Practice.SUPPORT);
        FormPage form = admin.comeBack(new MailboxOwner(Practice.SUPPORT).allow(admin.startAuthorization(server)));
        assertThat(form.problems()).as(form.text()).containsIgnoringCase("refresh token");
    }

    @Test
    @DisplayName("C24: AADSTS7000215 is explained as a wrong client secret")
    void microsoftNamesTheClientSecret() {
        practice.mode("microsoft");
        Link link = admin.createLink(Map.of());
        var asked = admin.startAuthorization(admin.practiceServer(link, "IMAP", Practice.SUPPORT));
        practice.failTokenEndpoint("invalid_client");
        FormPage form = admin.comeBack(new MailboxOwner(Practice.SUPPORT).allow(asked));
        assertThat(form.problems()).contains("AADSTS7000215").containsIgnoringCase("client secret");
    }

    @ParameterizedTest
    @CsvSource({"plain, POP3", "microsoft, POP3", "microsoft, IMAP"})
    @DisplayName("M3: POP3 login in one line and in two; C15: scope repeated on refresh, rotated refresh token kept")
    void bothFormsOfThePop3Login(String mode, String protocol) {
        practice.mode(mode);
        Link link = admin.createLink(Map.of());
        Map<String, String> server = admin.authorized(shortLived(link, protocol));
        for (int round = 1; round <= 2; round++) {
            admin.awaitExpiry(link, server);
            JsonNode test = admin.test(server);
            assertThat(test.path("verdict").asText()).as("round " + round + test.toPrettyString()).isIn("PASSED", "WARNING");
        }
        assertThat(practice.tokenRequests("refresh_token")).as("each test refreshed").isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"plain, IMAP", "plain, POP3", "microsoft, POP3"})
    @DisplayName("C25, M1: an access token of 7,000 characters is stored whole and sent in one line")
    void aLongAccessToken(String mode, String protocol) {
        practice.mode(mode);
        practice.control("token-length", Map.of("length", 7_000));
        Map<String, String> server = admin.authorized(admin.practiceServer(admin.createLink(Map.of()), protocol, Practice.SUPPORT));
        JsonNode test = admin.test(server);
        assertThat(test.path("verdict").asText()).as(test.toPrettyString()).isIn("PASSED", "WARNING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMAP", "POP3"})
    @DisplayName("M5, M8, M12: an access token that the mail server refuses fails at the login, with cause and remedy; nothing else is tried")
    void theMailServerRefusesTheAccessToken(String protocol) {
        Link link = admin.createLink(Map.of());
        Map<String, String> server = admin.authorized(admin.practiceServer(link, protocol, Practice.SUPPORT));
        practice.control("tokens/corrupt", Map.of("mailbox", Practice.SUPPORT, "always", true));
        JsonNode test = admin.test(server);
        assertThat(step(test, "login").path("verdict").asText()).as(test.toPrettyString()).isEqualTo("FAILED");
        assertThat(step(test, "login").path("problem").path("cause").asText()).isNotEmpty();
        assertThat(step(test, "login").path("problem").path("remedy").asText()).isNotEmpty();
        assertThat(step(test, "folder").path("verdict").asText()).isEqualTo("NOT_RUN");
        assertThat(test.path("transcript").toString()).doesNotContain("AUTH PLAIN", "AUTHENTICATE PLAIN", "LOGIN support", "PASS ");
        admin.test(server);
        assertThat(practice.tokenRequests("refresh_token")).as("a mailbox that refuses every token costs one refresh").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMAP", "POP3"})
    @DisplayName("M10: an access token that the mail server refuses before its time is refreshed once, and the test passes with the new one")
    void theMailServerRefusesAnAccessTokenBeforeItsTime(String protocol) {
        Map<String, String> server = admin.authorized(admin.practiceServer(admin.createLink(Map.of()), protocol, Practice.SUPPORT));
        practice.refuseAccessTokens(Practice.SUPPORT);
        JsonNode test = admin.test(server);
        assertThat(test.path("verdict").asText()).as(test.toPrettyString()).isIn("PASSED", "WARNING");
        assertThat(step(test, "login").path("finding").asText()).contains("before its time");
        assertThat(practice.tokenRequests("refresh_token")).isEqualTo(1);
    }

    @Test
    @DisplayName("C28: a grant without the scope of the protocol is said at the form or in the test")
    void aGrantThatIsTooNarrow() {
        Link link = admin.createLink(Map.of("scopes", "mail.imap mail.pop3 offline_access"));
        Map<String, String> server = admin.practiceServer(link, "POP3", Practice.SUPPORT);
        FormPage form = admin.comeBack(new MailboxOwner(Practice.SUPPORT).allowWithout(admin.startAuthorization(server), "mail.pop3"));
        assertThat(form.problems()).contains("POP3 will fail").contains("mail.pop3");
    }

    @Test
    @DisplayName("C10, C11: plain http and private addresses are refused unless the settings allow them")
    void privateAddressesAreRefused() {
        Map<String, String> byAddress = admin.practiceLink();
        byAddress.put("issuer", "http://127.0.0.1:" + practice.issuer().getPort());
        var refused = admin.http.rest("POST", "outgoing-links", byAddress);
        assertThat(refused.statusCode()).as("only the name localhost is on the list: " + refused.body()).isEqualTo(400);
        assertThat(HttpUser.json(refused).path("errors").path("issuer").asText()).isNotEmpty();
        admin.setting("developmentOverride", "");
        try {
            var answer = admin.http.rest("POST", "outgoing-links", admin.practiceLink());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(HttpUser.json(answer).path("errors").path("issuer").asText()).contains("https");
        } finally {
            admin.setting("developmentOverride", "true");
        }
    }

    /** With access tokens that soon expire, yet not before a test has signed in with one. */
    private Map<String, String> shortLived(Link link, String protocol) {
        practice.accessTokensLive(4);
        return admin.practiceServer(link, protocol, Practice.SUPPORT);
    }

    private static JsonNode step(JsonNode test, String name) {
        for (JsonNode step : test.path("steps")) {
            if (step.path("step").asText().equals(name)) {
                return step;
            }
        }
        throw new AssertionError("No step " + name + " in " + test.toPrettyString());
    }
}
