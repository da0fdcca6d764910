package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.pages.Browser;
import io.oauthlinks.e2e.pages.JiraLogin;
import io.oauthlinks.e2e.pages.Keyboard;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The main jobs without a mouse. */
@Tag("browser")
class KeyboardJourneyTest {

    private final RunningHost host = RunningHost.shared();
    private final Practice practice = new Practice(host);
    private Browser browser;
    private Keyboard keyboard;

    @BeforeEach
    void open() {
        practice.reset();
        browser = new Browser(host.url());
        keyboard = new Keyboard(browser);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void anOutgoingLinkAndATestedMailServer() {
        new JiraLogin(browser).open().logIn("admin");
        browser.go(FormPage.BASE + "/outgoing-links/new").at("WebSudoAuthenticate");
        new JiraLogin(browser).confirmPassword("admin");

        keyboard.to("a[href*='provider=CUSTOM']").enter();
        keyboard.to("#name").type("By keyboard").to("[name=clientId]").type(practice.clientId()).to("[name=clientSecret]").type(practice.clientSecret())
                .to("[name=issuer]").type(practice.issuer().toString()).to("input#scopes").type("mail offline_access")
                .to("button.aui-button-primary[type=submit]").enter();
        browser.at("/outgoing-links").see("By keyboard").see("Never authorized");

        browser.go(FormPage.BASE + "/mail-servers/new");
        keyboard.to("#name").type("Without a mouse").to("#preset").choose("Custom (IMAP)").to("#host").type("localhost")
                .to("#port").typeInstead(String.valueOf(practice.port("imap"))).to("#tlsMode").choose("None").to("#linkId").choose("Password")
                .to("#userName").type("plain@practice.example").to("#password").type("plain").to("#test-button").space();
        browser.await("the end of the test", any -> !browser.value("testRun").isEmpty() && browser.find("#test-button").isEnabled());
        keyboard.to("#save").enter();
        browser.at("saved=").see("Without a mouse").see("Enabled");
    }

    @Test
    void consentAndTheWayBack() {
        Registrations registrations = new Registrations(host);
        ClientApplication application = registrations.register("NATIVE", "http://127.0.0.1/callback", Map.of("name", "Keyboard Desktop"))
                .withRedirectUri("http://127.0.0.1:4711/callback");
        new JiraLogin(browser).open().logIn("alice");
        browser.go(application.authorizationRequest(Map.of("scope", "READ"))).see("Keyboard Desktop");

        keyboard.to("button[value=allow]").enter();
        browser.at("127.0.0.1:4711");
        assertThat(browser.url()).contains("code=olg_");

        String code = browser.url().replaceAll(".*[?&]code=([^&]+).*", "$1");
        assertThat(application.exchange(code, Map.of()).statusCode()).isEqualTo(200);
        browser.go(FormPage.BASE + "/authorized-applications").see("Keyboard Desktop");
        keyboard.to("tbody a.aui-button, tbody button").enter();
        browser.at("/revoke");
        keyboard.to("#revoke").enter();
        browser.see("1 connection is revoked");
    }
}
