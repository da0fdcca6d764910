package io.oauthlinks.outgoinglink;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.secret.Secret;
import io.oauthlinks.settings.InMemorySettings;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingLinkFieldsTest extends LinkEditing {

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("name", "", "empty"), refusal("name", "   ", "empty"), refusal("name", "x".repeat(101), "too-long"),
                refusal("name", "a\0b", "control-character"), refusal("name", "a\r\nb", "control-character"), refusal("name", "a\u0085b", "control-character"),
                refusal("description", "x".repeat(256), "too-long"), refusal("description", "a\nb", "control-character"),
                refusal("provider", "", "empty"), refusal("provider", "YAHOO", "choice-unknown"), refusal("provider", "google", "choice-unknown"),
                refusal("key", "a", "key-invalid"), refusal("key", "../../etc", "key-invalid"), refusal("key", "a b c d e", "key-invalid"),
                refusal("clientId", " ", "empty"), refusal("clientId", "x".repeat(256), "too-long"), refusal("clientId", "a b", "blank-inside"),
                refusal("clientId", "jira📬", "not-ascii"), refusal("clientId", "a\0", "control-character"), refusal("clientId", "a\u00a0b", "blank-inside"),
                refusal("clientSecret", "x".repeat(4001), "too-long"), refusal("clientSecret", "a\rb", "control-character"),
                refusal("clientSecret", "sécret", "not-ascii"),
                refusal("clientSecretExpires", "31.12.2026", "date-invalid"), refusal("clientSecretExpires", "2026-02-30", "date-invalid"),
                refusal("clientSecretExpires", "0001-01-01", "date-invalid"), refusal("clientSecretExpires", "+999999999-12-31", "date-invalid"),
                refusal("clientAuthentication", "JWT", "choice-unknown"),
                refusal("authorizationEndpoint", "", "empty"), refusal("tokenEndpoint", "", "empty"),
                refusal("tokenEndpoint", "http://login.example/token", "url-http"), refusal("tokenEndpoint", "javascript:alert(1)", "url-scheme"),
                refusal("tokenEndpoint", "//login.example/token", "url-scheme"), refusal("tokenEndpoint", "https:/token", "url-invalid"),
                refusal("tokenEndpoint", "https://login.example:0/", "url-port"), refusal("tokenEndpoint", "https://login.example:65536/", "url-port"),
                refusal("tokenEndpoint", "https://login.example:port/", "url-invalid"), refusal("tokenEndpoint", "https://a:b@login.example/", "url-userinfo"),
                refusal("tokenEndpoint", "https://good.example@evil.example/", "url-userinfo"), refusal("tokenEndpoint", "https://login.example/#t", "url-fragment"),
                refusal("tokenEndpoint", "https://login.example/<script>", "url-invalid"), refusal("tokenEndpoint", "https://login.example/📬", "not-ascii"),
                refusal("tokenEndpoint", "https://login.example/a b", "blank-inside"), refusal("tokenEndpoint", "https://login.example/\r\nX: y", "control-character"),
                refusal("tokenEndpoint", "https://login.example/\0", "control-character"),
                refusal("tokenEndpoint", "https://login.example/" + "x".repeat(450), "too-long"),
                refusal("authorizationEndpoint", "https://login.example/?state=1", "parameter-reserved"),
                refusal("authorizationEndpoint", "https://login.example/?a=1&%73tate=1", "parameter-reserved"),
                refusal("issuer", "http://login.example", "url-http"), refusal("issuer", "https://login.example/?x", "url-query"),
                refusal("scopes", "a\0b", "scope-invalid"), refusal("scopes", "mail\"all", "scope-invalid"), refusal("scopes", "a\\b", "scope-invalid"),
                refusal("scopes", "mäil", "scope-invalid"), refusal("scopes", "mail 📬", "scope-invalid"), refusal("scopes", "x ".repeat(1001), "too-long"),
                refusal("extraParameters", "prompt", "parameter-invalid"), refusal("extraParameters", "=x", "parameter-invalid"),
                refusal("extraParameters", "a b=x", "parameter-invalid"), refusal("extraParameters", "a[]=x", "parameter-invalid"),
                refusal("extraParameters", "a=1\na=2", "parameter-twice"), refusal("extraParameters", "a=\0", "control-character"),
                refusal("extraParameters", "a=" + "x".repeat(2000), "too-long"));
    }

    private static Arguments refusal(String field, String value, String reason) {
        return Arguments.of(field, value, reason);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aFieldSaysWhyItIsRefused(String field, String value, String reason) {
        assertThat(refusedFields(with(custom(), field, value))).containsOnly(Map.entry(field, reason));
        assertThat(links.all()).isEmpty();
        assertThat(audit.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "client_secret", "redirect_uri", "state", "scope", "response_type", "response_mode", "code_challenge",
            "code_challenge_method", "request", "request_uri", "STATE"})
    void extraParametersDoNotOverrideTheFlowsOwn(String name) {
        assertThat(refusedFields(with(custom(), "extraParameters", "ok=1\n" + name + "=x"))).containsOnly(Map.entry("extraParameters", "parameter-reserved"));
    }

    @Test
    @DisplayName("C26: access_type and prompt of Google cannot be changed")
    void fixedParametersCannotBeChanged() {
        assertThat(refusedFields(with(google(), "extraParameters", "access_type=online"))).containsOnly(Map.entry("extraParameters", "parameter-always-sent"));
        assertThat(create(with(custom(), "extraParameters", "prompt=login")).extraParameters()).containsEntry("prompt", "login");
    }

    @Test
    void allRefusedFieldsAreNamedAtOnce() {
        assertThat(refusedFields(Map.of("provider", "MICROSOFT"))).containsOnlyKeys("name", "tenant", "clientId", "clientSecret", "scopes");
        assertThat(refusedFields(Map.of("provider", "CUSTOM"))).containsOnlyKeys("name", "clientId", "authorizationEndpoint", "tokenEndpoint", "issuer");
    }

    @Test
    void textForPeopleMayHoldAnythingThatIsShownEscaped() {
        OutgoingLink link = create(with(with(custom(), "name", "  <script>alert(1)</script> 📬 "), "description", "'\";--  Ünï"));
        assertThat(link.name()).isEqualTo("<script>alert(1)</script> 📬");
        assertThat(link.description()).isEqualTo("'\";--  Ünï");
    }

    @Test
    void everythingTypedComesBackButTheSecret() {
        Map<String, String> typed = with(with(custom(), "name", " \0<b>"), "unknown", "x");
        assertThat(new OutgoingLinkForm(typed).values()).containsEntry("name", " \0<b>").containsEntry("tenant", "")
                .doesNotContainKeys("clientSecret", "unknown");
    }

    @ParameterizedTest
    @CsvSource({"common,true", "organizations,true", "consumers,true", "9b0c6f2e-4d17-4c3a-8a57-1f5e2d7c90ab,true", "acme.onmicrosoft.com,true", "acme,false",
            "../evil,false", "common/oauth2,false", "acme.com?x,false", "a b.com,false", "'',false", "{tenant},false", "acme..com,false"})
    void microsoftTenantIsAWordAnIdOrADomain(String tenant, boolean accepted) {
        if (accepted) {
            OutgoingLink link = create(with(microsoft(), "tenant", tenant));
            assertThat(link.endpoints().token()).hasToString("https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/token");
            assertThat(link.endpoints().authorization()).hasToString("https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/authorize");
        } else {
            assertThat(refusedFields(with(microsoft(), "tenant", tenant))).containsOnlyKeys("tenant");
        }
    }

    @ParameterizedTest
    @DisplayName("C27: scopes of Graph and Outlook are not mixed in one link")
    @CsvSource({"https://outlook.office.com/IMAP.AccessAsUser.All https://graph.microsoft.com/Mail.Read,scopes-of-two-resources",
            "https://outlook.office.com/IMAP.AccessAsUser.All Mail.Read,scopes-of-two-resources", "offline_access openid,scopes-without-resource"})
    void microsoftScopesBelongToOneResource(String scopes, String reason) {
        assertThat(refusedFields(with(microsoft(), "scopes", scopes))).containsOnly(Map.entry("scopes", reason));
    }

    @Test
    @DisplayName("C27: offline_access is kept once, however often it is typed")
    void scopesAreASet() {
        OutgoingLink link = create(with(microsoft(), "scopes", "offline_access\r\n" + IMAP + "  offline_access\thttps://outlook.office365.com/POP.AccessAsUser.All"));
        assertThat(link.scopes().values()).containsExactly("offline_access", IMAP, "https://outlook.office365.com/POP.AccessAsUser.All");
    }

    @Test
    void aSecretIsNeededWhereTheProviderAsksForOne() {
        assertThat(refusedFields(with(google(), "clientSecret", " "))).containsOnly(Map.entry("clientSecret", "empty"));
        assertThat(create(with(custom(), "clientSecret", "")).client().clientSecret()).isNull();
        assertThat(create(with(with(custom(), "name", "b"), "clientSecret", " pasted with blanks \r\n")).client().clientSecret())
                .isEqualTo(Secret.of("pasted with blanks"));
    }

    @Test
    void httpEndpointsAreAcceptedUnderTheOverride() {
        settings.save(InMemorySettings.forLoopback().current());
        OutgoingLink link = create(with(custom(), "tokenEndpoint", "http://localhost:9000/token"));
        assertThat(link.endpoints().token()).hasToString("http://localhost:9000/token");
    }
}
