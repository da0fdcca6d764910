package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of Jira's REST API with an access token, while two foreign apps read bearer tokens in front of our filter and behind it. */
@Tag("lines")
class BearerCallTest {

    private static final String MYSELF = "/rest/api/2/myself";
    private static final String ISSUE = "{\"fields\":{\"project\":{\"key\":\"DEV\"},\"issuetype\":{\"name\":\"Task\"},\"summary\":\"By a token\"}}";
    private static final String EVERYTHING = "READ WRITE ADMIN SYSTEM_ADMIN";

    private static RunningHost host;
    private static Registrations registrations;
    private static Administrator administrator;
    private static Directory directory;
    private static ClientApplication application;
    private static String read;
    private static String write;
    private static String admin;
    private static String systemAdmin;

    @BeforeAll
    static void start() {
        host = RunningHost.start("--no-practice", "--beside", new ForeignApp("early", 1, "foreign-early", "agent", false).build().toString(),
                "--beside", new ForeignApp("late", 100, "foreign-late", "padmin", true).build().toString());
        registrations = new Registrations(host);
        administrator = new Administrator(host);
        directory = Directory.of(host);
        application = registrations.register("WEB", Registrations.CALLBACK, Map.of("scopes", EVERYTHING));
        HttpUser user = HttpUser.administrator(host);
        read = application.connect(user, "READ").accessToken();
        write = application.connect(user, "WRITE").accessToken();
        admin = application.connect(user, "ADMIN").accessToken();
        systemAdmin = application.connect(user, "SYSTEM_ADMIN").accessToken();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    private static HttpResponse<String> call(String token, String method, String path, String body) {
        return ClientApplication.call(host, token, method, path, body);
    }

    private static HttpResponse<String> get(String token, String path) {
        return call(token, "GET", path, null);
    }

    private static String challenge(HttpResponse<String> answer) {
        return answer.headers().firstValue("WWW-Authenticate").orElse("");
    }

    private static String nameOf(String token) {
        HttpResponse<String> answer = get(token, MYSELF);
        return answer.statusCode() == 200 ? HttpUser.json(answer).path("name").asText() : String.valueOf(answer.statusCode());
    }

    /** A connection of this user with a scope that needs no confirmed password. */
    private static String tokenOf(String user, String scope) {
        return application.connect(HttpUser.signedIn(host, user), scope).accessToken();
    }

    @Test
    @DisplayName("P47: an access token in the Authorization header acts as its user")
    void actsAsItsUser() {
        assertThat(nameOf(read)).isEqualTo("admin");
        assertThat(nameOf(tokenOf("agent", "READ"))).isEqualTo("agent");
        assertThat(nameOf(ClientApplication.Tokens.of(registrations.service("padmin").token(Map.of("grant_type", "client_credentials"))).accessToken()))
                .isEqualTo("padmin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?access_token=%s", "?fields=a&access_token=%s"})
    @DisplayName("P47: an access token in the address is refused, also beside a good header")
    void refusesTokensInTheAddress(String query) {
        HttpResponse<String> answer = HttpUser.anonymous(host).get(MYSELF + query.formatted(read));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(challenge(answer)).contains("invalid_request").doesNotContain(read);
        assertThat(get(read, MYSELF + query.formatted(read)).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest(name = "{0} {1} needs {2}")
    @DisplayName("P43: each class of addresses needs its scope, and less is refused")
    @CsvSource(delimiter = '|', value = {
            "GET|/rest/api/2/myself|READ|200", "GET|/rest/api/latest/myself|READ|200", "POST|/rest/api/2/search|READ|200", "GET|/rest/agile/1.0/board|READ|200",
            "POST|/rest/api/2/issue|WRITE|201", "PUT|/rest/api/2/issue/DEV-1|WRITE|204", "POST|/rest/api/2/issue/DEV-1/comment|WRITE|201",
            "GET|/rest/api/2/application-properties|ADMIN|200", "POST|/rest/api/2/user|SYSTEM_ADMIN|400", "PUT|/rest/api/2/project/DEV|ADMIN|200",
            "POST|/rest/api/2/group/user|SYSTEM_ADMIN|404", "GET|/rest/plugins/1.0/|SYSTEM_ADMIN|200", "GET|/rest/oauth-links/1.0/mail-servers|SYSTEM_ADMIN|200",
            "GET|/rest/oauth-links/1.0/settings|SYSTEM_ADMIN|200"})
    void eachScopePermitsItsPartAndThoseBefore(String method, String path, String needed, int status) {
        List<String> scopes = List.of("READ", "WRITE", "ADMIN", "SYSTEM_ADMIN");
        List<String> tokens = List.of(read, write, admin, systemAdmin);
        for (int held = 0; held < scopes.size(); held++) {
            HttpResponse<String> answer = call(tokens.get(held), method, path, body(method, path));
            if (held >= scopes.indexOf(needed)) {
                assertThat(answer.statusCode()).as(scopes.get(held) + ": " + answer.body()).isEqualTo(status);
            } else {
                assertThat(answer.statusCode()).as(scopes.get(held)).isEqualTo(403);
                assertThat(challenge(answer)).contains("error=\"insufficient_scope\"", "scope=\"" + needed + "\"");
            }
        }
    }

    private static String body(String method, String path) {
        if (method.equals("GET")) {
            return null;
        }
        return path.endsWith("/comment") ? "{\"body\":\"By a token\"}" : path.endsWith("/DEV-1") ? "{\"fields\":{\"summary\":\"By a token\"}}"
                : path.endsWith("/issue") ? ISSUE : "{}";
    }

    @ParameterizedTest
    @DisplayName("no token of any scope makes or widens a credential, opens a page, or calls an app that nobody named")
    @CsvSource({"GET, /rest/pat/latest/tokens", "POST, /rest/pat/latest/tokens", "GET, /rest/auth/1/session", "PUT, /rest/api/2/user/password?username=alice",
            "PUT, /rest/api/2/myself/password", "PUT, /rest/api/2/MySelf/password/", "GET, /rest/oauth-links/1.0/incoming-links", "POST, /rest/oauth-links/1.0/incoming-links",
            "GET, /rest/oauth-links/1.0/outgoing-links", "PUT, /rest/oauth-links/1.0/settings", "GET, /rest/sample/1.0/notes", "POST, /rest/sample/1.0/notes",
            "GET, /rest/applinks/3.0/applinks", "GET, /rest/oauth2/latest/token", "GET, /secure/Dashboard.jspa", "GET, /secure/ViewProfile.jspa",
            "GET, /plugins/servlet/oauth-links/settings", "POST, /plugins/servlet/oauth-links/oauth2/token", "GET, /", "DELETE, /rest/auth/1/websudo"})
    void nobodyGetsThere(String method, String path) {
        HttpResponse<String> answer = call(systemAdmin, method, path, method.equals("GET") ? null : "{}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(challenge(answer)).startsWith("Bearer error=\"insufficient_scope\"").doesNotContain("scope=\"");
        assertThat(HttpUser.json(answer).path("errorMessages").get(0).asText()).contains("No scope permits");
    }

    @Test
    void anAppThatTheAdministratorNamesCanBeCalled() {
        administrator.setting("restPaths", "/rest/sample");
        try {
            assertThat(get(read, "/rest/sample/1.0/notes").statusCode()).isEqualTo(200);
            assertThat(call(read, "POST", "/rest/sample/1.0/notes", "{\"text\":\"x\"}").statusCode()).isEqualTo(403);
            assertThat(call(write, "POST", "/rest/sample/1.0/notes", "{\"text\":\"x\"}").statusCode()).isEqualTo(201);
            assertThat(get(systemAdmin, "/rest/pat/latest/tokens").statusCode()).isEqualTo(403);
        } finally {
            administrator.setting("restPaths", "");
        }
    }

    @Test
    @DisplayName("P44: a token never does what its user may not, also when the user may less from now on")
    void neverBeyondTheUser() {
        String name = directory.create();
        directory.join(name, "jira-administrators");
        String token = application.connect(HttpUser.signedIn(host, name).withWebSudo(name), "ADMIN").accessToken();
        assertThat(get(token, "/rest/api/2/application-properties").statusCode()).isEqualTo(200);

        directory.leave(name, "jira-administrators");

        HttpResponse<String> answer = get(token, "/rest/api/2/application-properties");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(challenge(answer)).as("refused by Jira, not for the scope").isEmpty();
        assertThat(get(tokenOf("agent", "READ"), "/rest/api/2/issue/DEV-1").statusCode()).as("an issue that agent may not see").isEqualTo(403);
    }

    @Test
    @DisplayName("P45: a rename changes nothing, a new user who takes the old name gets nothing, a deactivated or deleted user's token is dead at the next call")
    void followsTheUser() {
        String name = directory.create();
        String token = tokenOf(name, "READ");

        directory.rename(name, name + "-renamed");
        assertThat(nameOf(token)).isEqualTo(name + "-renamed");
        directory.create(name);
        assertThat(nameOf(token)).isEqualTo(name + "-renamed");
        directory.setActive(name + "-renamed", false);
        assertThat(get(token, MYSELF).statusCode()).isEqualTo(401);
        assertThat(challenge(get(token, MYSELF))).contains("invalid_token");
        directory.setActive(name + "-renamed", true);
        assertThat(nameOf(token)).isEqualTo(name + "-renamed");
        directory.delete(name + "-renamed");
        assertThat(get(token, MYSELF).statusCode()).isEqualTo(401);
        directory.create(name + "-renamed");
        assertThat(get(token, MYSELF).statusCode()).as("somebody else with the key of the deleted user").isEqualTo(401);
    }

    @Test
    @DisplayName("P46: a changed password ends the user's connections when the settings say so")
    void aChangedPassword() {
        String name = directory.create();
        String stays = tokenOf(name, "READ");
        directory.setPassword(name, name);
        assertThat(nameOf(stays)).isEqualTo(name);

        administrator.setting("endOnPasswordChange", "true");
        try {
            directory.setPassword(name, "another");
            assertThat(get(stays, MYSELF).statusCode()).isEqualTo(401);
        } finally {
            administrator.setting("endOnPasswordChange", "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"olj_", "olj_x", "olr_0123456789", "olg_x", "ols_x"})
    @DisplayName("P48, P49: a bad token is refused with its reason, even where nobody needs a token")
    void neverAnonymous(String token) {
        for (String path : List.of(MYSELF, "/rest/api/2/serverInfo", "/login.jsp", "/s/x")) {
            HttpResponse<String> answer = get(token, path);
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(challenge(answer)).startsWith("Bearer error=\"invalid_token\"");
            assertThat(HttpUser.json(answer).path("errorMessages")).hasSize(1);
        }
        assertThat(get(read.substring(0, 41) + "_", MYSELF).statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("P50: a call sends no cookie, not even with an error page, and needs no XSRF token")
    void noCookieAndNoXsrfToken() {
        for (String path : List.of(MYSELF, "/rest/api/2/nothing", "/rest/api/2/issue/NO-1", "/secure/useravatar", "/rest/agile/1.0/nothing")) {
            HttpResponse<String> answer = get(read, path);
            assertThat(answer.headers().allValues("Set-Cookie")).as(path + " " + answer.statusCode()).isEmpty();
        }
        HttpUser program = HttpUser.anonymous(host);
        HttpResponse<String> formLike = program.send(program.request("/rest/api/2/issue").header("Authorization", "Bearer " + write).header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(ISSUE)));
        assertThat(formLike.statusCode()).as("the type is wrong, the origin is not").isEqualTo(415);
        assertThat(program.cookie("JSESSIONID")).isEmpty();
    }

    @Test
    @DisplayName("P50: cookies beside a token count for nothing")
    void cookiesCountForNothing() {
        HttpUser agent = HttpUser.signedIn(host, "agent");
        HttpResponse<String> both = agent.send(agent.request(MYSELF).header("Authorization", "Bearer " + read).GET());
        assertThat(HttpUser.json(both).path("name").asText()).isEqualTo("admin");
        assertThat(HttpUser.json(agent.send(agent.request(MYSELF).GET())).path("name").asText()).as("the session is as it was").isEqualTo("agent");
        assertThat(agent.send(agent.request(MYSELF).header("Authorization", "Bearer olj_bad").GET()).statusCode()).as("no way back to the session").isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rest/api/2/myself;x=1", "/rest;/api/2/myself", "/rest//api/2/myself", "/rest/api/2/./myself", "/rest/api/2/x/../myself", "/rest/api/2/%2e/myself",
            "/rest/api/2/x/%2e%2E/myself", "/rest/api%2f2/myself", "/rest/api%5c2/myself", "/rest/api\\2/myself", "/rest/api/2/myself%3bx", "/rest/api/2/myself%00",
            "/rest/api/2/%252e", "/secure/..;/rest/api/2/myself", "/s/../rest/api/2/myself"})
    @DisplayName("an address that can be read in two ways is refused before a scope is looked for")
    void refusesStrangeAddresses(String path) {
        for (String token : List.of(read, systemAdmin)) {
            assertThat(RawCall.status(host, "GET", path, "Authorization: Bearer " + token)).as(path).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
    void refusesMethodOverrides(String header) {
        assertThat(RawCall.status(host, "GET", "/rest/api/2/myself", "Authorization: Bearer " + read, header + ": DELETE")).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PROPFIND", "get", "CONNECT"})
    void refusesOtherMethods(String method) {
        assertThat(RawCall.status(host, method, "/rest/api/2/myself", "Authorization: Bearer " + systemAdmin)).isIn(400, 403, 405, 501);
    }

    @Test
    void refusesTwoAuthorizationHeaders() {
        assertThat(RawCall.status(host, "GET", MYSELF, "Authorization: Bearer " + read, "Authorization: Bearer " + read)).isEqualTo(400);
        assertThat(RawCall.status(host, "GET", MYSELF, "Authorization: Basic YWRtaW46YWRtaW4=", "Authorization: Bearer " + read)).isEqualTo(400);
    }

    @Test
    void theFilterBehindUsSeesNoToken() {
        HttpResponse<String> answer = get(read, MYSELF);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Foreign-early")).as("in front of us").contains("Bearer olj_");
        assertThat(answer.headers().firstValue("X-Foreign-late")).as("behind us").contains("none");
    }

    @Test
    void tokensOfOthersPassUntouched() {
        assertThat(nameOf("foreign-early")).isEqualTo("401");
        assertThat(nameOf("foreign-late")).isEqualTo("padmin");
        HttpResponse<String> unknown = get("somebody-elses", MYSELF);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(challenge(unknown)).isEmpty();
        assertThat(unknown.headers().firstValue("X-Foreign-late")).contains("Bearer some");
    }

    @Test
    void aDisabledLinkIsDeadAtTheNextCall() {
        ClientApplication other = registrations.web();
        String token = other.connect(HttpUser.signedIn(host, "agent"), "READ").accessToken();
        assertThat(nameOf(token)).isEqualTo("agent");
        registrations.change(other, Map.of("enabled", "false"));
        assertThat(challenge(get(token, MYSELF))).contains("invalid_token", "disabled");
        registrations.change(other, Map.of("enabled", "true"));
        assertThat(nameOf(token)).isEqualTo("agent");
        registrations.delete(other);
        assertThat(get(token, MYSELF).statusCode()).isEqualTo(401);
    }

    @Test
    void aRevokedTokenIsDeadAtTheNextCall() {
        ClientApplication.Tokens tokens = application.connect(HttpUser.signedIn(host, "agent"), "READ");
        assertThat(nameOf(tokens.accessToken())).isEqualTo("agent");
        assertThat(application.revoke(Map.of("token", tokens.refreshToken())).statusCode()).isEqualTo(200);
        assertThat(get(tokens.accessToken(), MYSELF).statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("P78: no token gets into the log, whatever becomes of the call")
    void logsNoToken() {
        get(read, MYSELF);
        get(read, "/rest/api/2/nothing");
        get("olj_" + "B".repeat(38), MYSELF);
        HttpUser.anonymous(host).get(MYSELF + "?access_token=" + write);
        assertThat(host.log() + String.join("\n", host.output())).doesNotContain(read, write, admin, systemAdmin, "olj_BBBB");
    }
}
