package io.oauthlinks.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.host.Browser;
import io.oauthlinks.host.HostUnderTest;
import io.oauthlinks.host.TestBundle;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An app that uses everything the host offers and breaks no rule. */
class InstalledAppTest {

    private static HostUnderTest host;

    @BeforeAll
    static void installApp() {
        host = HostUnderTest.shared().install(new TestBundle()
                .modules("""
                        <resource type="i18n" name="i18n" location="texts.app"/>
                        <servlet-context-param key="param"><param-name>colour</param-name><param-value>blue</param-value></servlet-context-param>
                        <servlet key="notes" class="com.example.NotesServlet"><url-pattern>/app/notes</url-pattern>
                          <url-pattern>/app/notes/*</url-pattern></servlet>
                        <servlet key="admin" class="com.example.AdminServlet"><url-pattern>/app/admin</url-pattern></servlet>
                        <servlet-filter key="mark" class="com.example.MarkFilter" location="after-encoding" weight="10">
                          <url-pattern>/rest/*</url-pattern></servlet-filter>
                        <servlet-filter key="meta" class="com.example.MetaFilter" location="before-login">
                          <url-pattern>/.well-known/*</url-pattern></servlet-filter>
                        <rest key="rest" path="/app" version="1.0"><package>com.example</package></rest>
                        <rest-migration key="migration"><rest-v2/></rest-migration>
                        <web-section key="section" location="admin_plugins_menu" weight="20"><label key="app.section"/></web-section>
                        <web-item key="second" section="admin_plugins_menu/section" weight="20"><label key="app.item"><param name="param0">$name</param></label>
                          <link linkId="second-link">/plugins/servlet/app/notes?project=$key</link>
                          <condition class="com.example.NameGiven"/></web-item>
                        <web-item key="first" section="admin_plugins_menu/section" weight="10"><label key="app.item"/>
                          <link linkId="first-link">/plugins/servlet/app/admin</link>
                          <condition class="com.atlassian.jira.plugin.webfragment.conditions.UserIsSysAdminCondition" invert="true"/></web-item>
                        <web-panel key="panel" location="app.panel"><resource name="view" type="velocity" location="templates/panel.vm"/></web-panel>
                        <web-resource key="base"><resource type="download" name="base.css" location="css/base.css"/></web-resource>
                        <web-resource key="script"><transformation extension="js"><transformer key="jsI18n"/></transformation>
                          <dependency>com.atlassian.auiplugin:ajs</dependency><dependency>com.example.app:base</dependency>
                          <context>app.page</context><resource type="download" name="app.js" location="js/app.js"/></web-resource>
                        <ao key="ao" namespace="com.example.app"><entity>com.example.Note</entity></ao>
                        <velocity-allowlist key="allow"><method>com.example.View#name()</method><method>com.example.View#add(int, int)</method></velocity-allowlist>
                        """)
                .index("component", "com.example.Wiring")
                .index("imports", "com.atlassian.activeobjects.external.ActiveObjects", "com.atlassian.templaterenderer.TemplateRenderer",
                        "com.atlassian.sal.api.message.I18nResolver")
                .index("exports", "com.example.Notes#com.atlassian.sal.api.lifecycle.LifecycleAware")
                .source("Note", "public interface Note extends Entity { String getText(); void setText(String text); }")
                .source("View", "public record View(String name) { public int add(int a, int b) { return a + b; } }")
                .source("Notes", """
                        public class Notes implements LifecycleAware {
                            private final ActiveObjects ao;
                            Notes(ActiveObjects ao) { this.ao = ao; }
                            public void onStart() { add("started"); }
                            public void onStop() { }
                            public void add(String text) {
                                ao.executeInTransaction(() -> { Note note = ao.create(Note.class); note.setText(text); note.save(); return null; });
                            }
                            public String last() {
                                Note[] notes = ao.find(Note.class, Query.select().order("ID DESC").limit(1)); return notes[0].getText();
                            }
                        }""")
                .source("Wiring", """
                        @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
                        public class Wiring {
                            @org.springframework.context.annotation.Bean public Notes notes(ActiveObjects ao) { return new Notes(ao); }
                        }""")
                .source("NotesServlet", """
                        @LicensedOnly public class NotesServlet extends HttpServlet {
                            private final Notes notes; private final TemplateRenderer templates;
                            @Inject public NotesServlet(Notes notes, TemplateRenderer templates) { this.notes = notes; this.templates = templates; }
                            protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
                                r.setContentType("text/html");
                                templates.render("templates/notes.vm", Map.of("view", new View(notes.last()), "path", q.getServletPath() + "|" + q.getPathInfo(),
                                    "param", getServletContext().getInitParameter("colour")), r.getWriter());
                            }
                            protected void doPost(HttpServletRequest q, HttpServletResponse r) { notes.add(q.getParameter("text")); }
                        }""")
                .source("AdminServlet", """
                        @SystemAdminOnly public class AdminServlet extends HttpServlet {
                            protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException { r.getWriter().print("admin page"); }
                        }""")
                .source("MarkFilter", """
                        @UnrestrictedAccess public class MarkFilter implements Filter {
                            public void doFilter(ServletRequest q, ServletResponse r, FilterChain c) throws IOException, ServletException {
                                ((HttpServletResponse) r).setHeader("X-Mark", "yes"); c.doFilter(q, r);
                            }
                        }""")
                .source("MetaFilter", """
                        @UnrestrictedAccess public class MetaFilter implements Filter {
                            public void doFilter(ServletRequest q, ServletResponse r, FilterChain c) throws IOException {
                                r.getWriter().print("metadata of " + ((HttpServletRequest) q).getRequestURI());
                            }
                        }""")
                .source("NameGiven", """
                        public class NameGiven implements com.atlassian.plugin.web.Condition {
                            public void init(Map<String, String> p) { }
                            public boolean shouldDisplay(Map<String, Object> c) { return c.containsKey("name"); }
                        }""")
                .source("Resource", """
                        @Path("notes") @AdminOnly public class Resource {
                            private final Notes notes; @jakarta.ws.rs.core.Context private HttpServletRequest request;
                            @Inject public Resource(Notes notes) { this.notes = notes; }
                            public record NoteJson(String text, boolean done) { }
                            @GET @Produces("application/json") public NoteJson get() { return new NoteJson(notes.last(), request != null); }
                            @GET @Path("open") @UnrestrictedAccess public String open() { return "open"; }
                            @GET @Path("sudo") @SystemAdminOnly @com.atlassian.sal.api.websudo.WebSudoRequired public String sudo() { return "sudo"; }
                            @GET @Path("fail") public String fail() { throw new IllegalStateException("told"); }
                            @POST @Consumes({"application/json", "text/plain"}) public void post(NoteJson note) { notes.add(note.text()); }
                        }""")
                .source("Failures", """
                        @jakarta.ws.rs.ext.Provider public class Failures implements jakarta.ws.rs.ext.ExceptionMapper<IllegalStateException> {
                            @Inject public Failures(I18nResolver texts) { this.texts = texts; } private final I18nResolver texts;
                            public jakarta.ws.rs.core.Response toResponse(IllegalStateException e) {
                                return jakarta.ws.rs.core.Response.status(409).entity(texts.getText("app.failure", e.getMessage())).build();
                            }
                        }""")
                .text("texts/app.properties", "app.section=The section\napp.item=Item {0}\napp.failure=It''s {0}\n")
                .text("templates/notes.vm", "#set($sum = $view.add(1, 2))<p>$view.name() $sum $path $param</p>")
                .text("templates/panel.vm", "<b>$who</b>")
                .text("css/base.css", "p {}")
                .text("js/app.js", "alert(AJS.I18n.getText('app.section')); alert(AJS.I18n.getText('app.item', 7));"));
    }

