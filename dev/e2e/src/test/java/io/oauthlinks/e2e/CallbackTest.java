package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.Administrator.Link;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Callbacks that are not the answer to what this browser began: each ends on a page with a cause, a remedy and a way back. */
class CallbackTest {

    private Administrator admin;
    private Link link;
    private Map<String, String> server;
    private URI asked;

    @BeforeEach
    void begin() {
        admin = new Administrator(RunningHost.shared());
        admin.practice.reset();
        link = admin.createLink(Map.of());
        server = admin.practiceServer(link, "IMAP", Practice.SUPPORT);
        asked = admin.startAuthorization(server);
    }

    @Test
    @DisplayName("C3: S256 code challenge in the authorization request, no verifier; C1: state of 128 bits or more")
    void theAuthorizationRequestIsProtected() {
        Map<String, String> query = Query.of(asked);
        assertThat(query).containsEntry("code_challenge_method", "S256").containsEntry("response_type", "code")
                .containsEntry("redirect_uri", admin.host.url() + "/plugins/servlet/oauth-links/callback/" + link.key()).doesNotContainKey("code_verifier");
        assertThat(query.get("code_challenge")).hasSize(43);
        assertThat(query.get("state")).hasSizeGreaterThanOrEqualTo(22);
        assertThat(Query.of(admin.startAuthorization(server)).get("state")).isNotEqualTo(query.get("state"));
    }

    @Test
    void denyingLeadsBackToTheFormWithEverythingTyped() {
        FormPage form = admin.comeBack(new MailboxOwner(Practice.SUPPORT).deny(asked));
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.problems()).as("what happened").isNotEmpty();
        assertThat(form.text()).contains("access_denied");
        server.forEach((field, value) -> {
            if (!field.equals("enabled")) {
                assertThat(form.value(field)).as(field).isEqualTo(value);
            }
        });
        assertThat(form.value("accountId")).isEmpty();
    }

    @Test
    @DisplayName("C1: a callback works once")
    void aRepeatedCallbackIsRefused() {
        URI callback = new MailboxOwner(Practice.SUPPORT).allow(asked);
        assertThat(admin.comeBack(callback).value("accountId")).isNotEmpty();
        refused(admin.comeBack(callback));
        assertThat(admin.practice.tokenRequests("authorization_code")).as("no second exchange").isEqualTo(1);
    }

    @Test
    @DisplayName("C1: a callback with a state that nobody began, or with none, is refused before any token request")
    void aForgedCallbackIsRefused() {
        URI callback = new MailboxOwner(Practice.SUPPORT).allow(asked);
        Map<String, String> query = Query.of(callback);
        refused(admin.comeBack(Query.with(callback, Map.of("state", "x".repeat(query.get("state").length())))));
        refused(admin.comeBack(Query.without(callback, "state")));
        refused(admin.comeBack(URI.create(callback.toString().replaceFirst("\\?.*", ""))));
        refused(admin.comeBack(URI.create(callback + "&state=" + query.get("state"))));
        assertThat(admin.practice.tokenRequests()).isEmpty();
    }

    @Test
    @DisplayName("C1: a callback in another browser of the same administrator is refused")
    void anotherBrowserIsRefused() {
        URI callback = new MailboxOwner(Practice.SUPPORT).allow(asked);
        refused(new Administrator(admin.host).comeBack(callback));
        assertThat(admin.practice.tokenRequests()).isEmpty();
    }

    @Test
    @DisplayName("C8: a callback for somebody else who is signed in, or for nobody, is refused; the cookie alone is worth nothing")
    void anotherUserIsRefused() {
        URI callback = new MailboxOwner(Practice.SUPPORT).allow(asked);
        for (String name : new String[] {"alice", "padmin"}) {
            HttpUser other = HttpUser.signedIn(admin.host, name);
            other.takeCookie("oauth-links.authorization", admin.http);
            assertThat(other.get(callback.toString()).statusCode()).as(name).isEqualTo(400);
        }
        HttpUser nobody = HttpUser.anonymous(admin.host);
        nobody.takeCookie("oauth-links.authorization", admin.http);
        assertThat(HttpUser.location(nobody.get(callback.toString())).toString()).contains("/login.jsp");
        assertThat(admin.practice.tokenRequests()).isEmpty();
    }

    @Test
    @DisplayName("C5: an answer at the redirect URL of another link is refused before any token request")
    void anAnswerOfAnotherProviderIsRefused() {
        Link other = admin.createLink(Map.of());
        URI callback = new MailboxOwner(Practice.SUPPORT).allow(asked);
        refused(admin.comeBack(URI.create(callback.toString().replace("/callback/" + link.key(), "/callback/" + other.key()))));
        assertThat(admin.practice.tokenRequests()).isEmpty();
    }

    @Test
    @DisplayName("C4: another issuer in the callback is refused before any token request")
    void anotherIssuerIsRefused() {
        URI callback = new MailboxOwner(Practice.SUPPORT).allow(asked);
        FormPage form = admin.comeBack(Query.with(callback, Map.of("iss", "https://evil.example")));
        assertThat(form.problems()).contains("issuer").contains(link.name());
        assertThat(form.value("accountId")).isEmpty();
        assertThat(admin.practice.tokenRequests()).isEmpty();
    }

    @Test
    @DisplayName("C4: no issuer in the callback, where the metadata promises one, is refused before any token request")
    void aMissingIssuerIsRefused() {
        URI callback = new MailboxOwner(Practice.SUPPORT).allow(asked);
        assertThat(Query.of(callback)).as("the practice provider sends it (RFC 9207)").containsEntry("iss", admin.practice.issuer().toString());
        FormPage form = admin.comeBack(Query.without(callback, "iss"));
        assertThat(form.problems()).isNotEmpty();
        assertThat(form.value("accountId")).isEmpty();
        assertThat(admin.practice.tokenRequests()).isEmpty();
    }

    @Test
    @DisplayName("C7: error texts of the provider are shown escaped, and never as a link")
    void textsOfTheProviderAreEscaped() {
        URI denied = new MailboxOwner(Practice.SUPPORT).deny(asked);
        Map<String, String> forged = new HashMap<>(Map.of("error_description", "<script>alert(1)</script>", "error_uri", "javascript:alert(1)"));
        FormPage form = admin.comeBack(Query.with(denied, forged));
        assertThat(form.answer().body()).doesNotContain("<script>alert").doesNotContain("javascript:alert");
    }

    @Test
    void anUnknownLinkIsAPageWithAWayBack() {
        refused(admin.comeBack(URI.create(admin.host.url() + "/plugins/servlet/oauth-links/callback/nobody?state=x&code=y")));
    }

    private static void refused(FormPage page) {
        assertThat(page.status()).as(page.text()).isIn(400, 403, 404, 200);
        assertThat(page.page().select("h1, h2")).as("a title").isNotEmpty();
        assertThat(page.text()).as("what to do").matches("(?s).*(again|back|Start).*");
        assertThat(page.page().select("a[href*='/plugins/servlet/oauth-links/mail-servers']")).as("a way back: " + page.text()).isNotEmpty();
        assertThat(page.page().select("input[name=accountId]").val()).as("no account").isEmpty();
    }
}
