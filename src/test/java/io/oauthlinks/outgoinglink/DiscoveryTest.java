package io.oauthlinks.outgoinglink;

import static io.oauthlinks.outgoinglink.MetadataServer.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.MovableClock;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Texts;
import io.oauthlinks.outbound.OutboundFailure;
import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {

    private static final String ISSUER = "https://login.example";
    private final MovableClock clock = new MovableClock();
    private final InMemorySettings settings = new InMemorySettings(Settings.DEFAULTS);
    private final MetadataServer server = new MetadataServer();
    private final Discovery discovery = new Discovery(server, settings, clock);

    @ParameterizedTest
    @DisplayName("C30: the document is asked for where RFC 8414 and OpenID Connect put it, with and without a path")
    @CsvSource({"https://login.example,https://login.example/.well-known/oauth-authorization-server",
            "https://login.example/realms/a,https://login.example/.well-known/oauth-authorization-server/realms/a",
            "https://login.example:8443/realms/a/,https://login.example:8443/.well-known/oauth-authorization-server/realms/a",
            "https://login.example,https://login.example/.well-known/openid-configuration",
            "https://login.example/realms/a,https://login.example/realms/a/.well-known/openid-configuration"})
    void findsTheDocument(String issuer, String location) {
        server.answers(location, 200, document(issuer, issuer));
        Endpoints endpoints = discovery.discover(" " + issuer + " ");
        assertThat(endpoints).isEqualTo(new Endpoints(URI.create(issuer), URI.create(issuer + "/authorize"), URI.create(issuer + "/token"), false));
        assertThat(server.asked()).last().isEqualTo("GET " + location);
    }

    @Test
    @DisplayName("C4: the promise to send iss is read")
    void readsThePromiseOfIss() {
        server.answers(ISSUER + "/.well-known/oauth-authorization-server", 200,
                document(ISSUER, ISSUER).replace("{\"issuer\"", "{\"authorization_response_iss_parameter_supported\":true,\"issuer\""));
        assertThat(discovery.discover(ISSUER).issuerInResponse()).isTrue();
    }

    @ParameterizedTest
    @DisplayName("C30: a document of another issuer is refused, be it another by a slash only")
    @ValueSource(strings = {"https://evil.example", "https://login.example/", "https://LOGIN.example", "http://login.example"})
    void refusesADocumentOfAnotherIssuer(String other) {
        server.answers(ISSUER + "/.well-known/oauth-authorization-server", 200, document(other, ISSUER));
        assertThat(reason(ISSUER)).isEqualTo("issuer-differs");
    }

    @ParameterizedTest
    @DisplayName("C31: http, credentials, queries and other schemes are refused without a request")
    @CsvSource({"http://login.example,url-http", "ftp://login.example,url-scheme", "login.example,url-scheme", "https://u:p@login.example,url-userinfo",
            "https://login.example?a=b,url-query", "https://login.example#x,url-fragment", "https://login.example:99999,url-port", "https:///x,url-invalid",
            "https://login.example/a b,blank-inside", "https://lögin.example,not-ascii", "https://trusted.example@evil.example,url-userinfo"})
    void refusesIssuersThatAreNotAcceptable(String issuer, String reason) {
        assertThat(reason(issuer)).isEqualTo(reason);
        assertThat(server.asked()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void anIssuerIsNeeded(String issuer) {
        assertThat(reason(issuer)).isEqualTo("empty");
    }

    @Test
    @DisplayName("C31: an endpoint that is http is refused unless the override is on")
    void refusesHttpEndpointsOfTheDocument() {
        server.answers(ISSUER + "/.well-known/oauth-authorization-server", 200, document(ISSUER, "http://login.example"));
        assertThat(reason(ISSUER)).isEqualTo("issuer-document-endpoint");
        settings.save(InMemorySettings.forLoopback().current());
        assertThat(discovery.discover(ISSUER).token()).isEqualTo(URI.create("http://login.example/token"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"200|<html>Sign in</html>", "200|[]", "200|{}", "200|{\"issuer\":7}", "302|``", "500|oops"})
    void whatIsNoDocumentCountsAsNone(int status, String body) {
        server.answers(ISSUER + "/.well-known/oauth-authorization-server", status, body);
        assertThat(reason(ISSUER)).isEqualTo("issuer-without-document");
        server.answers(ISSUER + "/.well-known/openid-configuration", 200, document(ISSUER, ISSUER));
        assertThat(discovery.discover(ISSUER).token()).isEqualTo(URI.create(ISSUER + "/token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)//", "https://u:p@login.example", "https://login.example/#", "file:///etc"})
    void refusesOtherEndpointsOfTheDocument(String origin) {
        server.answers(ISSUER + "/.well-known/oauth-authorization-server", 200, document(ISSUER, origin));
        assertThat(reason(ISSUER)).isIn("issuer-document-endpoint", "issuer-without-document");
    }

    @Test
    void aDocumentWithoutEndpointsIsNamed() {
        server.answers(ISSUER + "/.well-known/oauth-authorization-server", 200, "{\"issuer\":\"" + ISSUER + "\",\"response_types_supported\":[\"code\"]}");
        assertThat(reason(ISSUER)).isEqualTo("issuer-document-incomplete");
    }

    @Test
    @DisplayName("C31: a document is kept for ten minutes, what failed is not kept")
    void keepsADocumentForTenMinutes() {
        assertThat(reason(ISSUER)).isEqualTo("issuer-without-document");
        server.answers(ISSUER + "/.well-known/oauth-authorization-server", 200, document(ISSUER, ISSUER));
        server.asked().clear();
        discovery.discover(ISSUER);
        clock.advance(Duration.ofMinutes(10).minusMillis(1));
        discovery.discover(ISSUER);
        assertThat(server.asked()).hasSize(1);
        clock.advance(Duration.ofMillis(1));
        discovery.discover(ISSUER);
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    @DisplayName("the certificates of the link go along, and what was found with them is not given to a link without")
    void trustsTheCertificatesOfTheLink() {
        List<String> trusted = new ArrayList<>();
        Discovery observed = new Discovery(request -> {
            trusted.add(request.trusted());
            return server.send(request);
        }, settings, clock);
        server.answers(ISSUER + "/.well-known/oauth-authorization-server", 200, document(ISSUER, ISSUER));
        observed.discover(ISSUER, "PEM");
        observed.discover(ISSUER, "PEM");
        observed.discover(ISSUER);
        assertThat(trusted).containsExactly("PEM", "");
    }

    @Test
    void aProviderThatIsDownIsAFailureOfItsOwn() {
        server.goDown();
        assertThatThrownBy(() -> discovery.discover(ISSUER)).isInstanceOf(OutboundFailure.class);
    }

    private String reason(String issuer) {
        InvalidInput invalid = catchThrowableOfType(InvalidInput.class, () -> discovery.discover(issuer));
        assertThat(invalid).isNotNull();
        Map<String, String> reasons = Texts.reasonsOf(invalid.errors());
        assertThat(reasons).containsOnlyKeys("issuer");
        return reasons.get("issuer");
    }
}