    @Test
    void startsBeansThatAreExportedAsLifecycleAware() {
        Browser agent = host.browser().loggedInAs("admin");
        assertThat(agent.get("/plugins/servlet/app/notes").body()).startsWith("<p>started 3 /plugins/servlet/app/notes|null blue</p>");
    }

    @Test
    void escapesWhatAServletKeepsAndRendersAgain() {
        Browser agent = host.browser().loggedInAs("agent");
        var posted = agent.post("/plugins/servlet/app/notes/new?text=%3Cscript%3E&atl_token=" + agent.xsrfToken(), "application/x-www-form-urlencoded", "");
        assertThat(posted.statusCode()).isEqualTo(200);
        assertThat(agent.get("/plugins/servlet/app/notes/1/a%20b").body()).startsWith("<p>&lt;script&gt; 3 /plugins/servlet/app/notes|/1/a b blue</p>");
        agent.post("/plugins/servlet/app/notes?text=started&atl_token=" + agent.xsrfToken(), "application/x-www-form-urlencoded", "");
    }

    @Test
    void sendsAnonymousBrowsersToTheLoginAndRefusesUsersWithoutThePermission() {
        var anonymous = host.browser().get("/plugins/servlet/app/admin?x=1");
        assertThat(anonymous.statusCode()).isEqualTo(302);
        assertThat(anonymous.headers().firstValue("Location").orElseThrow()).contains("/login.jsp").contains("app%2Fadmin");
        assertThat(host.browser().loggedInAs("agent").get("/plugins/servlet/app/admin").statusCode()).isEqualTo(403);
        assertThat(host.browser().loggedInAs("alice").get("/plugins/servlet/app/notes").statusCode()).isEqualTo(403);
        assertThat(host.browser().loggedInAs("admin").get("/plugins/servlet/app/admin").body()).isEqualTo("admin page");
    }

