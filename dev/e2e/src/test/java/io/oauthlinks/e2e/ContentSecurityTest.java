package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.Administrator.Link;
import io.oauthlinks.e2e.pages.Browser;
import io.oauthlinks.e2e.pages.JiraLogin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every screen under the host's strict Content-Security-Policy; what people do on them, the journeys watch in the same way. */
@Tag("browser")
class ContentSecurityTest {

    private final List<String> complaints = new ArrayList<>();
    private Administrator admin;
    private Browser browser;

    @BeforeEach
    void open() {
        admin = new Administrator(RunningHost.shared());
        admin.practice.reset();
        browser = new Browser(admin.host.url());
        new JiraLogin(browser).open().logIn("admin");
        browser.go(FormPage.BASE + "/settings");
        new JiraLogin(browser).confirmPassword("admin");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    @DisplayName("no screen has a script or style that a strict Content-Security-Policy refuses")
    void noScreenDoesWhatIsRefused() {
        Link link = admin.createLink(Map.of());
        long server = admin.save(admin.authorized(admin.practiceServer(link, "IMAP", Practice.SUPPORT)), null);
        ClientApplication client = new Registrations(admin.host).web();
        client.connect(HttpUser.signedIn(admin.host, "admin"), "READ");
        browser.complaints();
        int looked = 0;
        for (AppRoutes.Page page : AppRoutes.pages()) {
            if (page.get()) {
                look(page.path().replaceFirst("/outgoing-links/1\\b", "/outgoing-links/" + link.id())
                        .replaceFirst("/mail-servers/1\\b", "/mail-servers/" + server).replaceFirst("/incoming-links/1\\b", "/incoming-links/" + client.linkId()));
                looked++;
            }
        }
        assertThat(looked).isGreaterThan(20);
        look("/plugins/servlet/oauth-links/oauth2/authorize?client_id=olc_nobody");
        browser.go(client.authorizationRequest(Map.of("scope", "WRITE")));
        complaints.addAll(browser.complaints());
        assertThat(complaints).isEmpty();

        browser.script("const style = document.createElement('style'); style.textContent = 'p { color: red }'; document.head.append(style);");
        browser.await("the refusal of what was planted", any -> browser.complaints().stream().anyMatch(one -> one.contains("style-src")));
    }

    @Test
    @DisplayName("the pages that stand alone send a policy of their own, and none allows inline scripts or styles")
    void everyPolicyIsStrict() {
        for (String path : List.of("/settings", "/mail-servers/new", "/oauth2/authorize?client_id=olc_nobody")) {
            List<String> policies = admin.http.get(FormPage.BASE + path).headers().allValues("Content-Security-Policy");
            assertThat(policies).as(path).anyMatch(policy -> Stream.of("script-src 'self'", "style-src 'self'", "object-src 'none'").allMatch(policy::contains))
                    .noneMatch(policy -> policy.contains("unsafe"));
        }
    }

    private void look(String path) {
        browser.go(path).text();
        browser.complaints().forEach(complaint -> complaints.add(path + ": " + complaint));
    }
}
