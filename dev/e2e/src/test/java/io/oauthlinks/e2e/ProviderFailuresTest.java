package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.oauthlinks.e2e.Administrator.Link;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each failure at the provider, brought about by a real exchange, has one name and the same words on the page and by REST. */
@Tag("slow")
class ProviderFailuresTest {

    private static final String NEEDED = "RE_AUTHORIZATION_NEEDED";

    private ProvidersHost providers;
    private Administrator admin;
    private Practice practice;

    @BeforeEach
    void begin() {
        providers = ProvidersHost.shared();
        admin = new Administrator(providers.host);
        practice = admin.practice.reset();
    }

    @AfterEach
    void letPass() {
        providers.tunnels.letPass();
    }

    @ParameterizedTest(name = "{0}, {1} {2}={3}: {4}")
    @CsvSource(delimiter = '|', value = {
        "microsoft-like | tokens/revoke  | mailbox | support@practice.example | grant-revoked               | true  | AADSTS50173",
        "microsoft-like | token-endpoint | fail    | grant-expired            | refresh-token-inactive      | true  | AADSTS70008",
        "microsoft-like | tokens/age     | days    | 91                       | refresh-token-inactive      | true  | AADSTS700082",
        "microsoft-like | token-endpoint | fail    | secret-expired           | client-secret-expired       | false | AADSTS7000222",
        "microsoft-like | token-endpoint | fail    | invalid_client           | client-secret-wrong         | false | AADSTS7000215",
        "microsoft-like | token-endpoint | fail    | consent-missing          | consent-missing             | true  | AADSTS65001",
        "microsoft-like | token-endpoint | fail    | redirect-mismatch        | redirect-url-not-registered | true  | AADSTS50011",
        "microsoft-like | tenants        | client  | one                      | application-of-one-tenant   | false | AADSTS50194",
        "microsoft-like | token-endpoint | fail    | other-cloud              | other-cloud                 | false | AADSTS900382",
        "microsoft-like | token-endpoint | fail    | scope-missing            | parameter-missing           | false | AADSTS900144",
        "google-like    | tokens/revoke  | mailbox | support@practice.example | google-token-revoked        | true  | Token has been expired or revoked.",
        "google-like    | consent-screen | status  | testing                  | google-token-revoked        | true  | Token has been expired or revoked.",
        "google-like    | token-endpoint | fail    | secret-expired           | client-secret-refused       | false | invalid_client",
        "plain          | tokens/age     | days    | 91                       | grant-refused               | true  | invalid_grant",
        "plain          | token-endpoint | fail    | 500                      | provider-unavailable        | false | HTTP 500",
        "plain          | token-endpoint | fail    | 429                      | provider-busy               | false | HTTP 429",
        "plain          | token-endpoint | fail    | html                     | token-answer-not-json       | false | text/html"})
    @DisplayName("C24: a refresh that the provider refuses is named, with the provider's words, on the form, in the list and by REST")
    void aRefreshThatIsRefused(String mode, String control, String name, String value, String reason, boolean needed, String words) {
        practice.mode(mode);
        practice.accessTokensLive(2);
        Link link = admin.createLink(link(mode));
        Map<String, String> server = authorized(admin.practiceServer(link, "IMAP", Practice.SUPPORT));
        long id = admin.save(server, null);
        practice.control("tokens/age", Map.of("days", 8));
        practice.control(control, Map.of(name, value));
        admin.awaitExpiry(link, server);

        JsonNode named = requireNamed(id, reason, needed, words);
        if (reason.startsWith("client-secret")) {
            assertThat(named.path("cause").asText()).as("C24").contains("client secret");
        }
    }

    @ParameterizedTest
    @CsvSource({"403 Forbidden, proxy-refuses-target", "502 Bad Gateway, proxy-target-unreachable"})
    @DisplayName("C40: what a proxy answers to CONNECT is named, as a refusal of the proxy, on the form, in the list and by REST")
    void aProxyThatRefusesTheTokenEndpoint(String status, String reason) {
        practice.mode("google-like");
        practice.accessTokensLive(2);
        Link link = admin.createLink(link("google-like"));
        Map<String, String> server = authorized(admin.practiceServer(link, "IMAP", Practice.SUPPORT));
        long id = admin.save(server, null);
        admin.awaitExpiry(link, server);
        providers.tunnels.refuse(status);
        JsonNode named = requireNamed(id, reason, false, "HTTP " + status.substring(0, 3));
        assertThat(named.path("cause").asText()).contains("The proxy 127.0.0.1:" + providers.tunnels.proxyPort(), "oauth2.googleapis.com");
    }

