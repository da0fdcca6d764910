package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.e2e.Administrator.Link;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The main job by REST alone, but for the provider's pages: from the link to the enabled mail server, and all of it deleted again. */
@Tag("lines")
class RestJourneyTest {

    private Administrator admin;
    private Link link;

    @BeforeEach
    void createLink() {
        admin = new Administrator(RunningHost.shared());
        admin.practice.reset();
        link = admin.createLink(Map.of());
    }

    @Test
    void aMailServerIsAuthorizedTestedEnabledAndDeleted() {
        long server = admin.save(admin.practiceServer(link, "IMAP", Practice.SUPPORT), null);
        assertThat(get("mail-servers/" + server).path("enabled").asBoolean()).as("untested is a draft").isFalse();
        assertThat(get("mail-servers/" + server + "/authorization").path("state").asText()).isEqualTo("NEVER_AUTHORIZED");

        URI asked = URI.create(HttpUser.json(admin.http.rest("POST", "mail-servers/" + server + "/authorization", null)).path("authorizationUrl").asText());
        FormPage form = admin.comeBack(new MailboxOwner(Practice.SUPPORT).allow(asked));
        Map<String, String> values = new HashMap<>(admin.practiceServer(link, "IMAP", Practice.SUPPORT));
        values.put("accountId", form.value("accountId"));
        JsonNode test = admin.test(values);
        values.put("testRun", test.path("id").asText());
        assertThat(admin.http.rest("PUT", "mail-servers/" + server, values).statusCode()).isEqualTo(200);
        assertThat(get("mail-servers/" + server).path("enabled").asBoolean()).isTrue();
        assertThat(get("mail-servers/" + server + "/authorization").path("state").asText()).isEqualTo("VALID");

        HttpResponse<String> inUse = admin.http.rest("DELETE", "outgoing-links/" + link.id(), null);
        assertThat(inUse.statusCode()).isEqualTo(409);
        assertThat(inUse.body()).as("names by what").contains(values.get("name"));
        assertThat(admin.http.rest("DELETE", "mail-servers/" + server, null).statusCode()).isEqualTo(204);
        assertThat(admin.http.rest("DELETE", "outgoing-links/" + link.id(), null).statusCode()).isEqualTo(204);
        assertThat(admin.http.rest("GET", "outgoing-links/" + link.id(), null).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("C13: with another host, port or TLS mode a kept password is not sent, and has to be entered again")
    void aKeptPasswordGoesNowhereElse() {
        Map<String, String> fields = admin.practiceServer(link, "IMAP", "plain@practice.example");
        fields.putAll(Map.of("authentication", "PASSWORD", "linkId", "", "password", "plain"));
        long server = admin.save(fields, admin.test(fields));
        assertThat(get("mail-servers/" + server).path("enabled").asBoolean()).as("tested with its password").isTrue();
        fields.remove("password");
        for (Map<String, String> elsewhere : java.util.List.of(Map.of("host", "127.0.0.1"), Map.of("port", String.valueOf(admin.practice.port("imaps"))),
                Map.of("tlsMode", "IMPLICIT"))) {
            Map<String, String> changed = new HashMap<>(fields);
            changed.putAll(elsewhere);
            HttpResponse<String> answer = admin.http.rest("PUT", "mail-servers/" + server, changed);
            assertThat(answer.statusCode()).as(elsewhere + " " + answer.body()).isEqualTo(400);
            assertThat(HttpUser.json(answer).path("errors").path("password").asText()).isNotEmpty();
        }
        assertThat(admin.http.rest("PUT", "mail-servers/" + server, fields).statusCode()).as("unchanged it is kept").isEqualTo(200);
    }

    @Test
    @DisplayName("C13: with another token endpoint the client secret has to be entered again")
    void aKeptClientSecretGoesNowhereElse() {
        Map<String, String> changed = admin.practiceLink();
        changed.remove("clientSecret");
        changed.putAll(Map.of("key", link.key(), "issuer", "", "authorizationEndpoint", admin.practice.issuer() + "/oauth2/authorize",
                "tokenEndpoint", "http://localhost:1/token"));
        HttpResponse<String> answer = admin.http.rest("PUT", "outgoing-links/" + link.id(), changed);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(HttpUser.json(answer).path("errors").path("clientSecret").asText()).isNotEmpty();
    }

    @Test
    void whatAProgramDoesNotKnowYetStaysAsItIs() {
        Map<String, String> rules = new HashMap<>(admin.practiceLink());
        rules.putAll(Map.of("key", link.key(), "allowedDomains", "practice.example", "scopes", "mail offline_access openid", "accountMatch", "STRICT"));
        assertThat(admin.http.rest("PUT", "outgoing-links/" + link.id(), rules).statusCode()).isEqualTo(200);

        Map<String, String> older = new HashMap<>(rules);
        older.keySet().removeAll(java.util.List.of("allowedDomains", "accountMatch", "trustedCertificates", "cloud"));
        JsonNode kept = HttpUser.json(admin.http.rest("PUT", "outgoing-links/" + link.id(), older));
        assertThat(kept.path("accountMatch").asText()).isEqualTo("STRICT");
        assertThat(kept.path("allowedDomains").toString()).contains("practice.example");

        older.put("accountMatch", "LENIENT");
        older.put("allowedDomains", "");
        JsonNode emptied = HttpUser.json(admin.http.rest("PUT", "outgoing-links/" + link.id(), older));
        assertThat(emptied.path("accountMatch").asText()).isEqualTo("LENIENT");
        assertThat(emptied.path("allowedDomains").toString()).doesNotContain("practice.example");
    }

    @Test
    void aMailboxThatJirasOwnMailServerReadsIsMarked() {
        String jirasOwn = "/secure/admin/IncomingMailServers.jspa";
        long server = admin.save(admin.practiceServer(link, "IMAP", Practice.SUPPORT), null);
        HttpResponse<String> added = admin.http.postForm(jirasOwn, Map.of("name", "Old mailbox", "protocol", "pop3", "host", "elsewhere.example",
                "userName", Practice.SUPPORT.toUpperCase(java.util.Locale.ROOT), "atl_token", admin.http.xsrfToken()));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(302);
        try {
            assertThat(FormPage.open(admin.http, "/mail-servers/" + server).text()).contains("its own mail server Old mailbox");
            assertThat(FormPage.open(admin.http, "/mail-servers").text()).contains("Also read by Jira's mail server Old mailbox");
        } finally {
            admin.http.postForm(jirasOwn, Map.of("delete", "true", "atl_token", admin.http.xsrfToken()));
        }
        assertThat(FormPage.open(admin.http, "/mail-servers").text()).doesNotContain("Also read by");
    }

    @Test
    void theAuditLogSaysWhoDidWhat() {
        JsonNode entries = get("audit?limit=20").path("values");
        assertThat(entries.toString()).contains(link.name()).contains("admin");
    }

    private JsonNode get(String resource) {
        HttpResponse<String> answer = admin.http.rest("GET", resource, null);
        assertThat(answer.statusCode()).as(resource + " " + answer.body()).isEqualTo(200);
        return HttpUser.json(answer);
    }
}
