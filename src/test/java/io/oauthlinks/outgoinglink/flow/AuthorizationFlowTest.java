package io.oauthlinks.outgoinglink.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.message.Texts;
import io.oauthlinks.outgoinglink.Endpoints;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.RedirectUrls;
import io.oauthlinks.outgoinglink.TestLinks;
import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.AccountState;
import io.oauthlinks.secret.Sha256;
import io.oauthlinks.settings.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationFlowTest extends FlowFixture {

    @Test
    @DisplayName("C3: an authorization gives an account with tokens, with PKCE S256 from end to end")
    void authorizesAnAccount() throws Exception {
        OutgoingLink link = links.save(TestLinks.custom(server.origin()).build());
        server.grants("access-1", "refresh-1", 3600);
        Started started = start(link);
        Map<String, String> query = query(started.authorizationUri());
        assertThat(started.authorizationUri().toString()).startsWith(server.origin() + "/authorize?");
        assertThat(query).containsEntry("response_type", "code").containsEntry("client_id", "jira client").containsEntry("scope", "mail offline_access")
                .containsEntry("redirect_uri", "https://jira.example/jira/plugins/servlet/oauth-links/callback/link-7f3k2q8x")
                .containsEntry("code_challenge_method", "S256").hasSize(7);

        Outcome.Authorized outcome = (Outcome.Authorized) flow.finish(answer(started, "code", "c0de"), ADMIN);
        String verifier = server.received().get(0).form().get("code_verifier");
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)))).isEqualTo(query.get("code_challenge"));
        assertThat(verifier).hasSizeGreaterThanOrEqualTo(43);
        assertThat(started.authorizationUri().toString()).doesNotContain(verifier);

        Account account = accounts.byId(outcome.account().id()).orElseThrow();
        assertThat(account.state()).isEqualTo(AccountState.VALID);
        assertThat(account.mailbox()).isEqualTo("it@acme.example");
        assertThat(account.tokenEndpoint()).isEqualTo(server.origin() + "/token");
        assertThat(account.authorizedBy()).isEqualTo("admin");
        assertThat(account.tokens().accessToken().reveal()).isEqualTo("access-1");
        assertThat(outcome.returnPath()).isEqualTo(RETURN_PATH);
        assertThat(pending.typed(outcome.typedKey(), "admin", clock.instant()).orElseThrow())
                .isEqualTo(Map.of("name", "IT 📬", "accountId", String.valueOf(account.id())));
        assertThat(audit.lines()).containsExactly("ACCOUNT_AUTHORIZED Outgoing link \"Practice mail\"");
    }

    @Test
    void authorizesAnAccountAgain() {
        OutgoingLink link = links.save(TestLinks.custom(server.origin()).build());
        server.grants("access-1", "refresh-1", 3600).grants("access-2", "refresh-2", 3600);
        long id = ((Outcome.Authorized) flow.finish(answer(start(link), "code", "c1"), ADMIN)).account().id();
        Outcome again = flow.finish(answer(flow.start(request(link, id), ADMIN), "code", "c2"), ADMIN);
        assertThat(again).isInstanceOf(Outcome.Authorized.class);
        assertThat(accounts.all()).singleElement().satisfies(account -> {
            assertThat(account.id()).isEqualTo(id);
            assertThat(account.tokens().refreshToken().reveal()).isEqualTo("refresh-2");
        });
    }

    @Test
    void anAccountOfAnotherLinkIsLeftAlone() {
        OutgoingLink link = links.save(TestLinks.custom(server.origin()).build());
        OutgoingLink other = links.save(TestLinks.custom(server.origin()).name("Other").build());
        server.grants("access", "refresh", 3600);
        long id = ((Outcome.Authorized) flow.finish(answer(start(link), "code", "c1"), ADMIN)).account().id();
        long another = ((Outcome.Authorized) flow.finish(answer(flow.start(request(other, id), ADMIN), "code", "c2"), ADMIN)).account().id();
        assertThat(another).isNotEqualTo(id);
        assertThat(accounts.byId(id).orElseThrow().linkId()).isEqualTo(link.id());
    }

    @Test
    @DisplayName("C1: state has 256 random bits and is kept as a hash only, as is the browser's cookie")
    void stateIsRandomAndKeptAsHash() {
        OutgoingLink link = links.save(TestLinks.google().build());
        Set<String> states = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            String state = query(start(link).authorizationUri()).get("state");
            assertThat(Base64.getUrlDecoder().decode(state)).hasSize(32);
            states.add(state);
        }
        assertThat(states).hasSize(100);
        Started started = start(link);
        String state = query(started.authorizationUri()).get("state");
        assertThat(pending.find(Sha256.hex(state)).orElseThrow()).satisfies(row -> {
            assertThat(row.toString()).doesNotContain(state).doesNotContain(started.browserBinding().reveal()).doesNotContain("pw");
            assertThat(row.browserHash()).isEqualTo(Sha256.hex(started.browserBinding().reveal()));
            assertThat(row.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
            assertThat(row.typed()).isEqualTo(Map.of("name", "IT 📬"));
        });
        assertThat(started.toString() + answer(started, "code", "c0de")).doesNotContain(started.browserBinding().reveal()).doesNotContain("c0de");
    }

    @Test
    @DisplayName("C26: Google is asked for offline access and consent, each time")
    void googleIsAskedForOfflineAccessAndConsent() {
        OutgoingLink link = links.save(TestLinks.google().parameters(Map.of("hd", "acme.example")).build());
        for (long accountId : new long[] {0, 5}) {
            Map<String, String> query = query(flow.start(request(link, accountId), ADMIN).authorizationUri());
            assertThat(query).containsEntry("access_type", "offline").containsEntry("prompt", "consent").containsEntry("hd", "acme.example")
                    .containsEntry("scope", "https://mail.google.com/");
        }
    }

    @Test
    @DisplayName("C27: Microsoft is asked for offline_access once, chosen or not")
    void microsoftIsAskedForOfflineAccessOnce() {
        String imap = "https://outlook.office.com/IMAP.AccessAsUser.All";
        OutgoingLink chosen = links.save(TestLinks.microsoft().name("a").scopes(imap, "offline_access").build());
        OutgoingLink left = links.save(TestLinks.microsoft().name("b").scopes(imap).build());
        for (OutgoingLink link : new OutgoingLink[] {chosen, left}) {
            assertThat(query(start(link).authorizationUri())).containsEntry("scope", imap + " offline_access");
        }
    }

    @Test
    @DisplayName("C9: a query that the authorization endpoint has already is kept, and values are encoded")
    void keepsTheEndpointsQuery() {
        Endpoints endpoints = new Endpoints(null, URI.create("https://login.example/authorize?audience=https%3A%2F%2Fapi.example%2F&x=a%26b"),
                URI.create("https://login.example/token"), false);
        OutgoingLink link = links.save(TestLinks.custom("https://login.example").endpoints(endpoints).parameters(Map.of("login_hint", "a+b &=ä@x")).build());
        URI uri = start(link).authorizationUri();
        assertThat(uri.toString()).startsWith("https://login.example/authorize?").isASCII();
        assertThat(query(uri)).containsEntry("audience", "https://api.example/").containsEntry("x", "a&b").containsEntry("login_hint", "a+b &=ä@x")
                .containsEntry("client_id", "jira client").containsKey("state");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void theMailboxIsNeeded(String mailbox) {
        OutgoingLink link = links.save(TestLinks.google().build());
        InvalidInput invalid = catchThrowableOfType(InvalidInput.class,
                () -> flow.start(new StartRequest(link.id(), 0, mailbox, RETURN_PATH, Map.of()), ADMIN));
        assertThat(Texts.reasonsOf(invalid.errors())).containsOnly(Map.entry("userName", "mailbox-empty"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"it\u0000@acme.example", "it@acme.example\r\nA1 LOGOUT", "it\u0001auth=Bearer x"})
    void aMailboxHasNoControlCharacters(String mailbox) {
        OutgoingLink link = links.save(TestLinks.google().build());
        InvalidInput invalid = catchThrowableOfType(InvalidInput.class,
                () -> flow.start(new StartRequest(link.id(), 0, mailbox, RETURN_PATH, Map.of()), ADMIN));
        assertThat(Texts.reasonsOf(invalid.errors())).containsOnly(Map.entry("userName", "mailbox-invalid"));
        assertThat(pending.all()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "https://evil.example/", "//evil.example/plugins/servlet/oauth-links/", "/plugins/servlet/other",
            "/plugins/servlet/oauth-links/../../evil", "/plugins/servlet/oauth-links//evil.example", "/plugins/servlet/oauth-links/\r\nSet-Cookie:a",
            "/plugins/servlet/oauth-links/\\evil"})
    void theWayBackStaysInThisApp(String path) {
        OutgoingLink link = links.save(TestLinks.google().build());
        assertThat(refusal(new StartRequest(link.id(), 0, "m", path, Map.of()))).isEqualTo("return-path-foreign");
    }

    @Test
    void startIsRefusedByName() {
        assertThat(refusal(new StartRequest(99, 0, "m", RETURN_PATH, Map.of()))).isEqualTo("link-gone");
        OutgoingLink unreadable = links.save(TestLinks.google().name("a").unreadable().build());
        assertThat(refusal(request(unreadable, 0))).isEqualTo("client-secret-unreadable");
        OutgoingLink http = links.save(TestLinks.custom("http://login.example").name("b").build());
        settings.save(Settings.DEFAULTS);
        assertThat(refusal(request(http, 0))).isEqualTo("authorization-endpoint-http");
        assertThat(pending.all()).isEmpty();
    }

    @Test
    @DisplayName("C10: without the override nothing is authorized over a redirect URL that is http")
    void anHttpRedirectUrlIsRefused() {
        OutgoingLink google = links.save(TestLinks.google().build());
        settings.save(Settings.DEFAULTS);
        AuthorizationFlow overHttp = new AuthorizationFlow(links, authorizedAccounts, pending,
                new AuthorizationFlow.ProviderSide(new AuthorizationRequests(new RedirectUrls(() -> URI.create("http://jira.example")), settings), null),
                (user, page) -> true, audit, clock);
        Refusal refused = catchThrowableOfType(Refusal.class, () -> overHttp.start(request(google, 0), ADMIN));
        assertThat(Texts.reasonOf(refused.problem())).isEqualTo("redirect-url-http");
        assertThat(pending.all()).isEmpty();
        assertThat(start(google)).isNotNull();
    }

    private String refusal(StartRequest request) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> flow.start(request, ADMIN));
        assertThat(refusal).isNotNull();
        return Texts.reasonOf(refusal.problem());
    }
}
