package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.e2e.ClientApplication.Tokens;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Today's bundle starts on what an earlier one left: everything is there, and every secret opens and works. */
@Tag("slow")
class EarlierDatabaseTest {

    @ParameterizedTest
    @ValueSource(strings = "e78314b")
    void whatAnEarlierVersionLeftWorks(String commit) throws IOException {
        EarlierDatabase earlier = new EarlierDatabase(commit);
        JsonNode facts = earlier.facts();
        Path home = Files.createTempDirectory("oauth-links-restored");
        int port = LostKeySetTest.sevenPorts();
        try (EarlierDatabase.Provider provider = new EarlierDatabase.Provider(0, "access-token-of-today", "refresh-token-of-today")) {
            // the practice provider's IMAP server is at the second port after Jira's
            earlier.restore(home, provider.port(), port + 2);
            try (RunningHost host = RunningHost.startIn(home, "--port", String.valueOf(port))) {
                Administrator admin = new Administrator(host);
                everythingIsShown(admin, facts);
                incomingTokensWork(host, facts);
                outgoingTokensOpenAndRefresh(admin, facts, provider);
                assertThat(host.log()).doesNotContain("failed, reference", "ended unexpectedly", "could not be refreshed", "is missing");
            }
        }
    }

    private static void everythingIsShown(Administrator admin, JsonNode facts) {
        assertThat(FormPage.open(admin.http, "/outgoing-links").text()).contains("Earlier link").doesNotContain("Secret unreadable");
        assertThat(FormPage.open(admin.http, "/outgoing-links/" + facts.path("linkId").asLong()).value("name")).isEqualTo("Earlier link");
        assertThat(FormPage.open(admin.http, "/mail-servers").text()).contains("Earlier mail server", "Earlier password server")
                .doesNotContain("Secret unreadable", "Re-authorization needed");
        assertThat(FormPage.open(admin.http, "/mail-servers/" + facts.path("mailServerId").asLong()).value("userName")).isEqualTo(Practice.SUPPORT);
        assertThat(FormPage.open(admin.http, "/incoming-links").text()).contains("Earlier application");
        assertThat(FormPage.open(admin.http, "/audit-log").text()).contains("Earlier link", "Earlier application");
        assertThat(FormPage.open(admin.http, "/settings").status()).isEqualTo(200);
    }

    private static void incomingTokensWork(RunningHost host, JsonNode facts) {
        ClientApplication client = new ClientApplication(host, facts.path("incomingLinkId").asLong(), facts.path("clientId").asText(),
                facts.path("clientSecret").asText(), Registrations.CALLBACK);
        HttpResponse<String> myself = ClientApplication.call(host, facts.path("accessToken").asText(), "GET", "/rest/api/2/myself", null);
        assertThat(myself.statusCode()).as(myself.body()).isEqualTo(200);
        Tokens fresh = Tokens.of(client.refresh(facts.path("refreshToken").asText(), Map.of()));
        assertThat(client.myself(fresh.accessToken())).isEqualTo(200);
    }

    /** The access token of then has expired, so the test refreshes; that the mail server does not know the new one is all right here. */
    private static void outgoingTokensOpenAndRefresh(Administrator admin, JsonNode facts, EarlierDatabase.Provider provider) {
        JsonNode test = admin.test(facts.path("mailServerId").asLong());
        // others follow: a mail server that refuses a fresh token gets another one
        assertThat(provider.forms()).as(test.toPrettyString()).first().asString()
                .contains("grant_type=refresh_token", "refresh_token=" + EarlierDatabase.REFRESH_TOKEN);
        JsonNode account = HttpUser.json(admin.http.rest("GET", "outgoing-links/" + facts.path("linkId").asLong() + "/accounts", null)).path(0);
        assertThat(account.path("state").asText()).as(account.toPrettyString()).isEqualTo("VALID");
        JsonNode password = admin.test(facts.path("passwordServerId").asLong());
        assertThat(password.path("verdict").asText()).as(password.toPrettyString()).isIn("PASSED", "WARNING");
    }
}
