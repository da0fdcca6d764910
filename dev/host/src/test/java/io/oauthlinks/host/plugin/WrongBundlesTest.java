package io.oauthlinks.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.templaterenderer.RenderingException;
import io.oauthlinks.host.Browser;
import io.oauthlinks.host.HostUnderTest;
import io.oauthlinks.host.TestBundle;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each bundle breaks one rule of the platform; each is refused, or fails, with the reason named. */
@Tag("slow")
class WrongBundlesTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final HostUnderTest host = HostUnderTest.shared();

    private void assertRefused(TestBundle bundle, String... reasons) {
        assertThatThrownBy(() -> host.install(bundle)).isInstanceOf(AppRefused.class)
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(reasons));
        assertThat(host.host().apps().current()).isEmpty();
    }

    @Test
    void importOfAPackageThatNobodyExports() {
        assertRefused(new TestBundle().importing("com.example.nowhere"), "cannot be resolved", "com.example.nowhere");
    }

    @Test
    @DisplayName("undeclared import: a class of a package that the manifest does not import")
    void undeclaredImport() {
        assertRefused(new TestBundle().notImporting("com.atlassian.sal.api.message").index("component", "com.example.Bean")
                .source("Bean", "public class Bean { public Bean() { System.out.println(com.atlassian.sal.api.message.I18nResolver.class); } }"),
                "com.atlassian.sal.api.message.I18nResolver", "its package is not imported");
    }

    @Test
    void classOfTheHostsOwnClassPath() {
        assertRefused(new TestBundle().index("component", "com.example.Bean").source("Bean", """
                public class Bean { public Bean() throws ClassNotFoundException {
                    getClass().getClassLoader().loadClass("com.zaxxer.hikari.HikariDataSource"); } }"""), "com.zaxxer.hikari.HikariDataSource");
    }

    @Test
    void embeddedScannerRuntime() {
        assertRefused(new TestBundle().bytes("com/atlassian/plugin/spring/scanner/runtime/Scanner.class", new byte[] {1}),
                "embeds the spring-scanner", "runtime/Scanner.class");
    }

    @Test
    void embeddedScannerAnnotations() {
        assertRefused(new TestBundle().bytes("com/atlassian/plugin/spring/scanner/annotation/Thing.class", new byte[] {1}),
                "embeds the spring-scanner");
    }

    @Test
    void missingIndex() {
        assertRefused(new TestBundle().without("META-INF/plugin-components/component"), "no scanner index",
                "META-INF/plugin-components/component");
    }

    @Test
    void springFileThatDoesNotReadTheIndex() {
        assertRefused(new TestBundle().text("META-INF/spring/plugin-context.xml", """
                <beans xmlns="http://www.springframework.org/schema/beans" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                 xsi:schemaLocation="http://www.springframework.org/schema/beans http://www.springframework.org/schema/beans/spring-beans.xsd"/>
                """), "scan-indexes");
    }

    @Test
    void unknownModule() {
        assertRefused(new TestBundle().modules("<gadget-of-tomorrow key=\"g\"/>"), "Unknown module <gadget-of-tomorrow>");
    }

    @Test
    void importOfAServiceThatTheHostDoesNotHave() {
        assertRefused(new TestBundle().index("imports", "jakarta.servlet.Filter"), "imports the service jakarta.servlet.Filter");
    }

    @Test
    void lifecycleAwareThatIsNotExported() {
        assertRefused(new TestBundle().index("component", "com.example.Bean").source("Bean",
                "public class Bean implements LifecycleAware { public void onStart() { } public void onStop() { } }"),
                "com.example.Bean", "@ExportAsService");
    }

    @Test
    void tableNameOf31Characters() {
        assertRefused(new TestBundle().modules("<ao key=\"ao\"><entity>com.example.ATableNameOf21Letters</entity></ao>")
                .source("ATableNameOf21Letters", "@Table(\"TWENTY_ONE_CHARACTERS\") public interface ATableNameOf21Letters extends Entity { }"),
                "Active Objects refuses the entities", "TWENTY_ONE_CHARACTERS", "no longer than 30");
    }

    @Test
    void columnNameOf31Characters() {
        assertRefused(new TestBundle().modules("<ao key=\"ao\"><entity>com.example.Row</entity></ao>").source("Row",
                "public interface Row extends Entity { String getThisIsOneLetterMoreThanTha(); void setThisIsOneLetterMoreThanTha(String s); }"),
                "Active Objects refuses the entities", "THIS_IS_ONE_LETTER_MORE_THAN_THA");
    }

    @Test
    void reservedColumnName() {
        assertRefused(new TestBundle().modules("<ao key=\"ao\"><entity>com.example.Row</entity></ao>")
                .source("Row", "public interface Row extends Entity { String getNumber(); void setNumber(String s); }"), "reserved", "NUMBER");
    }

    @Test
    void activeObjectsInAConstructor() {
        assertRefused(new TestBundle().modules("<ao key=\"ao\"><entity>com.example.Row</entity></ao>")
                .index("component", "com.example.Bean").index("imports", "com.atlassian.activeobjects.external.ActiveObjects")
                .source("Row", "public interface Row extends Entity { String getText(); void setText(String s); }")
                .source("Bean", "public class Bean { public Bean(ActiveObjects ao) { ao.count(Row.class); } }"),
                "Active Objects was used before the plugin was enabled", "constructor");
    }

    @Test
    void servletWithoutASecurityAnnotationDoesNotAnswerAnonymously() {
        host.install(new TestBundle().modules("<servlet key=\"s\" class=\"com.example.Bare\"><url-pattern>/bare</url-pattern></servlet>")
                .source("Bare", """
                        public class Bare extends HttpServlet {
                            protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException { r.getWriter().print("bare"); }
                        }"""));
        HttpResponse<String> anonymous = host.browser().get("/plugins/servlet/bare");
        assertThat(anonymous.statusCode()).isEqualTo(302);
        assertThat(anonymous.headers().firstValue("Location").orElseThrow()).contains("/login.jsp");
        assertThat(host.browser().loggedInAs("agent").get("/plugins/servlet/bare").body()).isEqualTo("bare");
    }

    @Test
    void resourceWithoutASecurityAnnotationDoesNotAnswerAnonymously() {
        host.install(new TestBundle().modules("<rest key=\"r\" path=\"/bare\" version=\"1.0\"/>")
                .source("Bare", "@Path(\"x\") public class Bare { @GET public String get() { return \"bare\"; } }"));
        HttpResponse<String> anonymous = host.browser().get("/rest/bare/1.0/x");
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.body()).contains("log in");
    }

    /** Installs an app with one template, and renders it with a view of the app's own. */
    private String render(String template, String... allowed) {
        StringBuilder methods = new StringBuilder();
        for (String method : allowed) {
            methods.append("<method>").append(method).append("</method>");
        }
        host.install(new TestBundle().modules("<velocity-allowlist key=\"v\">" + methods + "</velocity-allowlist>"
                        + "<web-panel key=\"p\" location=\"here\"><resource name=\"view\" type=\"velocity\" location=\"t.vm\"/>"
                        + "<context-provider class=\"com.example.Provider\"/></web-panel>")
                .source("View", "public class View { public String getName() { return \"<b>\"; } public String getNameHtml() { return \"<b>\"; }"
                        + " @com.atlassian.velocity.htmlsafe.HtmlSafe public String raw() { return \"<b>\"; } }")
                .source("Provider", """
                        public class Provider implements com.atlassian.plugin.web.ContextProvider {
                            public void init(Map<String, String> p) { }
                            public Map<String, Object> getContextMap(Map<String, Object> c) { return Map.of("view", new View(), "nameHtml", "<b>"); }
                        }""")
                .text("t.vm", template));
        return host.host().apps().fragments().panels("here", Map.of()).get(0);
    }

    private void assertNotRendered(String reason, String template, String... allowed) {
        assertThatThrownBy(() -> render(template, allowed)).isInstanceOf(RenderingException.class).hasMessageContaining(reason);
    }

    @Test
    void velocityCallOffTheAllowlist() {
        assertThat(render("$view.getName() $view.name", "com.example.View#getName()")).isEqualTo("&lt;b&gt; &lt;b&gt;");
        assertNotRendered("com.example.View#getName() is not in the app's velocity-allowlist", "$view.getName()");
        assertNotRendered("com.example.View#getName() is not in the app's velocity-allowlist", "$view.name");
        assertNotRendered("java.lang.String#getClass", "#set($x = 'a')$x.getClass().forName('java.lang.Runtime')");
    }

    @Test
    void unescapedOutput() {
        assertNotRendered("Unescaped output refused", "#disable_html_escaping()$view.name", "com.example.View#getName()");
        assertNotRendered("com.example.View#raw() is annotated with @HtmlSafe", "$view.raw()", "com.example.View#raw()");
        assertNotRendered("$view.nameHtml counts as HTML-safe", "$view.nameHtml", "com.example.View#getNameHtml()");
        assertNotRendered("$nameHtml counts as HTML-safe", "$nameHtml");
    }

    private Browser withWritingServlet(String parameter) {
        host.install(new TestBundle().modules("<ao key=\"ao\"><entity>com.example.Row</entity></ao><servlet key=\"s\" class=\"com.example.Writer1\">"
                        + "<url-pattern>/write</url-pattern>" + parameter + "</servlet>")
                .index("imports", "com.atlassian.activeobjects.external.ActiveObjects")
                .source("Row", "public interface Row extends Entity { String getText(); void setText(String s); }")
                .source("Writer1", """
                        @UnrestrictedAccess public class Writer1 extends HttpServlet {
                            private final ActiveObjects ao; public Writer1(ActiveObjects ao) { this.ao = ao; }
                            protected void service(HttpServletRequest q, HttpServletResponse r) throws IOException {
                                try { ao.create(Row.class); r.getWriter().print("written"); }
                                catch (RuntimeException e) { r.setStatus(500); r.getWriter().print(e.getMessage()); }
                            }
                        }"""));
        return host.browser().loggedInAs("admin");
    }

    @Test
    void stateChangingGet() {
        Browser admin = withWritingServlet("");
        assertThat(admin.get("/plugins/servlet/write").body()).contains("State-changing request refused").contains("INSERT").contains("use POST");
        assertThat(host.browser().get("/plugins/servlet/write").body()).isEqualTo("written");
        assertThat(admin.post("/plugins/servlet/write", FORM, "atl_token=" + admin.xsrfToken()).body()).isEqualTo("written");
    }

    @Test
    void protocolEndpointMayChangeStateDuringAGet() {
        Browser admin = withWritingServlet("<init-param><param-name>protocol-endpoint</param-name><param-value>true</param-value></init-param>");
        assertThat(admin.get("/plugins/servlet/write").body()).isEqualTo("written");
    }

    @Test
    void protocolEndpointAnswersAFormWithoutXsrfTokenByItselfAndWritesNothing() {
        Browser admin = withWritingServlet("<init-param><param-name>protocol-endpoint</param-name><param-value>true</param-value></init-param>");
        assertThat(admin.post("/plugins/servlet/write", FORM, "").body()).contains("State-changing request refused").contains("XSRF token");
        assertThat(admin.post("/plugins/servlet/write", FORM, "atl_token=" + admin.xsrfToken()).body()).isEqualTo("written");
    }

    @Test
    void postWithASessionAndWithoutXsrfToken() {
        Browser admin = withWritingServlet("");
        HttpResponse<String> refused = admin.post("/plugins/servlet/write", FORM, "");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("XSRF check failed");
        assertThat(host.browser().post("/plugins/servlet/write", FORM, "").body()).isEqualTo("written");
    }
}
