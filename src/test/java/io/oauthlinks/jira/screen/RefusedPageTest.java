package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.ProtocolError;
import io.oauthlinks.incominglink.SentParameters;
import io.oauthlinks.incominglink.TestIncomingLinks;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.oauth2.Refusal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedPageTest {

    private final RefusedPage page = new RefusedPage(
            new StandalonePage(Samples.readers(), () -> "Jira", () -> URI.create("https://jira.acme.example/jira")), Samples.CLOCK);

    private static Refusal refusal(String reason, String sent, IncomingLink link, boolean administrator) {
        SentParameters parameters = new SentParameters(Map.of("client_id", List.of("olc_x"), "redirect_uri", List.of("https://evil.example/" + Samples.HOSTILE)));
        return new Refusal(400, new ProtocolError("invalid_request", reason, sent, "In the developer's words."), parameters, link, "7d1e40c293", administrator);
    }

    private String html(Refusal refusal) {
        return new RenderedTemplates().render(page.of(Samples.request("GET", "/oauth2/authorize"), refusal));
    }

    @Test
    void saysWhatWasSentAndWhatToDoAndOffersNothingOfIt() {
        String html = html(refusal("redirect-uri-not-registered", "", TestIncomingLinks.web().id(7).name("Ledgerline").build(), false));
        assertThat(html).contains("This redirect URL is not registered", "<strong>Ledgerline</strong> asked Jira", "https://evil.example/&lt;script&gt;", "olc_x",
                "Send <code>redirect_uri</code> exactly as registered", "7d1e40c293", "20 Nov 2026, 10:42:00 CET", "<code>invalid_request</code>")
                .doesNotContain("<script>", "href=\"https://evil", "<form", "Open Recent problems", "Only system administrators");
    }

    @Test
    void administratorsAreLedToTheLink() {
        assertThat(html(refusal("redirect-uri-not-registered", "", TestIncomingLinks.web().id(7).build(), true)))
                .contains("href=\"/jira/plugins/servlet/oauth-links/incoming-links/7#recent-problems\"", "Only system administrators see this button.");
        assertThat(html(refusal("client-unknown", "", null, true))).contains("/incoming-links#recent-problems\"", "begins with <code>olc_</code>",
                "<code>https://jira.acme.example/jira</code>");
    }

    @ParameterizedTest
    @CsvSource({"client-unknown, Jira does not know this client ID", "link-disabled, Reports is switched off", "service-asks-nobody, Reports does not ask users",
            "redirect-uri-missing, The redirect URL is missing", "failure, Something failed in Jira", "strange-address, There is nothing at this address",
            "wrong-encoding, Jira cannot answer this request", "parameter-repeated, Jira cannot answer this request"})
    void everyReasonHasATitle(String reason, String title) {
        assertThat(html(refusal(reason, "", TestIncomingLinks.web().build(), false))).contains("<h1>" + title + "</h1>");
    }

    @Test
    void aMissingClientIdHasItsOwnWords() {
        assertThat(html(refusal("parameter-missing", "client_id", null, false))).contains("The client ID is missing");
    }

    @Test
    void anotherReasonIsToldInTheDevelopersWords() {
        assertThat(html(refusal("parameter-repeated", "client_id", null, false))).contains("In the developer&#39;s words.", "<strong>An application</strong>");
    }

    @Test
    void longValuesAreCut() {
        SentParameters sent = new SentParameters(Map.of("client_id", List.of("x".repeat(4000))));
        assertThat(html(new Refusal(400, new ProtocolError("invalid_request", "client-unknown", "", ""), sent, null, "1", false)))
                .doesNotContain("x".repeat(301)).contains("x".repeat(300));
    }

    @Test
    void switchedOffItNamesTheBaseUrlAndTheRemedy() {
        Response off = page.switchedOff(Samples.request("GET", "/oauth2/authorize"), true);
        assertThat(((Response.Page) off).status()).isEqualTo(503);
        assertThat(new RenderedTemplates().render(off)).contains("OAuth 2.0 is off in this Jira", "<code>https://jira.acme.example/jira</code>",
                "ViewApplicationProperties.jspa", "proxyName");
    }
}
