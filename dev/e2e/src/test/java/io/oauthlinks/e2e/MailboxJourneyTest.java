package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.pages.Browser;
import io.oauthlinks.e2e.pages.JiraLogin;
import io.oauthlinks.e2e.pages.MailServerForm;
import io.oauthlinks.e2e.pages.OutgoingLinkForm;
import io.oauthlinks.e2e.pages.Pictures;
import io.oauthlinks.e2e.pages.PracticeLogin;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A newcomer's tour in the browser with the practice provider, from the login to a green test, by IMAP and by POP3. */
@Tag("browser")
@Tag("lines")
class MailboxJourneyTest {

    private RunningHost host;
    private Practice practice;
    private Browser browser;
    private Pictures pictures;

    @BeforeEach
    void open() {
        // a new one, as a newcomer has it: the pictures show empty lists first
        host = RunningHost.start();
        practice = new Practice(host);
        browser = new Browser(host.url());
        pictures = new Pictures(browser, true);
    }

    @AfterEach
    void close() {
        browser.close();
        host.close();
    }

    @Test
    @DisplayName("A mailbox is authorized and tested by IMAP, another by POP3 on the same link (design 10: each has its own tokens)")
    void fromTheLoginToTwoGreenTests() {
        logIn();
        createLink();
        addImapServer();
        addPop3Server();
        lookAround();
        assertThat(practice.tokenRequests("authorization_code")).as("each mailbox got tokens of its own").isEqualTo(2);
        assertThat(practice.mails(Practice.SUPPORT)).as("M14: nothing is marked").allMatch(mail -> !mail.path("seen").asBoolean());
        pictures.requireFlawless();
    }

    private void logIn() {
        JiraLogin login = new JiraLogin(browser).open();
        pictures.take("01-login");
        login.logIn("admin");
        browser.go(FormPage.BASE + "/outgoing-links").at("WebSudoAuthenticate");
        pictures.take("02-administrator-access");
        login.confirmPassword("admin");
        browser.see("No outgoing links yet");
        pictures.take("03-outgoing-links-empty");
    }

    private void createLink() {
        browser.press("Create outgoing link");
        pictures.take("04-choose-provider");
        OutgoingLinkForm form = new OutgoingLinkForm(browser).choose("CUSTOM").type("name", "Practice mail").type("description", "Support and returns")
                .type("clientId", practice.clientId()).type("clientSecret", practice.clientSecret())
                .type("issuer", practice.issuer().toString()).scopes("mail offline_access");
        assertThat(form.copyRedirectUrl()).as("known before the first save").isEqualTo(form.redirectUrl())
                .startsWith(host.url() + "/plugins/servlet/oauth-links/callback/");
        pictures.take("05-outgoing-link-form");
        form.save();
        browser.see("Practice mail").see("Never authorized");
        pictures.take("06-outgoing-link-saved");
    }

    private void addImapServer() {
        browser.go(FormPage.BASE + "/mail-servers");
        pictures.take("07-mail-servers-empty");
        MailServerForm form = new MailServerForm(browser).openNew().type("name", "Support mailbox").type("description", "Requests of customers")
                .server("IMAP", "IMPLICIT", "localhost", practice.port("imaps")).outgoingLink("Practice mail").type("userName", Practice.SUPPORT);
        pictures.take("08-mail-server-form");
        Map<String, String> typed = form.typed();
        form.authorize();
        authorize(Practice.SUPPORT, true);
        assertThat(form.isBackAuthorized().typed()).as("everything typed is kept").isEqualTo(typed);
        pictures.take("11-mail-server-authorized");
        assertThat(form.test()).as(browser.text()).startsWith("Passed");
        assertThat(form.steps()).hasSize(9).as("M12").doesNotContainValue("Failed").doesNotContainValue("Not run");
        pictures.take("12-connection-test-imap");
        form.save();
        browser.see("Support mailbox");
    }

    private void addPop3Server() {
        MailServerForm form = new MailServerForm(browser).openNew().type("name", "Returns mailbox")
                .server("POP3", "IMPLICIT", "localhost", practice.port("pop3s")).outgoingLink("Practice mail").type("userName", Practice.RETURNS);
        form.authorize();
        authorize(Practice.RETURNS, false);
        form.isBackAuthorized();
        assertThat(form.test()).as(browser.text()).startsWith("Passed");
        pictures.take("13-connection-test-pop3");
        form.save();
        browser.see("Returns mailbox");
        pictures.take("14-mail-servers");
    }

    private void authorize(String mailbox, boolean pictured) {
        PracticeLogin provider = new PracticeLogin(browser);
        if (pictured) {
            browser.find("#username");
            pictures.take("09-provider-login");
        }
        provider.signIn(mailbox, Practice.passwordOf(mailbox));
        if (pictured) {
            pictures.take("10-provider-consent");
        }
        provider.allow();
    }

    private void lookAround() {
        browser.go(FormPage.BASE + "/outgoing-links").see("Valid");
        pictures.take("15-outgoing-links");
        browser.go(FormPage.BASE + "/audit-log").see("Practice mail");
        pictures.take("16-audit-log");
        browser.go(FormPage.BASE + "/settings");
        pictures.take("17-settings");
        new OutgoingLinkForm(browser).openNew("GOOGLE");
        pictures.take("18-google-form");
        new OutgoingLinkForm(browser).openNew("MICROSOFT");
        pictures.take("19-microsoft-form");
        chooseCloud();
        browser.go(FormPage.BASE + "/outgoing-links/1/delete").see("Support mailbox");
        pictures.take("20-delete-refused");
    }

    /** Scopes and portal follow the cloud; what is ticked stays ticked, and is sent once. */
    private void chooseCloud() {
        String pop = "input[value='https://outlook.office.com/POP.AccessAsUser.All']";
        browser.find(pop).sendKeys(Keys.SPACE);
        browser.choose("cloud", "US_GOVERNMENT_GCC_HIGH").see("https://outlook.office365.us/IMAP.AccessAsUser.All").see("https://portal.azure.us/");
        assertThat(browser.text()).doesNotContain("https://outlook.office.com/", "https://portal.azure.com/");
        pictures.take("21-microsoft-government-form");
        new OutgoingLinkForm(browser).type("name", "Government mail").type("clientId", "3e1f7a58").type("clientSecret", "secret")
                .type("allowedDomains", "agency.example").save();
        browser.see("Government mail");
    }
}
