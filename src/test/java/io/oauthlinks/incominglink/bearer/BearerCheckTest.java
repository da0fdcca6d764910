package io.oauthlinks.incominglink.bearer;

import static io.oauthlinks.incominglink.JiraScope.ADMIN;
import static io.oauthlinks.incominglink.JiraScope.READ;
import static io.oauthlinks.incominglink.JiraScope.SYSTEM_ADMIN;
import static io.oauthlinks.incominglink.JiraScope.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.oauthlinks.MovableClock;
import io.oauthlinks.incominglink.CredentialFormat;
import io.oauthlinks.incominglink.InMemoryClientSecrets;
import io.oauthlinks.incominglink.InMemoryIncomingLinks;
import io.oauthlinks.incominglink.InMemoryLinkProblems;
import io.oauthlinks.incominglink.InMemoryResourceOwners;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.Issuer;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.LinkProblem;
import io.oauthlinks.incominglink.ProblemRecorder;
import io.oauthlinks.incominglink.RememberedClients;
import io.oauthlinks.incominglink.TestIncomingLinks;
import io.oauthlinks.incominglink.bearer.BearerAnswer.Admitted;
import io.oauthlinks.incominglink.bearer.BearerAnswer.NotOurs;
import io.oauthlinks.incominglink.bearer.BearerAnswer.Refused;
import io.oauthlinks.incominglink.grant.Grant;
import io.oauthlinks.incominglink.grant.InMemoryAuthorizationCodes;
import io.oauthlinks.incominglink.grant.InMemoryGrants;
import io.oauthlinks.incominglink.grant.LastUses;
import io.oauthlinks.incominglink.grant.TestTokens;
import io.oauthlinks.incominglink.grant.TokenPair;
import io.oauthlinks.secret.Sha256;
import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerCheckTest {

    private static final String MYSELF = "/rest/api/2/myself";
    private static final String USER = TestTokens.USER;

    private final MovableClock clock = new MovableClock();
    private final InMemoryIncomingLinks links = new InMemoryIncomingLinks();
    private final InMemoryClientSecrets secrets = new InMemoryClientSecrets();
    private final InMemoryAuthorizationCodes codes = new InMemoryAuthorizationCodes();
    private final InMemoryGrants grants = new InMemoryGrants(codes);
    private final InMemoryResourceOwners users = new InMemoryResourceOwners().with(USER, "bob", "Bob");
    private final RememberedClients clients = new RememberedClients(links, secrets, clock);
    private final RememberedTokens tokens = new RememberedTokens(grants, clock);
    private final InMemorySettings settings = InMemorySettings.forLoopback();
    private final InMemoryLinkProblems problems = new InMemoryLinkProblems();
    private URI baseUrl = URI.create("https://jira.example/jira");
    private final BearerCheck check = new BearerCheck(tokens, clients, users, new CallPolicy(new Issuer(() -> baseUrl, settings), settings, clock),
            new LastUses(grants, links, Runnable::run), new ProblemRecorder(problems, clock), clock);
    private final IncomingLink link = links.save(TestIncomingLinks.web().scopes(SYSTEM_ADMIN).build());

    private record Issued(String token, TokenPair pair) { }

    private Issued issue(JiraScope scope) {
        return issue(link, scope);
    }

    private Issued issue(IncomingLink to, JiraScope scope) {
        String token = CredentialFormat.ACCESS_TOKEN.generate().reveal();
        String code = "code " + token;
        codes.save(TestTokens.code(code, to.id(), USER));
        Grant grant = TestTokens.grant(code, to.id(), USER);
        Instant now = clock.instant();
        TokenPair pair = new TokenPair(Sha256.hex(token), Sha256.hex("r" + token), null, 0, to.id(), USER, Set.of(scope), Set.of(scope), now,
                now.plusSeconds(3600), now.plus(Duration.ofDays(30)), now.plus(Duration.ofDays(90)));
        grants.redeem(Sha256.hex(code), grant, pair);
        return new Issued(token, grants.byAccessToken(pair.accessHash()).orElseThrow());
    }

    private Issued issueForService(IncomingLink to) {
        String token = CredentialFormat.ACCESS_TOKEN.generate().reveal();
        Instant now = clock.instant();
        TokenPair pair = new TokenPair(Sha256.hex(token), null, null, 0, to.id(), USER, Set.of(WRITE), Set.of(WRITE), now, now.plusSeconds(3600), null, null);
        grants.issue(pair);
        return new Issued(token, pair);
    }

    private static BearerRequest request(String method, String path, String query, List<String> authorization, boolean overridesMethod) {
        return new BearerRequest(method, path, query, authorization, overridesMethod, "192.0.2.7");
    }

    private BearerAnswer call(String method, String path, String... authorization) {
        return check.check(request(method, path, null, List.of(authorization), false));
    }

    private BearerAnswer get(Issued issued) {
        return call("GET", MYSELF, "Bearer " + issued.token);
    }

    private static void assertRefused(BearerAnswer answer, int status, String error, String inDescription) {
        assertThat(answer).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.error()).isEqualTo(error);
            // RFC 6750 section 3: the characters that the description may have
            assertThat(refused.description()).contains(inDescription).matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
        });
    }

    @Test
    @DisplayName("P47: an access token in the Authorization header is accepted, the scheme in any spelling")
    void admits() {
        Issued issued = issue(WRITE);

        for (String header : List.of("Bearer " + issued.token, "bearer " + issued.token, "BEARER  " + issued.token + " ")) {
            assertThat(call("POST", "/rest/api/2/issue", header)).isEqualTo(new Admitted(USER, Set.of(WRITE), link.id(), issued.pair.grantId()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic b2xqXzpvbGpf", "Bearer", "Bearer ", "Bearer eyJhbGciOiJSUzI1NiJ9.e30.x", "Bearer MTIzNDU2Nzg5MDEyOm9sal8", "Bearer OLJ_x", "Bearer e30.-olj_x.olr_y", "OAuth oauth_consumer_key=\"olj_x\", oauth_nonce=ols_y", ""})
    @DisplayName("what others read goes on untouched")
    void leavesOthersAlone(String header) {
        assertThat(call("GET", "/rest//x;y", header)).isInstanceOf(NotOurs.class);
        assertThat(check.check(request("GET", null, "access_token=other&x=olj_1", List.of(header), true))).isInstanceOf(NotOurs.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "Token %s", "Bearer\t%s", "Bearer\u00a0%s", "Bearer \"%s\"", "Bearer '%s'", "Bearer <%s>", "Bearer: %s", "Bearer:%s", "\"%s\"", "Basic YTpi, Bearer %s", "Basic YTpi,Bearer\t%s"})
    @DisplayName("P49: a token of ours that is not sent as RFC 6750 says is refused, never anonymous")
    void refusesAMisplacedToken(String header) {
        for (CredentialFormat format : CredentialFormat.values()) {
            assertRefused(call("GET", MYSELF, header.formatted(format.generate().reveal())), 400, "invalid_request", "Bearer");
        }
        assertRefused(call("GET", MYSELF, "Basic YTpi", header.formatted(issue(READ).token)), 400, "invalid_request", "Bearer");
    }

    @Test
    void aRequestWithoutAnythingIsNotOurs() {
        assertThat(call("GET", MYSELF)).isInstanceOf(NotOurs.class);
        assertThat(check.check(request("GET", MYSELF, "jql=access_token", List.of(), false))).isInstanceOf(NotOurs.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token=%s", "a=1&access_token=%s&b", "access_token=x&access_token=%s", "access%%5ftoken=%s", "%%61ccess_token=%s&x=%%zz"})
    @DisplayName("P47: a token of ours in the query is refused, alone and beside the header")
    void refusesATokenInTheQuery(String query) {
        String token = issue(READ).token;

        assertRefused(check.check(request("GET", MYSELF, query.formatted(token), List.of(), false)), 400, "invalid_request", "address");
        assertRefused(check.check(request("GET", MYSELF, query.formatted(token.replace("olj", "%6flj")), List.of(), false)), 400, "invalid_request", "address");
        assertRefused(check.check(request("GET", MYSELF, query.formatted(token), List.of("Bearer " + token), false)), 400, "invalid_request", "once");
    }

    @Test
    void refusesTwoAuthorizationHeaders() {
        String token = issue(READ).token;

        assertRefused(call("GET", MYSELF, "Bearer " + token, "Bearer " + token), 400, "invalid_request", "once");
        assertRefused(call("GET", MYSELF, "Basic YTpi", "Bearer " + token), 400, "invalid_request", "once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rest/api/2/myself;x", "/rest//api/2/myself", "/rest/api/2/./myself", "/rest/x/../api/2/myself", "/rest/api/2/%2e/myself", "/rest/api%2f2/myself", "/rest%5capi"})
    @DisplayName("an address that can be read in two ways is refused before anything is matched")
    void refusesStrangeAddresses(String path) {
        assertRefused(call("GET", path, "Bearer " + issue(SYSTEM_ADMIN).token), 400, "invalid_request", "plain");
        assertRefused(call("GET", path, "Bearer olj_wrong"), 400, "invalid_request", "plain");
    }

    @Test
    void refusesAnotherMethodThanTheOneOfTheRequest() {
        BearerRequest overridden = request("POST", "/rest/api/2/issue", null, List.of("Bearer " + issue(WRITE).token), true);

        assertRefused(check.check(overridden), 400, "invalid_request", "method");
    }

    @Test
    @DisplayName("P49: a value of ours that is wrong is refused, never anonymous")
    void refusesWrongValues() {
        String token = issue(READ).token;
        char last = token.charAt(token.length() - 1);

        assertRefused(call("GET", MYSELF, "Bearer olj_"), 401, "invalid_token", "checksum");
        assertRefused(call("GET", MYSELF, "Bearer " + token.substring(0, 41) + (last == 'x' ? 'y' : 'x')), 401, "invalid_token", "checksum");
        assertRefused(call("GET", MYSELF, "Bearer " + token + ", Basic YTpi"), 401, "invalid_token", "checksum");
        assertRefused(call("GET", MYSELF, "Bearer " + CredentialFormat.ACCESS_TOKEN.generate().reveal()), 401, "invalid_token", "revoked");
        for (CredentialFormat other : List.of(CredentialFormat.REFRESH_TOKEN, CredentialFormat.CLIENT_SECRET, CredentialFormat.AUTHORIZATION_CODE)) {
            assertRefused(call("GET", MYSELF, "Bearer " + other.generate().reveal()), 401, "invalid_token", "not an access token");
        }
    }

    @Test
    void refusesAnExpiredToken() {
        Issued issued = issue(READ);
        clock.advance(Duration.ofSeconds(3599));
        assertThat(get(issued)).isInstanceOf(Admitted.class);

        clock.advance(Duration.ofSeconds(1));
        assertRefused(get(issued), 401, "invalid_token", "expired");
    }

    @Test
    @DisplayName("a revoked grant is dead at the next call where it was revoked, and within a second elsewhere")
    void refusesARevokedGrant() {
        Issued issued = issue(READ);
        RememberedTokens elsewhere = new RememberedTokens(grants, clock);
        assertThat(elsewhere.find(issued.token)).isPresent();
        assertThat(get(issued)).isInstanceOf(Admitted.class);

        grants.revoke(issued.pair.grantId());
        tokens.revoked();

        assertRefused(get(issued), 401, "invalid_token", "revoked");
        clock.advance(Duration.ofMillis(999));
        assertThat(elsewhere.find(issued.token)).isEmpty();
    }

    @Test
    void refusesTheTokensOfADisabledAndOfADeletedLink() {
        Issued issued = issue(READ);
        assertThat(get(issued)).isInstanceOf(Admitted.class);
        links.save(link.disabled(clock.instant()));
        clients.changed();

        assertRefused(get(issued), 401, "invalid_token", "disabled");
        links.delete(link.id());
        clients.changed();
        assertRefused(get(issued), 401, "invalid_token", "disabled");
    }

    @Test
    void refusesWhatWasIssuedBeforeTokensBecameValid() {
        Issued early = issue(READ);
        clock.advance(Duration.ofSeconds(10));
        links.save(link.withTokensFrom(clock.instant()));
        clients.changed();

        assertRefused(get(early), 401, "invalid_token", "withdrawn");
        assertThat(get(issue(READ))).isInstanceOf(Admitted.class);
    }

    @Test
    void aServiceThatWasGivenAnotherUserDoesNotGoOnAsTheOneBefore() {
        IncomingLink service = links.save(TestIncomingLinks.service().serviceUser(USER).build());
        Issued issued = issueForService(service);
        assertThat(get(issued)).isEqualTo(new Admitted(USER, Set.of(WRITE), service.id(), 0));

        links.save(TestIncomingLinks.service().id(service.id()).serviceUser("JIRAUSER10999").build());
        clients.changed();

        assertRefused(get(issued), 401, "invalid_token", "withdrawn");
    }

    @Test
    @DisplayName("P45: tokens of a deactivated or deleted user are dead at the next call; a rename changes nothing")
    void followsTheUserKey() {
        Issued issued = issue(READ);
        users.with(USER, "robert", "Robert");
        assertThat(get(issued)).isInstanceOf(Admitted.class);
        users.with("JIRAUSER10777", "bob", "Another Bob");
        assertThat(get(issued)).isInstanceOfSatisfying(Admitted.class, admitted -> assertThat(admitted.userKey()).isEqualTo(USER));

        users.deactivate(USER);
        assertRefused(get(issued), 401, "invalid_token", "deactivated");
        users.delete(USER);
        assertRefused(get(issued), 401, "invalid_token", "deleted");
    }

    @Test
    @DisplayName("P48: too small a scope is refused with the one that is needed")
    void namesTheScopeThatIsNeeded() {
        BearerAnswer read = call("POST", "/rest/api/2/issue", "Bearer " + issue(READ).token);
        assertRefused(read, 403, "insufficient_scope", "WRITE");
        assertThat(((Refused) read).scope()).isEqualTo(WRITE);
        assertRefused(call("GET", "/rest/api/2/workflow", "Bearer " + issue(WRITE).token), 403, "insufficient_scope", "ADMIN");
        assertRefused(call("GET", "/rest/plugins/1.0/", "Bearer " + issue(ADMIN).token), 403, "insufficient_scope", "SYSTEM_ADMIN");
        assertThat(call("GET", "/rest/plugins/1.0/", "Bearer " + issue(SYSTEM_ADMIN).token)).isInstanceOf(Admitted.class);

        BearerAnswer never = call("POST", "/rest/pat/latest/tokens", "Bearer " + issue(SYSTEM_ADMIN).token);
        assertRefused(never, 403, "insufficient_scope", "No scope");
        assertThat(((Refused) never).scope()).isNull();
    }

    @Test
    void aTokenHoldsNoMoreThanItsLinkMayHaveNow() {
        Issued issued = issue(ADMIN);
        links.save(TestIncomingLinks.web().id(link.id()).scopes(READ).build());
        clients.changed();

        assertThat(get(issued)).isInstanceOf(Admitted.class);
        assertRefused(call("POST", "/rest/api/2/issue", "Bearer " + issued.token), 403, "insufficient_scope", "WRITE");
    }

    @Test
    void permitsTheAppsThatTheSettingsName() {
        Issued issued = issue(READ);
        assertRefused(call("GET", "/rest/sample/1.0/notes", "Bearer " + issued.token), 403, "insufficient_scope", "No scope");

        settings.save(withRestPaths("/rest/sample"));

        assertThat(call("GET", "/rest/sample/1.0/notes", "Bearer " + issued.token)).isInstanceOf(Admitted.class);
        assertRefused(call("POST", "/rest/sample/1.0/notes", "Bearer " + issued.token), 403, "insufficient_scope", "WRITE");
    }

    private static Settings withRestPaths(String... paths) {
        Settings d = Settings.DEFAULTS;
        var p = d.incoming();
        return new Settings(false, List.of(), d.outboundTimeout(), d.outboundMaxBytes(), d.refreshBefore(), d.auditRetention(),
                new io.oauthlinks.settings.IncomingPolicy(p.accessTokenLife(), p.refreshTokenLife(), p.refreshTokenIdle(), p.codeLife(), p.refreshGrace(),
                        p.plainChallenge(), p.corsOrigins(), List.of(paths), p.failuresPerMinute(), p.endOnPasswordChange(), p.problemRetention()));
    }

    @Test
    @DisplayName("P76: no token counts while Jira's base URL is http")
    void refusesTokensOverHttp() {
        Issued issued = issue(READ);
        settings.save(Settings.DEFAULTS);
        baseUrl = URI.create("http://jira.example/jira");

        assertRefused(get(issued), 401, "invalid_token", "https");
    }

    @Test
    void asksTheStoreOnceForManyCalls() {
        List<String> asked = new ArrayList<>();
        Issued issued = issue(READ);
        RememberedTokens counted = new RememberedTokens(new CountedGrants(grants, asked).proxy(), clock);
        for (int i = 0; i < 100; i++) {
            assertThat(counted.find(issued.token)).isPresent();
        }
        assertThat(asked).containsExactly("accessToken");
    }

    @Test
    void notesTheUse() {
        Issued issued = issue(READ);
        get(issued);

        assertThat(grants.byId(issued.pair.grantId()).orElseThrow().lastUsedAt()).isEqualTo(clock.instant());
        assertThat(links.byId(link.id()).orElseThrow().lastUsedAt()).isEqualTo(clock.instant());
    }

    @Test
    void aRefusedCallIsNoUse() {
        Issued issued = issue(READ);
        call("POST", "/rest/api/2/issue", "Bearer " + issued.token);

        assertThat(grants.byId(issued.pair.grantId()).orElseThrow().lastUsedAt()).isNull();
    }

    @Test
    void theAdministratorReadsWhichCallsNeedMore() {
        Issued issued = issue(READ);
        call("POST", "/rest/api/2/issue/DEV-1/comment", "Bearer " + issued.token);
        call("POST", "/rest/api/2/issue/DEV-2/comment", "Bearer " + issued.token);
        call("GET", "/rest/sample/1.0", "Bearer " + issued.token);
        clock.advance(Duration.ofHours(2));
        get(issued);

        assertThat(problems.ofLink(link.id())).extracting(LinkProblem::reason, LinkProblem::sent, LinkProblem::count, LinkProblem::address).containsExactlyInAnyOrder(
                tuple("call-needs-more-scope", "POST /rest/api/2/issue (WRITE)", 2, "192.0.2.7"),
                tuple("call-never-permitted", "GET /rest/sample/1.0", 1, "192.0.2.7"));
    }
}
