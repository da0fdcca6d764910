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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose mailbox an account may be, and what becomes of its tokens at the provider when it is deleted. */
class AccountRulesTest {

    private static final String SHARED = "shared@practice.example";
    private static final Map<String, String> NAMING = Map.of("scopes", "mail offline_access openid email");
    private Administrator admin;

    @BeforeEach
    void reset() {
        admin = new Administrator(RunningHost.shared());
        admin.practice.reset();
    }

    private Link link(Map<String, String> rules) {
        Map<String, String> fields = new HashMap<>(NAMING);
        fields.putAll(rules);
        return admin.createLink(fields);
    }

    private FormPage signIn(Map<String, String> server, String user) {
        return admin.comeBack(new MailboxOwner(user).allow(admin.startAuthorization(server)));
    }

    @Test
    @DisplayName("C29: a strict link refuses another user by name, and takes the mailbox's own")
    void strict() {
        Map<String, String> server = admin.practiceServer(link(Map.of("accountMatch", "STRICT")), "IMAP", Practice.SUPPORT);
        FormPage refused = signIn(server, Practice.RETURNS);
        assertThat(refused.value("accountId")).isEmpty();
        assertThat(refused.problems()).contains(Practice.SUPPORT, Practice.RETURNS, "strict");
        assertThat(refused.value("userName")).as("what was typed is kept").isEqualTo(Practice.SUPPORT);

        FormPage taken = signIn(server, Practice.SUPPORT);
        assertThat(taken.value("accountId")).as(taken.problems()).isNotEmpty();
        assertThat(taken.text()).contains("Signed in at the provider as " + Practice.SUPPORT);
    }

    @Test
    @DisplayName("C29: a provider that does not say who signed in is not taken for the mailbox by a strict link; lenient says that it is not known")
    void aProviderThatDoesNotTell() {
        HttpResponse<String> unasked = admin.http.rest("POST", "outgoing-links", with(admin.practiceLink(), "accountMatch", "STRICT"));
        assertThat(unasked.statusCode()).isEqualTo(400);
        assertThat(HttpUser.json(unasked).path("errors").path("accountMatch").asText()).contains("openid");

        Map<String, String> server = admin.practiceServer(link(Map.of("accountMatch", "STRICT")), "IMAP", Practice.SUPPORT);
        URI withoutOpenid = Query.with(admin.startAuthorization(server), Map.of("scope", "mail offline_access"));
        assertThat(admin.comeBack(new MailboxOwner(Practice.SUPPORT).allow(withoutOpenid)).problems()).contains("did not say who signed in");

        Map<String, String> lenient = admin.practiceServer(admin.createLink(Map.of()), "IMAP", Practice.SUPPORT);
        assertThat(signIn(lenient, Practice.SUPPORT).text()).contains("The provider did not say who signed in.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMAP", "POP3"})
    @DisplayName("M15, C29: a shared mailbox opens with the access token of its delegate; both are kept and shown")
    void sharedMailbox(String protocol) {
        Link link = link(Map.of("allowedDomains", "practice.example"));
        Map<String, String> server = new HashMap<>(admin.practiceServer(link, protocol, SHARED));
        FormPage form = signIn(server, Practice.SUPPORT);
        assertThat(form.text()).contains("Signed in at the provider as " + Practice.SUPPORT);
        server.put("accountId", form.value("accountId"));
        JsonNode account = admin.account(link, server.get("accountId"));
        assertThat(account.path("mailbox").asText()).isEqualTo(SHARED);
        assertThat(account.path("signedInAs").asText()).isEqualTo(Practice.SUPPORT);

        JsonNode test = admin.test(server);
        assertThat(test.path("verdict").asText()).as(test.toString()).isNotEqualTo("FAILED");
        assertThat(test.toString()).contains("Signed in to " + SHARED + " with the account " + Practice.SUPPORT);
        long saved = admin.save(server, test);
        assertThat(HttpUser.json(admin.http.rest("GET", "mail-servers/" + saved, null)).path("enabled").asBoolean()).isTrue();

        server.put("accountId", signIn(server, Practice.RETURNS).value("accountId"));
        assertThat(admin.test(server).toString()).as("no delegate of it").contains("mailbox-not-of-account");
    }

    @Test
    void allowedDomainsHoldFromTheStartToTheSave() {
        Link link = link(Map.of("allowedDomains", "acme.example\nacme.org"));
        JsonNode json = HttpUser.json(admin.http.rest("GET", "outgoing-links/" + link.id(), null));
        assertThat(json.path("allowedDomains").toString()).isEqualTo("[\"acme.example\",\"acme.org\"]");

        Map<String, String> server = admin.practiceServer(link, "IMAP", Practice.SUPPORT);
        FormPage form = FormPage.of(admin.http, FormPage.open(admin.http, "/mail-servers/new").authorize(server));
        assertThat(form.error("userName")).contains("acme.example, acme.org");
        HttpResponse<String> test = admin.http.rest("POST", "mail-servers/test", server);
        assertThat(test.statusCode()).isEqualTo(400);
        assertThat(HttpUser.json(test).path("errors").path("userName").asText()).contains("does not allow");
    }

    @Test
    void domainsThatWereLimitedMeanwhileCountAtTheCallback() {
        Link link = link(Map.of());
        URI callback = new MailboxOwner(Practice.SUPPORT).allow(admin.startAuthorization(admin.practiceServer(link, "IMAP", Practice.SUPPORT)));
        Map<String, String> limited = with(admin.practiceLink(), "allowedDomains", "acme.example");
        limited.putAll(Map.of("name", link.name(), "clientSecret", ""));
        assertThat(admin.http.rest("PUT", "outgoing-links/" + link.id(), limited).statusCode()).isEqualTo(200);
        assertThat(admin.comeBack(callback).problems()).contains("does not allow the mailbox " + Practice.SUPPORT);
        assertThat(admin.practice.tokenRequests()).as("the code is not used").isEmpty();
    }

    @Test
    @DisplayName("C33: deleting a link revokes the refresh tokens of its accounts at the provider, and says so")
    void deletionRevokes() {
        Link link = link(Map.of());
        // nobody else's account at this client: the grant is not shared
        admin.authorized(admin.practiceServer(link, "IMAP", "hr@practice.example"));
        assertThat(FormPage.open(admin.http, "/outgoing-links/" + link.id() + "/delete").text()).contains("revokes the refresh tokens");
        assertThat(admin.http.rest("DELETE", "outgoing-links/" + link.id(), null).statusCode()).isEqualTo(204);
        Eventually.until("the revocation", () -> HttpUser.json(admin.http.rest("GET", "audit?action=tokens-revoked&limit=10", null)).toString(),
                entries -> entries.contains(link.name()));
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> changed = new HashMap<>(fields);
        changed.put(name, value);
        return changed;
    }
}
