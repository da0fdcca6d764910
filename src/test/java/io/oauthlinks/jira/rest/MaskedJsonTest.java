package io.oauthlinks.jira.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaskedJsonTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static JsonNode masked(Object value) {
        return MaskedJson.of(MAPPER.valueToTree(value));
    }

    @Test
    void aMailAddressIsCutToItsFirstLetterAndDomainWhereverItStands() {
        assertThat(masked(Map.of("mailbox", "support.team+jira@acme.example")).path("mailbox").asText()).isEqualTo("s***@acme.example");
        assertThat(masked(List.of("C: USER it@acme.example", Map.of("words", "no <j.doe@acme.example>!"))).toString())
                .isEqualTo("[\"C: USER i***@acme.example\",{\"words\":\"no <j***@acme.example>!\"}]");
    }

    @Test
    void aUserNameThatIsNoAddressIsCutToo() {
        assertThat(masked(Map.of("userName", "support")).path("userName").asText()).isEqualTo("s***");
        assertThat(masked(Map.of("userName", "")).path("userName").asText()).isEmpty();
        assertThat(masked(Map.of("userName", "it@acme.example")).path("userName").asText()).isEqualTo("i***@acme.example");
    }

    @Test
    void addressesOfAnyScriptAndSpellingAreCut() {
        assertThat(masked(List.of("\u0438\u0432\u0430\u043d@corp.example", "j\u00fcrgen.m\u00fcller@firma.example", "GET /?u=jdoe%40corp.example", "a.b@[10.0.0.1]")).toString())
                .isEqualTo("[\"\u0438***@corp.example\",\"j***@firma.example\",\"GET /?u***%40corp.example\",\"a***@[10.0.0.1]\"]");
        assertThat(masked(Map.of("mailbox", "CORP\\jdoe")).path("mailbox").asText()).isEqualTo("C***");
        assertThat(masked(Map.of("userName", "\"john doe\"@corp.example")).path("userName").asText()).isEqualTo("\"***@corp.example");
        assertThat(masked(Map.of("proxyUser", "jira")).path("proxyUser").asText()).isEqualTo("j***");
    }

    @Test
    void peopleAndWhatIsNamedLikeASecretStayBehind() {
        JsonNode json = masked(Map.of("clientSecret", "x", "proxyPassword", "x", "accessToken", "x", "createdBy", "JIRAUSER1", "description", "Jane's",
                "clientSecretSet", true, "tokenEndpoint", "https://login.example/token", "deep", Map.of("refreshToken", "x", "state", "VALID")));
        assertThat(json.toString()).doesNotContain("\"x\"", "JIRAUSER1", "Jane");
        assertThat(json.path("clientSecretSet").asBoolean()).isTrue();
        assertThat(json.path("tokenEndpoint").asText()).isEqualTo("https://login.example/token");
        assertThat(json.path("deep").path("state").asText()).isEqualTo("VALID");
    }
}