    @Test
    void servesResourcesUnderTheirVersionAndUnderLatest() {
        Browser admin = host.browser().loggedInAs("admin");
        var answer = admin.get("/rest/app/1.0/notes");
        assertThat(answer.body()).isEqualTo("{\"text\":\"started\",\"done\":true}");
        assertThat(answer.headers().firstValue("X-Mark")).contains("yes");
        assertThat(admin.get("/rest/app/latest/notes").statusCode()).isEqualTo(200);
        assertThat(admin.get("/rest/app/2.0/notes").statusCode()).isEqualTo(404);
        assertThat(admin.get("/rest/app/1.0/notes/fail").body()).isEqualTo("It's told");
    }

    @Test
    void letsTheMethodsAnnotationBeatTheClass() {
        Browser anonymous = host.browser();
        assertThat(anonymous.get("/rest/app/1.0/notes/open").body()).isEqualTo("open");
        assertThat(anonymous.get("/rest/app/1.0/notes").statusCode()).isEqualTo(401);
        assertThat(host.browser().loggedInAs("agent").get("/rest/app/1.0/notes").statusCode()).isEqualTo(403);
    }

    @Test
    void asksASessionForWebsudoBeforeItCallsTheResource() {
        assertThat(host.browser().loggedInAs("admin").get("/rest/app/1.0/notes/sudo").statusCode()).isEqualTo(401);
    }

    @Test
    void refusesUnknownJsonPropertiesAndForeignOrigins() {
        Browser admin = host.browser().loggedInAs("admin");
        assertThat(admin.post("/rest/app/1.0/notes", "application/json", "{\"text\":\"started\",\"done\":true}").statusCode()).isEqualTo(204);
        assertThat(admin.post("/rest/app/1.0/notes", "application/json", "{\"text\":\"x\",\"other\":1}").statusCode()).isEqualTo(400);
        assertThat(admin.post("/rest/app/1.0/notes", "application/json", "{\"text\":\"x\"}", "Origin", "https://evil.example").statusCode()).isEqualTo(403);
        assertThat(admin.post("/rest/app/1.0/notes", "text/plain", "{\"text\":\"x\"}").statusCode()).isEqualTo(403);
    }

    @Test
    void forwardsWellKnownDocumentsOfTheRootIntoTheContext() {
        assertThat(host.root().get("/.well-known/oauth-authorization-server/jira").body())
                .isEqualTo("metadata of /jira/.well-known/oauth-authorization-server");
    }

    @Test
    void listsFragmentsByWeightWhoseConditionsHold() {
        WebFragments fragments = host.host().apps().fragments();
        assertThat(fragments.sections("admin_plugins_menu", Map.of())).extracting(WebFragments.Section::label).containsExactly("The section");
        List<WebFragments.Item> items = fragments.items("admin_plugins_menu/section", Map.of("name", "N", "key", "SUP"));
        assertThat(items).extracting(WebFragments.Item::linkId).containsExactly("first-link", "second-link");
        assertThat(items.get(1).label()).isEqualTo("Item N");
        assertThat(items.get(1).url()).isEqualTo("/jira/plugins/servlet/app/notes?project=SUP");
        assertThat(fragments.items("admin_plugins_menu/section", Map.of())).extracting(WebFragments.Item::key).containsExactly("first");
        assertThat(fragments.panels("app.panel", Map.of("who", "<me>"))).containsExactly("<b>&lt;me&gt;</b>");
    }

    @Test
    void servesWebResourcesWithTheirDependenciesFirstAndTextsInScripts() {
        String tags = host.host().apps().fragments().headTags(List.of("app.page"));
        assertThat(tags.indexOf("com.example.app:base/base.css")).isPositive().isLessThan(tags.indexOf("com.example.app:script/app.js"));
        var script = host.browser().get("/download/resources/com.example.app:script/app.js");
        assertThat(script.body()).isEqualTo("alert(\"The section\"); alert(AJS.format(\"Item {0}\", 7));");
        assertThat(script.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/javascript");
        assertThat(host.browser().get("/download/resources/com.example.app:script/other.js").statusCode()).isEqualTo(404);
    }
}