    @Test
    @DisplayName("C40: a proxy that refuses CONNECT when the code is exchanged is named on the form that the browser comes back to")
    void aProxyThatRefusesTheExchangeOfTheCode() {
        practice.mode("google-like");
        assertRefused(admin.createLink(link("google-like")), () -> providers.tunnels.refuse("403 Forbidden"), "proxy-refuses-target");
    }

    @Test
    void aClientSecretThatIsWrongIsNamedAfterTheLinkWasChanged() {
        practice.mode("microsoft-like");
        practice.accessTokensLive(2);
        Map<String, String> fields = link("microsoft-like");
        Link link = admin.createLink(fields);
        Map<String, String> server = authorized(admin.practiceServer(link, "IMAP", Practice.SUPPORT));
        Map<String, String> changed = new HashMap<>(admin.practiceLink());
        changed.putAll(fields);
        changed.putAll(Map.of("key", link.key(), "name", link.name(), "clientSecret", "its ID instead of its value"));
        assertThat(admin.http.rest("PUT", "outgoing-links/" + link.id(), changed).statusCode()).isEqualTo(200);
        admin.awaitExpiry(link, server);
        JsonNode named = tokenProblem(admin.test(server));
        assertThat(named.path("reason").asText()).isEqualTo("client-secret-wrong");
        assertThat(named.toString()).contains("AADSTS7000215").doesNotContain("its ID instead of its value");
    }

    @Test
    @DisplayName("C26: a provider that issued no refresh token is named when the access token has expired")
    void noRefreshTokenWasIssued() {
        practice.mode("google-like");
        practice.accessTokensLive(2);
        Link link = admin.createLink(Map.of("scopes", "mail"));
        Map<String, String> server = authorized(admin.practiceServer(link, "IMAP", Practice.SUPPORT));
        long id = admin.save(server, null);
        admin.awaitExpiry(link, server);
        JsonNode named = tokenProblem(admin.test(id));
        assertThat(named.path("reason").asText()).isEqualTo("no-refresh-token");
        assertThat(FormPage.open(admin.http, "/mail-servers/" + id).problems()).contains(named.path("cause").asText());
        assertThat(admin.account(link, server.get("accountId")).path("state").asText()).isEqualTo(NEEDED);
    }

    @ParameterizedTest
    @CsvSource({"redirect-mismatch, redirect-url-not-registered", "consent-missing, consent-missing", "secret-expired, client-secret-expired",
        "single-tenant, application-of-one-tenant", "html, token-answer-not-json"})
    void anExchangeOfTheCodeThatIsRefused(String fail, String reason) {
        practice.mode("microsoft-like");
        assertRefused(admin.createLink(link("microsoft-like")), () -> practice.failTokenEndpoint(fail), reason);
    }

    @ParameterizedTest
    @CsvSource({"https://login.no-such-host.invalid/token, host-not-found", "https://localhost:1/token, connection-refused"})
    void aTokenEndpointThatIsNotThere(String tokenEndpoint, String reason) {
        assertRefused(linkTo(tokenEndpoint), () -> { }, reason);
    }

