package io.oauthlinks.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.host.HostUnderTest;
import io.oauthlinks.host.TestBundle;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Filters of apps that say as whom a request acts: in front of the login, which looks into the session of the request that they pass. */
class SigningInTest {

    private static final String MYSELF = "/rest/api/2/myself";
    private static HostUnderTest host;

    /** The filter of an app; {@code signIn} puts agent into the session of {@code passed}. */
    private static TestBundle app(String key, int weight, String body) {
        return new TestBundle(key)
                .modules("<servlet-filter key=\"f\" class=\"com.example.F\" location=\"before-login\" weight=\"" + weight + "\"><url-pattern>/rest/*</url-pattern></servlet-filter>")
                .importing("com.atlassian.sal.api.auth").importing("com.atlassian.jira.user").importing("com.atlassian.jira.user.util")
                .index("imports", "com.atlassian.sal.api.auth.AuthenticationListener", "com.atlassian.jira.user.util.UserManager#people")
                .source("F", """
                        import com.atlassian.sal.api.auth.*;
                        @UnrestrictedAccess public class F implements Filter {
                            private final AuthenticationListener listener; private final com.atlassian.jira.user.util.UserManager people;
                            @Inject public F(AuthenticationListener listener, com.atlassian.jira.user.util.UserManager people) {
                                this.listener = listener; this.people = people; }
                            void signIn(HttpServletRequest passed, ServletResponse r) {
                                listener.authenticationSuccess(new Authenticator.Result.Success(people.getUserByName("AGENT")), passed, (HttpServletResponse) r);
                            }
                            public void doFilter(ServletRequest q, ServletResponse r, FilterChain c) throws IOException, ServletException {
                                HttpServletRequest request = (HttpServletRequest) q;
                                String mark = ((HttpServletResponse) r).getHeader("X-Seen");
                                ((HttpServletResponse) r).setHeader("X-Seen", (mark == null ? "" : mark) + "KEY");
                                %s
                            }
                        }""".replace("KEY", key.substring(key.length() - 1)).formatted(body));
    }

    @BeforeAll
    static void start() {
        host = HostUnderTest.shared();
    }

    @AfterAll
    static void removeOthers() {
        host.host().apps().uninstallOthers();
    }

    private static HttpResponse<String> callThrough(String body) {
        host.install(app(TestBundle.KEY, 10, body));
        return host.browser().get(MYSELF);
    }

    @Test
    void theContainersSessionMakesTheUserAndLeavesACookie() {
        HttpResponse<String> answer = callThrough("signIn(request, r); c.doFilter(q, r);");

        assertThat(answer.body()).contains("\"name\":\"agent\"");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("JSESSIONID");
    }

    @Test
    void theUserIsDerivedFromTheRequestThatIsPassed() {
        HttpResponse<String> signedInElsewhere = callThrough("""
                HttpServletRequest other = new HttpServletRequestWrapper(request) {
                    public HttpSession getSession(boolean create) { return null; } };
                signIn(request, r); c.doFilter(other, r);""");
        assertThat(signedInElsewhere.statusCode()).isEqualTo(401);

        HttpResponse<String> principalOnly = callThrough("""
                c.doFilter(new HttpServletRequestWrapper(request) { public String getRemoteUser() { return "agent"; } }, r);""");
        assertThat(principalOnly.statusCode()).isEqualTo(401);
    }

    @Test
    void aPrincipalThatIsNoUserOfJiraIsRefused() {
        HttpResponse<String> answer = callThrough("""
                listener.authenticationSuccess(new Authenticator.Result.Success(() -> "agent"), request, (HttpServletResponse) r); c.doFilter(q, r);""");

        assertThat(answer.statusCode()).isEqualTo(500);
    }

    @Test
    void filtersOfSeveralAppsAreMixedByTheirWeight() {
        host.install(app(TestBundle.KEY + ".b", 10, "c.doFilter(q, r);"));
        host.installBeside(app(TestBundle.KEY + ".a", 1, "c.doFilter(q, r);")).installBeside(app(TestBundle.KEY + ".c", 100, "c.doFilter(q, r);"));

        assertThat(host.browser().get("/rest/api/2/serverInfo").headers().firstValue("X-Seen")).contains("abc");
        assertThatThrownBy(() -> host.installBeside(new TestBundle(TestBundle.KEY + ".wrong").importing("com.example.nowhere"))).isInstanceOf(AppRefused.class);
        host.host().apps().uninstallOthers();
        assertThat(host.browser().get("/rest/api/2/serverInfo").headers().firstValue("X-Seen")).contains("b");
    }
}
