package io.oauthlinks.jira.http.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.incominglink.SentParameters;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterReaderTest {

    private static SentParameters read(Exchange exchange) throws IOException {
        return ParameterReader.ofBody(exchange.request());
    }

    private static UnreadableRequest refusal(Exchange exchange) {
        UnreadableRequest unreadable = catchThrowableOfType(UnreadableRequest.class, () -> read(exchange));
        assertThat(unreadable).as("%s with %s", exchange.contentType, exchange.body.length()).isNotNull();
        assertThat(unreadable.error().code()).isEqualTo("invalid_request");
        return unreadable;
    }

    private static Exchange token(String body) {
        return Exchange.form("/oauth2/token", body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "Application/X-WWW-Form-URLEncoded; charset=UTF-8",
            "application/x-www-form-urlencoded;charset=\"utf-8\"", "application/x-www-form-urlencoded ; boundary=x"})
    void aFormIsRead(String type) throws IOException {
        Exchange exchange = token("grant_type=refresh_token&scope=READ+WRITE");
        exchange.contentType = type;
        assertThat(read(exchange).values()).containsOnly(Map.entry("grant_type", List.of("refresh_token")), Map.entry("scope", List.of("READ WRITE")));
    }

    @ParameterizedTest
    @DisplayName("P33: JSON and everything else that is no form is answered with 415")
    @ValueSource(strings = {"application/json", "multipart/form-data; boundary=x", "text/plain", "text/plain;x=application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded+json", "", "application/x-www-form-urlencoded, application/json"})
    void whatIsNoFormIsRefused(String type) {
        Exchange exchange = token("{\"grant_type\": \"client_credentials\"}");
        exchange.contentType = type.isEmpty() ? null : type;
        UnreadableRequest unreadable = refusal(exchange);
        assertThat(unreadable.status()).isEqualTo(415);
        assertThat(unreadable.error().getMessage()).contains("application/x-www-form-urlencoded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iso-8859-1", "utf-16", "utf-7", "", "utf-8x"})
    void anotherCharsetIsRefused(String charset) {
        Exchange exchange = token("a=b");
        exchange.contentType += "; charset=" + charset;
        assertThat(refusal(exchange).status()).isEqualTo(415);
    }

    @Test
    void aCompressedBodyIsRefused() {
        assertThat(refusal(token("a=b").header("Content-Encoding", "gzip")).status()).isEqualTo(415);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhetherItsLengthIsKnownOrNot() throws IOException {
        String most = "a=" + "x".repeat(ParameterReader.LARGEST_BODY - 2);
        assertThat(read(token(most)).values()).containsKey("a");
        Exchange chunked = token(most + "x");
        chunked.lengthKnown = false;
        assertThat(refusal(chunked).status()).isEqualTo(413);
        assertThat(refusal(token(most + "x")).status()).isEqualTo(413);
    }

    @Test
    void theQueryIsNoPartOfTheBody() throws IOException {
        assertThat(read(token("a=1").query("a=2&client_secret=x")).values()).containsOnly(Map.entry("a", List.of("1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%ff", "a=\u00e4", "a=1\nb=2", "a=%00"})
    void aBodyThatIsWronglyEncodedIsRefused(String body) {
        assertThat(refusal(token(body)).status()).isEqualTo(400);
    }

    @Test
    void aBodyThatAnEarlierFilterHasReadIsTakenFromTheContainer() throws IOException {
        Exchange exchange = token("code=body&code=again&redirect_uri=x").query("code=query&other=1");
        exchange.parsed = new LinkedHashMap<>(Map.of("code", new String[] {"query", "body", "again"}, "redirect_uri", new String[] {"x"},
                "other", new String[] {"1"}));
        assertThat(read(exchange).values()).containsOnly(Map.entry("code", List.of("body", "again")), Map.entry("redirect_uri", List.of("x")));
    }

    @Test
    void whatTheContainerDroppedOrRepairedIsRefused() {
        Exchange dropped = token("a=%");
        dropped.parsed = Map.of();
        dropped.attributes.put("org.apache.catalina.parameter_parse_failed", true);
        assertThat(refusal(dropped).status()).isEqualTo(400);
        Exchange repaired = token("a=%ff");
        repaired.parsed = Map.of("a", new String[] {"\uFFFD"});
        assertThat(refusal(repaired).status()).isEqualTo(400);
    }

    @Test
    void anEmptyBodyHasNoParameters() throws IOException {
        assertThat(read(token("")).values()).isEmpty();
    }

    @Test
    void aQueryIsReadAsStrictly() {
        assertThat(ParameterReader.ofQuery(Exchange.get("/oauth2/authorize").query("client_id=a&client_id=b").request()).values())
                .containsEntry("client_id", List.of("a", "b"));
        assertThat(ParameterReader.ofQuery(Exchange.get("/oauth2/authorize").request()).values()).isEmpty();
        assertThat(catchThrowableOfType(UnreadableRequest.class,
                () -> ParameterReader.ofQuery(Exchange.get("/oauth2/authorize").query("state=%zz").request())).status()).isEqualTo(400);
    }
}