    @Test
    void aTokenEndpointThatStaysSilent() throws IOException {
        admin.setting("outboundTimeout", "2");
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            assertRefused(linkTo("https://localhost:" + silent.getLocalPort() + "/token"), () -> { }, "timed-out");
        } finally {
            admin.setting("outboundTimeout", "10");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"certificate-untrusted", "certificate-expired", "certificate-not-yet-valid", "certificate-other-host"})
    void aTokenEndpointWithABadCertificate(String reason) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate(reason)));
        server.start();
        try {
            assertRefused(linkTo("https://localhost:" + server.getAddress().getPort() + "/token"), () -> { }, reason);
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"plain, redirect_uri", "microsoft-like, AADSTS50011"})
    @DisplayName("A redirect URL that is not registered is told to the person alone; the pages and REST show it, to be compared")
    void anAuthorizationThatNeverCameBack(String mode, String words) {
        practice.mode(mode);
        practice.control("redirect-uris", Map.of("registered", "others"));
        Link link = admin.createLink(link(mode));
        long id = admin.save(admin.practiceServer(link, "IMAP", Practice.SUPPORT), null);
        String path = "/mail-servers/" + id;
        assertThat(FormPage.open(admin.http, path).text()).doesNotContain("has not sent the browser back");
        for (int attempt = 1; attempt <= 2; attempt++) {
            URI asked = HttpUser.location(FormPage.open(admin.http, path).authorize(Map.of()));
            assertThat(providers.owner(Practice.SUPPORT).readsError(asked)).contains(words);
        }
        JsonNode unanswered = HttpUser.json(admin.http.rest("GET", "mail-servers/" + id + "/authorization", null)).path("unanswered");
        String redirectUrl = providers.host.url() + "/plugins/servlet/oauth-links/callback/" + link.key();
        assertThat(unanswered.path("redirectUrl").asText()).isEqualTo(redirectUrl);
        assertThat(unanswered.path("problem").path("reason").asText()).isEqualTo("unanswered");
        for (String page : new String[] {path, "/outgoing-links/" + link.id()}) {
            FormPage form = FormPage.open(admin.http, page);
            assertThat(form.problems()).contains(unanswered.path("problem").path("cause").asText(), unanswered.path("problem").path("remedy").asText());
            assertThat(form.page().select("#unanswered-redirect-url").val()).isEqualTo(redirectUrl);
        }
        practice.control("redirect-uris", Map.of("registered", "known"));
        admin.comeBack(providers.owner(Practice.SUPPORT).allow(HttpUser.location(FormPage.open(admin.http, path).authorize(Map.of()))));
        assertThat(FormPage.open(admin.http, path).text()).as("mended").doesNotContain("has not sent the browser back");
    }

    private SSLContext certificate(String reason) {
        return switch (reason) {
            case "certificate-untrusted" -> providers.ca.untrusted();
            case "certificate-expired" -> providers.ca.expired();
            case "certificate-not-yet-valid" -> providers.ca.notYetValid();
            default -> providers.ca.forAnotherHost();
        };
    }

    /** Connection test, state of the account, form and list say the same. */
    private JsonNode requireNamed(long id, String reason, boolean needed, String words) {
        JsonNode named = tokenProblem(admin.test(id));
        assertThat(named.path("reason").asText()).as(named.toPrettyString()).isEqualTo(reason);
        assertThat(named.path("providerWords").asText()).contains(words);
        JsonNode account = HttpUser.json(admin.http.rest("GET", "mail-servers/" + id + "/authorization", null));
        assertThat(account.path("problem").path("reason").asText()).isEqualTo(reason);
        assertThat(account.path("state").asText()).isEqualTo(needed ? NEEDED : "FAILING");
        FormPage form = FormPage.open(admin.http, "/mail-servers/" + id);
        assertThat(form.problems()).contains(named.path("cause").asText(), named.path("remedy").asText(), words);
        assertThat(FormPage.open(admin.http, "/mail-servers").text()).contains(named.path("cause").asText());
        return named;
    }

    /** The form that the browser comes back to names the problem, and so does the audit log by REST. */
    private void assertRefused(Link link, Runnable breaking, String reason) {
        Map<String, String> server = admin.practiceServer(link, "IMAP", Practice.SUPPORT);
        URI back = providers.owner(Practice.SUPPORT).allow(admin.startAuthorization(server));
        breaking.run();
        FormPage form = admin.comeBack(back);
        JsonNode logged = HttpUser.json(admin.http.rest("GET", "audit?action=authorization-refused&limit=1", null)).path("values").path(0);
        assertThat(logged.path("detail").asText()).as(form.problems()).isEqualTo(reason);
        assertThat(form.page().select("#problem").text()).as("cause and remedy").hasSizeGreaterThan(60);
        assertThat(form.value("userName")).as("kept").isEqualTo(Practice.SUPPORT);
    }

    private Map<String, String> authorized(Map<String, String> server) {
        FormPage form = admin.comeBack(providers.owner(server.get("userName")).allow(admin.startAuthorization(server)));
        assertThat(form.value("accountId")).as(form.text()).isNotEmpty();
        Map<String, String> fields = new HashMap<>(server);
        fields.put("accountId", form.value("accountId"));
        return fields;
    }

    private Link linkTo(String tokenEndpoint) {
        return admin.createLink(Map.of("issuer", "", "authorizationEndpoint", practice.issuer() + "/oauth2/authorize", "tokenEndpoint", tokenEndpoint,
                "confirmOtherOrigin", "true"));
    }

    /** The provider whose habits the mode has; at Microsoft every organization may sign in. */
    private static Map<String, String> link(String mode) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (!mode.equals("plain")) {
            fields.put("provider", mode.equals("google-like") ? "GOOGLE" : "MICROSOFT");
            fields.put("tenant", mode.equals("google-like") ? "" : "common");
            fields.put("issuer", "");
            fields.put("clientAuthentication", "BODY");
            fields.put("scopes", mode.equals("google-like") ? "https://mail.google.com/" : "https://outlook.office.com/IMAP.AccessAsUser.All");
        }
        return fields;
    }

    private static JsonNode tokenProblem(JsonNode test) {
        for (JsonNode step : test.path("steps")) {
            if (step.path("step").asText().equals("token")) {
                assertThat(step.path("verdict").asText()).as(test.toPrettyString()).isEqualTo("FAILED");
                return step.path("problem");
            }
        }
        throw new AssertionError("No step token in " + test.toPrettyString());
    }
}
