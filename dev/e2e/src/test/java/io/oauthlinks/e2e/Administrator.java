package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What a system administrator does over HTTP at a host with the practice provider: links, authorizations, tests, mail servers. */
final class Administrator {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    final RunningHost host;
    final Practice practice;
    final HttpUser http;

    Administrator(RunningHost host) {
        this(host, new Practice(host));
    }

    /** @param practice may be another host's */
    Administrator(RunningHost host, Practice practice) {
        this.host = host;
        this.practice = practice;
        this.http = HttpUser.administrator(host);
    }

    /** A saved link. */
    record Link(long id, String key, String name) { }

    /** What to type for a link to the practice provider, found by its issuer. */
    Map<String, String> practiceLink() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", "Practice " + NUMBER.incrementAndGet());
        fields.put("provider", "CUSTOM");
        fields.put("clientId", practice.clientId());
        fields.put("clientSecret", practice.clientSecret());
        fields.put("clientAuthentication", "BASIC");
        fields.put("issuer", practice.issuer().toString());
        fields.put("scopes", "mail offline_access");
        return fields;
    }

    Link createLink(Map<String, String> changed) {
        Map<String, String> fields = practiceLink();
        fields.putAll(changed);
        HttpResponse<String> answer = http.rest("POST", "outgoing-links", fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode link = HttpUser.json(answer);
        return new Link(link.path("id").asLong(), link.path("key").asText(), link.path("name").asText());
    }

    /** What to type for a mail server of the practice provider that signs in with this link. */
    Map<String, String> practiceServer(Link link, String protocol, String mailbox) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", "Mailbox " + NUMBER.incrementAndGet());
        fields.put("description", "Written by a test");
        fields.put("preset", "CUSTOM");
        fields.put("protocol", protocol);
        fields.put("tlsMode", "NONE");
        fields.put("host", "localhost");
        fields.put("port", String.valueOf(practice.port(protocol.toLowerCase(java.util.Locale.ROOT))));
        fields.put("timeout", "10");
        fields.put("userName", mailbox);
        fields.put("authentication", "OAUTH2");
        fields.put("linkId", String.valueOf(link.id()));
        fields.put("enabled", "true");
        return fields;
    }

    /** Presses Authorize on the form of a new mail server; answers where the provider asks. */
    URI startAuthorization(Map<String, String> server) {
        HttpResponse<String> answer = FormPage.open(http, "/mail-servers/new").authorize(server);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return HttpUser.location(answer);
    }

    /** Comes back from the provider; the form with everything typed kept, or a page that says what happened. */
    FormPage comeBack(URI callback) {
        return FormPage.of(http, http.get(callback.toString()));
    }

    /** Authorizes a mailbox for a new mail server and adds the account to what was typed. */
    Map<String, String> authorized(Map<String, String> server) {
        FormPage form = comeBack(new MailboxOwner(server.get("userName")).allow(startAuthorization(server)));
        assertThat(form.value("accountId")).as(form.text()).isNotEmpty();
        Map<String, String> fields = new HashMap<>(server);
        fields.put("accountId", form.value("accountId"));
        return fields;
    }

    /** Tests values that are not saved, and waits for the end of the test. */
    JsonNode test(Map<String, String> server) {
        return waitForTest(http.rest("POST", "mail-servers/test", server));
    }

    /** Tests a saved mail server. */
    JsonNode test(long serverId) {
        return waitForTest(http.rest("POST", "mail-servers/" + serverId + "/test", Map.of()));
    }

    private JsonNode waitForTest(HttpResponse<String> started) {
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        return waitForTest(http, started);
    }

    /** @param watcher may be signed in at another node than the one that started the test */
    static JsonNode waitForTest(HttpUser watcher, HttpResponse<String> started) {
        String id = HttpUser.json(started).path("id").asText();
        return Eventually.until("the end of test " + id, () -> HttpUser.json(watcher.rest("GET", "mail-servers/tests/" + id, null)),
                test -> !test.path("verdict").asText().equals("RUNNING"));
    }

    /** Saves a mail server, as a draft when there is no test (null); answers its row number. */
    long save(Map<String, String> server, JsonNode test) {
        Map<String, String> fields = new HashMap<>(server);
        fields.put("testRun", test == null ? "" : test.path("id").asText());
        HttpResponse<String> answer = http.rest("POST", "mail-servers", fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return HttpUser.json(answer).path("id").asLong();
    }

    /** Changes one of the app's settings. */
    void setting(String name, String value) {
        settings(Map.of(name, value));
    }

    /** Changes several of them at once. */
    void settings(Map<String, String> changed) {
        JsonNode now = HttpUser.json(http.rest("GET", "settings", null));
        Map<String, String> fields = new HashMap<>();
        now.fields().forEachRemaining(field -> fields.put(field.getKey(), field.getValue().asText("")));
        fields.putAll(changed);
        HttpResponse<String> answer = http.rest("PUT", "settings", fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Waits until the access token of an account is dead by the clock; the scheduled refresh may have replaced it meanwhile. */
    void awaitExpiry(Link link, Map<String, String> server) {
        Eventually.until("the expiry of the access token", () -> Instant.parse(account(link, server.get("accountId")).path("accessTokenExpiresAt").asText()),
                end -> Instant.now().isAfter(end));
    }

    /** The state of an account by REST. */
    JsonNode account(Link link, String accountId) {
        for (JsonNode account : HttpUser.json(http.rest("GET", "outgoing-links/" + link.id() + "/accounts", null))) {
            if (account.path("id").asText().equals(accountId)) {
                return account;
            }
        }
        throw new AssertionError("No account " + accountId + " of link " + link);
    }
}
