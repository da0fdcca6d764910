package io.oauthlinks.jira.http.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.user.util.UserManager;
import com.atlassian.sal.api.auth.AuthenticationListener;
import com.atlassian.sal.api.auth.Authenticator;
import io.oauthlinks.MovableClock;
import io.oauthlinks.incominglink.CredentialFormat;
import io.oauthlinks.incominglink.InMemoryClientSecrets;
import io.oauthlinks.incominglink.InMemoryIncomingLinks;
import io.oauthlinks.incominglink.InMemoryLinkProblems;
import io.oauthlinks.incominglink.InMemoryResourceOwners;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.Issuer;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.ProblemRecorder;
import io.oauthlinks.incominglink.RememberedClients;
import io.oauthlinks.incominglink.TestIncomingLinks;
import io.oauthlinks.incominglink.bearer.BearerCheck;
import io.oauthlinks.incominglink.bearer.CallPolicy;
import io.oauthlinks.incominglink.bearer.RememberedTokens;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.incominglink.grant.InMemoryAuthorizationCodes;
import io.oauthlinks.incominglink.grant.InMemoryGrants;
import io.oauthlinks.incominglink.grant.LastUses;
import io.oauthlinks.incominglink.grant.TestTokens;
import io.oauthlinks.incominglink.grant.TokenPair;
import io.oauthlinks.secret.Sha256;
import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.work.WorkInProgress;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BearerFilterTest {

    private static final String USER = TestTokens.USER;

    private final MovableClock clock = new MovableClock();
    private final InMemoryIncomingLinks links = new InMemoryIncomingLinks();
    private final InMemoryGrants grants = new InMemoryGrants(new InMemoryAuthorizationCodes());
    private final IncomingLink service = links.save(TestIncomingLinks.service().serviceUser(USER).build());
    private final String token = issue();
    private boolean databaseFails;
    private boolean userGoes;
    private final Call call = new Call();
    private final List<String> seen = new ArrayList<>();
    private HttpServletRequest passed;
    private HttpServletResponse passedResponse;

    private String issue() {
        String value = CredentialFormat.ACCESS_TOKEN.generate().reveal();
        grants.issue(new TokenPair(Sha256.hex(value), null, null, 0, service.id(), USER, Set.of(JiraScope.READ), Set.of(JiraScope.READ), clock.instant(),
                clock.instant().plusSeconds(60), null, null));
        return value;
    }

    private BearerFilter filter() {
        InMemorySettings settings = InMemorySettings.forLoopback();
        RememberedClients clients = new RememberedClients(links, new InMemoryClientSecrets(), clock);
        InMemoryResourceOwners owners = new InMemoryResourceOwners().with(USER, "bob", "Bob");
        BearerCheck check = new BearerCheck(new RememberedTokens(databaseFails ? failing() : grants, clock), clients, owners, new CallPolicy(new Issuer(() -> URI.create("https://jira.example/jira"), settings), settings, clock),
                new LastUses(grants, links, Runnable::run), new ProblemRecorder(new InMemoryLinkProblems(), clock), clock);
        return new BearerFilter(check, new JiraLogin(new SessionLogin(), people()), new WorkInProgress(), clock);
    }

    private static Grants failing() {
        return (Grants) Proxy.newProxyInstance(BearerFilterTest.class.getClassLoader(), new Class<?>[] {Grants.class}, (proxy, method, arguments) -> {
            throw new IllegalStateException("no database");
        });
    }

    /** As Jira's: into the session of the request that it is given. */
    private static final class SessionLogin implements AuthenticationListener {

        @Override
        public void authenticationSuccess(Authenticator.Result result, HttpServletRequest request, HttpServletResponse response) {
            request.getSession().setAttribute("user", result.getPrincipal());
        }

        @Override
        public void authenticationFailure(Authenticator.Result result, HttpServletRequest request, HttpServletResponse response) {
            throw new AssertionError();
        }

        @Override
        public void authenticationError(Authenticator.Result result, HttpServletRequest request, HttpServletResponse response) {
            throw new AssertionError();
        }

        @Override
        public void authenticationNotAttempted(HttpServletRequest request, HttpServletResponse response) {
            throw new AssertionError();
        }
    }

    private UserManager people() {
        ApplicationUser bob = (ApplicationUser) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ApplicationUser.class},
                (proxy, method, arguments) -> method.getName().equals("getKey") ? USER : "bob");
        return (UserManager) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {UserManager.class},
                (proxy, method, arguments) -> userGoes || !arguments[0].equals(USER) ? null : bob);
    }

    private void send(FilterChain behind) throws IOException, ServletException {
        filter().doFilter(call.request(), call.response(), behind);
    }

    private void send() throws IOException, ServletException {
        send((request, response) -> {
            seen.add("behind");
            passed = (HttpServletRequest) request;
            passedResponse = (HttpServletResponse) response;
        });
    }

    @Test
    @DisplayName("P50: the request goes on with a session of its own that ends with it, and the container's is not asked for")
    void goesOnAsItsUser() throws Exception {
        call.header("Authorization", "Bearer " + token).header("Cookie", "JSESSIONID=1").header("Accept", "application/json");
        AtomicReference<HttpSession> session = new AtomicReference<>();

        send((request, response) -> {
            HttpServletRequest inside = (HttpServletRequest) request;
            session.set(inside.getSession(false));
            assertThat(((ApplicationUser) session.get().getAttribute("user")).getKey()).isEqualTo(USER);
            assertThat(inside.getSession()).isSameAs(session.get());
        });

        assertThatThrownBy(() -> session.get().getAttribute("user")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void endsTheSessionWhateverHappensBehind() {
        call.header("Authorization", "Bearer " + token);
        AtomicReference<HttpSession> session = new AtomicReference<>();

        assertThatThrownBy(() -> send((request, response) -> {
            session.set(((HttpServletRequest) request).getSession());
            throw new ServletException("behind");
        })).hasMessage("behind");
        assertThatThrownBy(session.get()::isNew).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("P50: neither token nor cookie reaches those behind, and no XSRF token is asked for")
    void hidesWhatIsUsedUp() throws Exception {
        call.header("Authorization", "Bearer " + token).header("Cookie", "JSESSIONID=1").header("Accept", "text/html").header("X-Atlassian-Token", "wrong");

        send();

        assertThat(passed.getHeader("authorization")).isNull();
        assertThat(passed.getHeaders("AUTHORIZATION").hasMoreElements()).isFalse();
        assertThat(passed.getHeader("Cookie")).isNull();
        assertThat(passed.getCookies()).isNull();
        assertThat(passed.getRequestedSessionId()).isNull();
        assertThat(passed.isRequestedSessionIdValid()).isFalse();
        assertThat(passed.getHeader("x-atlassian-token")).isEqualTo("no-check");
        assertThat(Collections.list(passed.getHeaders("X-Atlassian-Token"))).containsExactly("no-check");
        assertThat(passed.getHeader("Accept")).isEqualTo("text/html");
        assertThat(Collections.list(passed.getHeaderNames())).containsExactlyInAnyOrder("Accept", "x-atlassian-token");
    }

    @Test
    @DisplayName("P50: no cookie is sent, whoever sets one")
    void sendsNoCookie() throws Exception {
        call.header("Authorization", "Bearer " + token);
        send();

        passedResponse.addCookie(new Cookie("a", "b"));
        passedResponse.addHeader("set-cookie", "a=b");
        passedResponse.setHeader("Set-Cookie", "a=b");
        passedResponse.addHeader("X-Other", "1");

        assertThat(call.answered).containsOnlyKeys("x-other");
    }

    @Test
    void aRequestWithoutATokenOfOursIsUntouched() throws Exception {
        call.header("Authorization", "Bearer somebody-elses");
        HttpServletRequest request = call.request();
        filter().doFilter(request, call.response(), (inside, response) -> assertThat(inside).isSameAs(request));
    }

    @Test
    @DisplayName("P48, P49: a bad token is answered with 401, WWW-Authenticate and Jira's shape of errors, and nobody behind is asked")
    void refusesABadToken() throws Exception {
        call.header("Authorization", "Bearer olj_bad");
        send();

        assertThat(seen).isEmpty();
        assertThat(call.status).isEqualTo(401);
        assertThat(call.answeredHeader("WWW-Authenticate")).startsWith("Bearer error=\"invalid_token\", error_description=\"").doesNotContain("olj_bad");
        assertThat(call.answeredHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(call.body()).startsWith("{\"errorMessages\":[\"").contains("\"errors\":{}", "\"error\":\"invalid_token\"").doesNotContain("olj_bad");
    }

    @Test
    @DisplayName("P48: too small a scope is answered with 403 and the scope that is needed")
    void namesTheScope() throws Exception {
        call.header("Authorization", "Bearer " + token).uri = "/jira/rest/api/2/issue/DEV-1";
        call.method = "DELETE";
        send();

        assertThat(call.status).isEqualTo(403);
        assertThat(call.answeredHeader("WWW-Authenticate")).startsWith("Bearer error=\"insufficient_scope\"").endsWith(", scope=\"WRITE\"");
    }

    @Test
    void refusesAMethodOverrideAndAnotherSpellingOfTheContextPath() throws Exception {
        for (String header : List.of("X-HTTP-Method-Override", "x-http-method", "X-Method-Override")) {
            Call other = new Call().header("Authorization", "Bearer " + token).header(header, "DELETE");
            filter().doFilter(other.request(), other.response(), (request, response) -> seen.add("behind"));
            assertThat(other.status).isEqualTo(400);
        }
        for (String query : List.of("_method=DELETE", "a=b&_METHOD=put")) {
            Call other = new Call().header("Authorization", "Bearer " + token);
            other.query = query;
            filter().doFilter(other.request(), other.response(), (request, response) -> seen.add("behind"));
            assertThat(other.status).isEqualTo(400);
        }
        call.header("Authorization", "Bearer " + token).uri = "/%6aira/rest/api/2/myself";
        send();
        assertThat(call.status).isEqualTo(400);
        assertThat(seen).isEmpty();
    }

    @Test
    @DisplayName("P49: a token that cannot be checked now is not anonymous either")
    void failsClosed() throws Exception {
        databaseFails = true;
        call.header("Authorization", "Bearer " + token);
        send();

        assertThat(seen).isEmpty();
        assertThat(call.status).isEqualTo(503);
        assertThat(call.body()).contains("reference").doesNotContain("no database");
    }

    @Test
    void refusesAUserWhoGoesInThisVeryMoment() throws Exception {
        userGoes = true;
        call.header("Authorization", "Bearer " + token);
        send();

        assertThat(seen).isEmpty();
        assertThat(call.status).isEqualTo(401);
    }

    @Test
    void theErrorPageOfACallSeesNoCookieAndSendsNone() throws Exception {
        call.header("Authorization", "Bearer " + token);
        send();
        call.dispatcher = DispatcherType.ERROR;
        call.header("Cookie", "JSESSIONID=1");
        send();

        assertThat(passed.getCookies()).isNull();
        assertThat(passed.getSession(false)).isNull();
        passedResponse.addHeader("Set-Cookie", "a=b");
        assertThat(call.answered).isEmpty();
    }

    @Test
    void theErrorPageOfAnotherRequestIsUntouched() throws Exception {
        call.dispatcher = DispatcherType.ERROR;
        send();

        assertThat(passed.getCookies()).hasSize(1);
    }

    @Test
    void theSessionKeepsWhatSessionsPromise() throws Exception {
        call.header("Authorization", "Bearer " + token);
        List<String> events = new ArrayList<>();
        HttpSessionBindingListener value = new HttpSessionBindingListener() {
            @Override
            public void valueBound(HttpSessionBindingEvent event) {
                events.add("bound " + event.getName());
            }

            @Override
            public void valueUnbound(HttpSessionBindingEvent event) {
                events.add("unbound " + event.getName());
            }
        };

        send((request, response) -> {
            HttpServletRequest inside = (HttpServletRequest) request;
            HttpSession session = inside.getSession();
            session.setAttribute("a", value);
            session.setAttribute("b", value);
            session.removeAttribute("a");
            String id = session.getId();
            assertThat(session.getId()).isEqualTo(id).isNotEqualTo(inside.changeSessionId());
            assertThat(session.getCreationTime()).isEqualTo(clock.millis()).isEqualTo(session.getLastAccessedTime());
            session.setAttribute("user", null);
            assertThat(Collections.list(session.getAttributeNames())).containsExactly("b");
            session.invalidate();
            assertThat(inside.getSession(false)).isNull();
            assertThatThrownBy(inside::changeSessionId).isInstanceOf(IllegalStateException.class);
            assertThat(inside.getSession()).isNotSameAs(session);
        });

        assertThat(events).containsExactly("bound a", "bound b", "unbound a", "unbound b");
    }
}
