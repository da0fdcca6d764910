package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.ClientApplication.Tokens;
import io.oauthlinks.e2e.pages.Browser;
import io.oauthlinks.e2e.pages.JiraLogin;
import io.oauthlinks.e2e.pages.Pictures;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user looks after the applications that act for her, and an administrator after those of everybody. */
@Tag("browser")
class AuthorizedApplicationsJourneyTest {

    private RunningHost host;
    private Registrations registrations;
    private ClientApplication desktop;
    private ClientApplication reports;
    private Browser browser;
    private Pictures pictures;
    private Pictures onTheWay;

    @BeforeEach
    void open() {
        host = RunningHost.start("--tls", "--no-practice");
        registrations = new Registrations(host);
        desktop = registrations.register("NATIVE", "http://127.0.0.1/callback", Map.of("name", "Worklog Desktop"));
        reports = registrations.register("WEB", Registrations.CALLBACK, Map.of("name", "Ledgerline Reports"));
        browser = new Browser(host.url());
        pictures = new Pictures(browser, true);
        onTheWay = new Pictures(browser, false);
    }

    @AfterEach
    void close() {
        browser.close();
        host.close();
    }

    @Test
    @DisplayName("from the avatar menu to the list; one of three connections is revoked, then all")
    void aUserTakesBackWhatSheAllowed() {
        new JiraLogin(browser).open().logIn("padmin");
        browser.click("#header-details-user-fullname").click("#oauth-links-authorized-applications").see("No application may use Jira as you");
        pictures.take("50-authorized-applications-empty");

        HttpUser elsewhere = HttpUser.signedIn(host, "padmin");
        Tokens office = desktop.connect(elsewhere, "READ WRITE");
        Tokens home = desktop.connect(elsewhere, "READ WRITE");
        Tokens web = reports.connect(elsewhere, "READ");
        assertThat(reports.myself(web.accessToken())).isEqualTo(200);
        browser.go("/secure/ViewProfile.jspa");
        pictures.take("51-profile");
        browser.click("nav[aria-label=Profile] a[href$=authorized-applications]").see("Ledgerline Reports");
        browser.await("three rows", any -> browser.all("#connections tbody tr").size() == 3);
        pictures.take("52-authorized-applications");

        browser.click("#connections tbody tr:nth-child(2) a.aui-button").see("can no longer use Jira as you");
        pictures.take("53-revoke-application");
        browser.click("#revoke").see("1 connection is revoked");
        browser.await("two rows", any -> browser.all("#connections tbody tr").size() == 2);
        onTheWay.take("54-application-revoked");
        assertThat(desktop.myself(home.accessToken())).as("dead at the next call").isEqualTo(401);
        assertThat(desktop.myself(office.accessToken())).isEqualTo(200);

        browser.click("#revoke-all").see("2 connections end");
        pictures.take("55-revoke-all-applications");
        browser.press("Cancel").see("Ledgerline Reports").click("#revoke-all").click("#revoke").see("2 connections are revoked");
        assertThat(desktop.myself(office.accessToken())).isEqualTo(401);
        assertThat(reports.myself(web.accessToken())).isEqualTo(401);
        pictures.requireFlawless();
        onTheWay.requireFlawless();
    }

    @Test
    @DisplayName("an administrator finds the connections of a link and of a user, and revokes them")
    void anAdministratorTakesBackWhatOthersAllowed() {
        desktop.connect(HttpUser.signedIn(host, "padmin"), "READ WRITE");
        Tokens ofAgent = desktop.connect(HttpUser.signedIn(host, "agent"), "READ");
        reports.connect(HttpUser.signedIn(host, "padmin"), "READ");
        new JiraLogin(browser).open().logIn("admin");
        browser.go(FormPage.BASE + "/incoming-links/" + desktop.linkId() + "/grants");
        new JiraLogin(browser).confirmPassword("admin");
        browser.see("Connections of Worklog Desktop").see("2 connections");
        pictures.take("56-connections-of-a-link");
        browser.click("#connections tbody tr:first-child a.aui-button").see("as Aiko Tanaka");
        onTheWay.take("57-revoke-connection");
        browser.click("#revoke").see("1 connection is revoked");
        assertThat(desktop.myself(ofAgent.accessToken())).isEqualTo(401);

        browser.press("Connections of a user").type("user", "padmin").press("Show connections").see("Pavel Adler");
        browser.await("two rows", any -> browser.all("#connections tbody tr").size() == 2);
        pictures.take("58-connections-of-a-user");
        browser.click("#revoke-all").see("Revoke all connections of Pavel Adler").click("#revoke").see("2 connections are revoked");
        browser.go(FormPage.BASE + "/audit-log").see("Connections revoked");
        pictures.take("59-audit-of-connections");
        pictures.requireFlawless();
        onTheWay.requireFlawless();
    }
}
