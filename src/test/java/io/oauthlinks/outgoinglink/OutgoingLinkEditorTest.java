package io.oauthlinks.outgoinglink;

import static io.oauthlinks.outgoinglink.MetadataServer.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.lease.Lease;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.message.Texts;
import io.oauthlinks.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutgoingLinkEditorTest extends LinkEditing {

    private static final String ISSUER = "https://login.example";
    private static final String WELL_KNOWN = ISSUER + "/.well-known/oauth-authorization-server";

    @Test
    void createsALink() {
        Map<String, String> typed = new HashMap<>(OutgoingLinkForm.blank(Provider.GOOGLE).values());
        typed.putAll(google());
        typed.put("clientSecretExpires", "2027-03-31");
        OutgoingLink link = create(typed);
        assertThat(links.byKey(typed.get("key"))).contains(link);
        assertThat(link.key()).matches("google-[a-z0-9]{8}");
        assertThat(link.endpoints().token()).hasToString("https://oauth2.googleapis.com/token");
        assertThat(link.client()).isEqualTo(new ClientRegistration("client.apps.googleusercontent.com", Secret.of("GOCSPX-secret"), clock.instant(),
                LocalDate.of(2027, 3, 31), ClientAuthentication.BODY));
        assertThat(link.createdAt()).isEqualTo(clock.instant());
        assertThat(audit.lines()).containsExactly("OUTGOING_LINK_CREATED GOOGLE");
    }

    @Test
    void aLinkWithoutKeyGetsOne() {
        assertThat(create(custom()).key()).matches("link-[a-z0-9]{8}");
        assertThat(refusedFields(with(with(custom(), "name", "b"), "key", links.all().get(0).key()))).containsOnly(Map.entry("key", "key-taken"));
    }

    @Test
    void aNameIsTakenOnce() {
        create(custom());
        assertThat(refusedFields(with(custom(), "name", "OWN MAIL"))).containsOnly(Map.entry("name", "name-taken"));
    }

    @Test
    void anEmptySecretKeepsTheOneThatIsSet() {
        OutgoingLink before = create(custom());
        clock.advance(Duration.ofDays(1));
        Map<String, String> typed = new HashMap<>(OutgoingLinkForm.of(before).values());
        typed.put("name", "Renamed");
        typed.put("key", "link-changed");
        OutgoingLink after = update(before.id(), typed);
        assertThat(after.client().clientSecret()).isEqualTo(Secret.of("secret"));
        assertThat(after.client().secretSetAt()).isEqualTo(before.client().secretSetAt());
        assertThat(after.key()).as("the redirect URL that is registered").isEqualTo(before.key());
        assertThat(after.createdAt()).isEqualTo(before.createdAt());
        assertThat(after.changedAt()).isEqualTo(clock.instant());
        assertThat(audit.lines()).containsExactly("OUTGOING_LINK_CREATED CUSTOM", "OUTGOING_LINK_CHANGED name");
        assertThat(toldToAccounts).containsExactly(after);
    }

    @Test
    void aNewSecretReplacesTheOneThatIsSet() {
        OutgoingLink before = create(custom());
        clock.advance(Duration.ofDays(1));
        OutgoingLink after = update(before.id(), with(OutgoingLinkForm.of(before).values(), "clientSecret", "new"));
        assertThat(after.client().clientSecret()).isEqualTo(Secret.of("new"));
        assertThat(after.client().secretSetAt()).isEqualTo(clock.instant());
        assertThat(audit.lines()).containsExactly("OUTGOING_LINK_CREATED CUSTOM", "CLIENT_SECRET_CHANGED");
        assertThat(audit.lines().toString()).doesNotContain("new]");
    }

    @Test
    @DisplayName("C13: changing the token endpoint, the tenant or the provider needs the client secret again")
    void anotherTokenEndpointNeedsTheSecretAgain() {
        OutgoingLink own = create(custom());
        OutgoingLink office = create(microsoft());
        Map<String, String> moved = with(OutgoingLinkForm.of(own).values(), "tokenEndpoint", "https://login.example/token2");
        Map<String, String> toGoogle = with(with(OutgoingLinkForm.of(own).values(), "provider", "GOOGLE"), "scopes", "https://mail.google.com/");
        Map<String, String> otherTenant = with(OutgoingLinkForm.of(office).values(), "tenant", "acme.com");
        Map<Map<String, String>, OutgoingLink> changes = Map.of(moved, own, toGoogle, own, otherTenant, office);
        changes.forEach((typed, link) -> {
            assertThat(refusedFields(() -> update(link.id(), typed))).containsOnly(Map.entry("clientSecret", "client-secret-enter-again"));
            assertThat(links.byId(link.id())).contains(link);
        });
        assertThat(update(own.id(), with(moved, "clientSecret", "again")).endpoints().token()).hasToString("https://login.example/token2");
        assertThat(toldToAccounts).hasSize(1);
    }

    @Test
    void anotherAuthorizationEndpointKeepsTheSecret() {
        OutgoingLink own = create(custom());
        OutgoingLink after = update(own.id(), with(OutgoingLinkForm.of(own).values(), "authorizationEndpoint", "https://login.example/authorize2"));
        assertThat(after.client().clientSecret()).isEqualTo(Secret.of("secret"));
    }

    @Test
    @DisplayName("C34: a client secret that cannot be opened is entered again")
    void anUnreadableSecretIsEnteredAgain() {
        OutgoingLink link = links.save(TestLinks.custom(ISSUER).unreadable().build());
        Map<String, String> typed = with(OutgoingLinkForm.of(link).values(), "clientId", "jira");
        assertThat(refusedFields(() -> update(link.id(), typed))).containsOnly(Map.entry("clientSecret", "client-secret-unreadable"));
        OutgoingLink mended = update(link.id(), with(typed, "clientSecret", "again"));
        assertThat(mended.unreadable()).isFalse();
        assertThat(mended.client().clientSecret()).isEqualTo(Secret.of("again"));
    }

    @Test
    @DisplayName("C30: an issuer fills in the endpoints, and endpoints that are not its own are refused")
    void anIssuerFillsInTheEndpoints() {
        server.answers(WELL_KNOWN, 200, document(ISSUER, ISSUER));
        OutgoingLink link = create(discovered(""));
        assertThat(link.endpoints()).isEqualTo(new Endpoints(URI.create(ISSUER), URI.create(ISSUER + "/authorize"), URI.create(ISSUER + "/token"), false));
        assertThat(refusedFields(with(with(discovered(""), "name", "b"), "tokenEndpoint", "https://evil.example/token")))
                .containsOnly(Map.entry("tokenEndpoint", "endpoint-not-of-issuer"));
        assertThat(refusedFields(with(with(discovered(""), "name", "b"), "issuer", ISSUER + "/")))
                .containsOnly(Map.entry("issuer", "issuer-differs"));
    }

    @Test
    @DisplayName("C31: endpoints on another origin than the issuer need a confirmation, once")
    void anotherOriginNeedsConfirmation() {
        server.answers(WELL_KNOWN, 200, document(ISSUER, "https://api.elsewhere.example:8443"));
        assertThat(refusedFields(discovered(""))).containsOnly(Map.entry("confirmOtherOrigin", "other-origin"));
        OutgoingLink link = create(discovered("true"));
        assertThat(link.endpoints().token()).hasToString("https://api.elsewhere.example:8443/token");
        server.asked().clear();
        clock.advance(Duration.ofHours(1));
        assertThat(update(link.id(), with(OutgoingLinkForm.of(link).values(), "name", "Renamed")).endpoints()).isEqualTo(link.endpoints());
        assertThat(server.asked()).as("unchanged endpoints are not discovered again").isEmpty();
    }

    @Test
    @DisplayName("C33: the revocation endpoint is discovered, and counts only where the token endpoint is, because it gets the same secrets")
    void theRevocationEndpointIsDiscovered() {
        String document = document(ISSUER, ISSUER).replace("{", "{\"revocation_endpoint\":\"%s\",");
        server.answers(WELL_KNOWN, 200, document.formatted("https://elsewhere.example/revoke"));
        assertThat(create(with(discovered(""), "name", "c")).endpoints().revocation()).as("at another host").isNull();
        clock.advance(Duration.ofHours(1));
        server.answers(WELL_KNOWN, 200, document.formatted(ISSUER + "/revoke"));
        assertThat(create(discovered("")).endpoints().revocation()).hasToString(ISSUER + "/revoke");
        clock.advance(Duration.ofHours(1));
        server.answers(WELL_KNOWN, 200, document.formatted("http://login.example/revoke"));
        assertThat(create(with(discovered(""), "name", "b")).endpoints().revocation()).as("one that cannot be used is none").isNull();
    }

    @Test
    @DisplayName("C33: an issuer that names the kept token endpoint and a revocation endpoint of its own gets no kept secret")
    void aForeignIssuerGetsNoKeptSecret() {
        OutgoingLink before = create(custom());
        server.answers("https://evil.example/.well-known/oauth-authorization-server", 200, document("https://evil.example", ISSUER)
                .replace("{", "{\"revocation_endpoint\":\"https://evil.example/revoke\","));
        Map<String, String> typed = with(with(OutgoingLinkForm.of(before).values(), "issuer", "https://evil.example"), "confirmOtherOrigin", "true");
        assertThat(update(before.id(), typed).endpoints().revocation()).isNull();
    }

    @Test
    void endpointsByHandMayNameAnIssuerThatPublishesNoDocument() {
        Map<String, String> typed = with(custom(), "issuer", ISSUER);
        OutgoingLink link = create(typed);
        assertThat(link.endpoints()).isEqualTo(new Endpoints(URI.create(ISSUER), URI.create(ISSUER + "/authorize"), URI.create(ISSUER + "/token"), false));
        assertThat(refusedFields(with(discovered(""), "name", "b"))).containsOnly(Map.entry("issuer", "issuer-without-document"));
        server.goDown();
        assertThat(refusedFields(with(with(typed, "name", "c"), "issuer", "https://down.example"))).containsOnlyKeys("issuer");
    }

    @Test
    void aLinkInUseIsNotDeleted() {
        OutgoingLink link = create(custom());
        users.add("IT helpdesk");
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> editor.delete(link.id(), ADMIN));
        assertThat(Texts.reasonOf(refusal.problem())).isEqualTo("link-in-use");
        assertThat(Texts.of(refusal.problem().cause())).contains("IT helpdesk");
        assertThat(revoked).isEmpty();
        users.clear();
        editor.delete(link.id(), ADMIN);
        assertThat(links.all()).isEmpty();
        assertThat(revoked).containsExactly(link);
        assertThat(audit.lines()).containsExactly("OUTGOING_LINK_CREATED CUSTOM", "OUTGOING_LINK_DELETED");
    }

    @Test
    void aLinkThatIsBeingPutToUseIsNotDeleted() {
        OutgoingLink link = create(custom());
        Lease elsewhere = leases.tryAcquire("link/" + link.id(), Duration.ofMinutes(1)).orElseThrow();
        assertThat(Texts.reasonOf(catchThrowableOfType(Refusal.class, () -> editor.delete(link.id(), ADMIN)).problem())).isEqualTo("being-changed");
        assertThat(links.all()).containsExactly(link);
        leases.release(elsewhere);
        editor.delete(link.id(), ADMIN);
        assertThat(links.all()).isEmpty();
    }

    @Test
    void aLinkThatIsGoneIsNamed() {
        assertThat(Texts.reasonOf(catchThrowableOfType(Refusal.class, () -> editor.delete(9, ADMIN)).problem())).isEqualTo("link-gone");
        assertThat(Texts.reasonOf(catchThrowableOfType(Refusal.class, () -> update(9, custom())).problem())).isEqualTo("link-gone");
    }

    @Test
    void blankFormsSuggestWhatTheProviderNeeds() {
        assertThat(OutgoingLinkForm.blank(Provider.MICROSOFT).values()).containsEntry("tenant", "organizations").containsEntry("clientAuthentication", "BODY")
                .hasEntrySatisfying("scopes", scopes -> assertThat(scopes).contains("IMAP", "POP", "offline_access"));
        assertThat(OutgoingLinkForm.blank(Provider.CUSTOM).values()).containsEntry("scopes", "").containsEntry("clientAuthentication", "BASIC");
        for (Provider provider : Provider.values()) {
            Authority.of(provider).preset().suggestedScopes().forEach(scope -> assertThat(Texts.of(scope.purpose())).isNotBlank());
        }
    }

    private static Map<String, String> discovered(String confirmed) {
        Map<String, String> typed = custom();
        typed.remove("authorizationEndpoint");
        typed.remove("tokenEndpoint");
        typed.put("issuer", ISSUER);
        typed.put("confirmOtherOrigin", confirmed);
        return typed;
    }
}
