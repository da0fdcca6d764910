package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.TestIncomingLinks;
import io.oauthlinks.incominglink.authorize.Consent;
import io.oauthlinks.jira.http.oauth2.Question;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConsentPageTest {

    private final StandalonePage alone = new StandalonePage(Samples.readers(), () -> "Acme Jira", () -> URI.create("https://jira.acme.example:8443/jira"));

    private String html(IncomingLink link, JiraScope scope, String redirectUri, String destination, boolean loopback) {
        return html(new Question(new Consent(link, Set.of(scope), redirectUri, destination, loopback), fields("state", Samples.HOSTILE), "decision",
                "/jira/login.jsp?os_destination=x", null, true));
    }

    private String html(Question question) {
        return new RenderedTemplates().render(new ConsentPage(alone, key -> "jnovak").of(Samples.request("GET", "/oauth2/authorize"), question));
    }

    private static List<Map<String, String>> fields(String name, String value) {
        return List.of(new HashMap<>(Map.of("name", name, "value", value)));
    }

    private String web(JiraScope scope) {
        return html(TestIncomingLinks.web().name("Ledgerline").build(), scope, "https://reports.acme.example/cb", "reports.acme.example", false);
    }

    @Test
    @DisplayName("P53: the page says who asks, for what, as whom and where the browser goes next")
    void saysEverything() {
        String html = web(JiraScope.READ);
        assertThat(html).contains("Allow Ledgerline to use Jira as you?", "You are <strong>Jana Novak</strong> (jnovak)", "See what you can see",
                "It cannot change anything", "browser goes to <strong>reports.acme.example</strong>", "jira.acme.example:8443", "Acme Jira",
                "Registered by admin,", "/jira/login.jsp?os_destination=x", "name=\"decision\" value=\"allow\"", "name=\"decision\" value=\"deny\"",
                "<html lang=\"en\">", "<meta name=\"decorator\" content=\"none\">").doesNotContain("Create, change", "cannot verify", "development");
    }

    @Test
    @DisplayName("P53: names that carry markup are shown as text")
    void escapesEverything() {
        String html = html(TestIncomingLinks.web().name(Samples.HOSTILE).build(), JiraScope.READ, "https://x.example/", Samples.HOSTILE, false);
        assertThat(html).contains("&lt;script&gt;").doesNotContain("<script>", "onload=\"'");
    }

    @Test
    void eachScopeNamesAlsoWhatItIncludes() {
        assertThat(web(JiraScope.WRITE)).contains("See what you can see", "Create, change and delete as you", "It cannot administer Jira")
                .doesNotContain("Administer Jira as you", "access for administrators");
        assertThat(web(JiraScope.SYSTEM_ADMIN)).contains("See what you can see", "Create, change and delete as you", "Administer Jira as you",
                "Administer the system as you", "This is access for administrators");
    }

    @Test
    void aNativeApplicationCannotBeVerified() {
        String html = html(TestIncomingLinks.nativeApp().name("Worklog").build(), JiraScope.READ, "http://127.0.0.1:4711/cb", "127.0.0.1:4711", true);
        assertThat(html).contains("Jira cannot verify who is asking", "Worklog runs on your computer",
                "goes to <strong>this computer</strong> (<code>127.0.0.1</code>), where Worklog is waiting");
        assertThat(html(TestIncomingLinks.nativeApp().build(), JiraScope.READ, "com.example.app:/cb", "com.example.app:", false))
                .contains("the application on this device that handles <code>com.example.app:</code>");
        assertThat(html(TestIncomingLinks.browser().build(), JiraScope.READ, "https://d.example/", "d.example", false)).contains("runs in your browser");
    }

    @Test
    void saysWhyItAsksAgain() {
        Consent consent = new Consent(TestIncomingLinks.web().build(), Set.of(JiraScope.READ), "https://x.example/", "x.example", false);
        assertThat(html(new Question(consent, List.of(), "decision", "/login", Question.Notice.EXPIRED, true))).contains("Answer once more");
        assertThat(html(new Question(consent, List.of(), "decision", "/login", Question.Notice.OTHER_USER, true)))
                .contains("You are now logged in as Jana Novak");
    }

    @Test
    void whoCannotAllowItIsOfferedTheWayBackOnly() {
        Consent consent = new Consent(TestIncomingLinks.web().build(), Set.of(JiraScope.ADMIN), "https://x.example/", "x.example", false);
        assertThat(html(new Question(consent, List.of(), "decision", "/login", null, false)))
                .contains("Only administrators can allow this", "Go back without access", "value=\"deny\"")
                .doesNotContain("value=\"allow\"", "access for administrators", "take this back", "If you allow");
    }
}
