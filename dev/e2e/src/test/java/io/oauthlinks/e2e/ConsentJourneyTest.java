package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.pages.Browser;
import io.oauthlinks.e2e.pages.ConsentPage;
import io.oauthlinks.e2e.pages.JiraLogin;
import io.oauthlinks.e2e.pages.Pictures;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People at the consent page: as a user, as an administrator, as somebody else, and when something has come between. */
@Tag("browser")
class ConsentJourneyTest {

    private static final String LOOPBACK = "http://127.0.0.1:4711/callback";

    private static RunningHost host;
    private static Registrations registrations;
    private Browser browser;
    private Pictures pictures;

    @BeforeAll
    static void start() {
        // with https, because the pages show a warning without
        host = RunningHost.start("--tls", "--no-practice");
        registrations = new Registrations(host);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void open() {
        browser = new Browser(host.url());
        pictures = new Pictures(browser, true);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    @DisplayName("P53, P56: a desktop application's user logs in on the way, answers as somebody else, and once more when the page has been open for too long")
    void aDesktopApplicationAsks() {
        ClientApplication desktop = registrations.register("NATIVE", "http://127.0.0.1/callback", Map.of("name", "Worklog Desktop"))
                .withRedirectUri(LOOPBACK);
        ask(desktop, Map.of("scope", "WRITE"));
        new JiraLogin(browser).logInOnTheWay("agent");
        ConsentPage consent = new ConsentPage(browser).isShownFor("Worklog Desktop");
        pictures.take("42-consent-desktop");
        pictures.takeNarrow("42-consent-desktop-narrow");

        browser.press("Log in as someone else").see("Log in as someone else");
        new JiraLogin(browser).logInOnTheWay("alice");
        consent.isShownFor("Worklog Desktop");
        browser.see("(alice)").see("this computer");

        browser.script("document.querySelector('[name=atl_token]').value = 'from yesterday'");
        consent.allow();
        browser.see("Answer once more");
        pictures.take("43-consent-asked-again");
        consent.allow();
        browser.at("127.0.0.1:4711");
        assertThat(browser.url()).startsWith(LOOPBACK + "?").contains("code=olg_", "iss=");
        pictures.requireFlawless();
    }

    @Test
    @DisplayName("P58: an administrator confirms the password before access for administrators; a user cannot allow it and goes back")
    void administratorsAreAskedForThePassword() {
        ClientApplication backup = registrations.register("WEB", Registrations.CALLBACK, Map.of("name", "Config Backup", "scopes", "SYSTEM_ADMIN"));
        giveLogo(backup);
        ask(backup, Map.of("scope", "SYSTEM_ADMIN"));
        new JiraLogin(browser).logInOnTheWay("admin");
        browser.at("WebSudoAuthenticate").type("webSudoPassword", "admin").click("#login-form-submit");
        new ConsentPage(browser).isShownFor("Config Backup");
        assertThat(browser.all("img.logo")).as("the link's logo").hasSize(1);
        pictures.take("44-consent-administrator");

        browser.press("Log in as someone else");
        new JiraLogin(browser).logInOnTheWay("alice");
        browser.see("Only administrators can allow this");
        pictures.take("45-consent-not-allowed");
        browser.press("Go back without access").at("error=access_denied");
        pictures.requireFlawless();
    }

    @Test
    @DisplayName("P8: what is wrong with a link is said to the user, the developer and the administrator, and nobody is sent away")
    void whatIsWrongIsSaid() {
        ClientApplication reports = registrations.register("WEB", Registrations.CALLBACK, Map.of("name", "Ledgerline Reports"));
        new JiraLogin(browser).open().logIn("admin");
        ask(reports.withRedirectUri(Registrations.CALLBACK + "/"), Map.of());
        browser.see("This redirect URL is not registered").see("Open Recent problems");
        pictures.take("46-redirect-url-administrator");
        browser.click("button[data-copy]");
        assertThat(browser.clipboard()).isEqualTo(browser.find("#correlation-id").getText());

        registrations.change(reports, Map.of("name", "Ledgerline Reports", "redirectUris", Registrations.CALLBACK, "scopes", "READ", "enabled", "false"));
        browser.await("the change", any -> {
            ask(reports, Map.of());
            return browser.text().contains("is switched off");
        });
        pictures.take("47-link-disabled");
        ask(reports, Map.of("client_id", ""));
        browser.see("The client ID is missing");
        pictures.takeNarrow("79-client-id-missing-narrow");
        pictures.requireFlawless();
    }

    @Test
    @DisplayName("P76: with an http base URL the page says that OAuth 2.0 is off, and how it is switched on")
    void anHttpBaseUrl() {
        ClientApplication reports = registrations.web();
        new JiraLogin(browser).open().logIn("admin");
        baseUrl(host.url().toString().replace("https:", "http:"));
        ask(reports, Map.of());
        browser.see("OAuth 2.0 is off in this Jira").see("Open general configuration");
        pictures.take("48-oauth-off");
        baseUrl("");
        pictures.requireFlawless();
    }

    private static void baseUrl(String url) {
        registrations.http.postForm("/secure/admin/ViewApplicationProperties.jspa", Map.of("baseURL", url, "atl_token", registrations.http.xsrfToken()));
    }

    private static void giveLogo(ClientApplication client) {
        try {
            HttpResponse<String> answer = registrations.http.send(registrations.http.request("/rest/oauth-links/1.0/incoming-links/" + client.linkId() + "/logo")
                    .header("Content-Type", "image/png").header("X-Atlassian-Token", "no-check")
                    .PUT(HttpRequest.BodyPublishers.ofFile(RunningHost.REPOSITORY.resolve("src/main/resources/images/icon-72.png"))));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ask(ClientApplication client, Map<String, String> changed) {
        browser.go(client.authorizationRequest(changed));
    }
}
