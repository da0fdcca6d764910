package io.oauthlinks.e2e;

import io.oauthlinks.e2e.pages.Browser;
import io.oauthlinks.e2e.pages.JiraLogin;
import io.oauthlinks.e2e.pages.Pictures;
import io.oauthlinks.e2e.pages.PracticeLogin;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A project administrator in the browser, from an empty list to a channel that is enabled, and the pages of the system administrator beside it. */
@Tag("browser")
class ProjectMailboxJourneyTest {

    private RunningHost host;
    private Administrator admin;
    private Browser browser;
    private Pictures pictures;

    @BeforeEach
    void open() {
        host = RunningHost.start();
        admin = new Administrator(host);
        browser = new Browser(host.url());
        pictures = new Pictures(browser, false);
    }

    @AfterEach
    void close() {
        browser.close();
        host.close();
    }

    @Test
    @DisplayName("Save and authorize, sign in at the provider, and the page says that the channel is enabled")
    void fromAnEmptyListToAnEnabledChannel() {
        admin.createLink(Map.of());
        String address = "localhost:" + admin.practice.port("imaps");
        admin.setting("mailHosts", address);
        new JiraLogin(browser).open().logIn("padmin");
        browser.go(FormPage.BASE + "/projects?projectKey=SUP").see("No mail becomes a request yet");
        browser.press("Add email channel").see("A mailbox of this project");
        browser.type("name", "Support requests").chooseText("requestTypeId", "Get").choose("ownPlace", "CUSTOM:IMAP:" + address).type("ownUserName", Practice.SUPPORT);
        pictures.take("channel-own-mailbox-form");
        browser.click("#save-and-authorize");
        new PracticeLogin(browser).signIn(Practice.SUPPORT, Practice.passwordOf(Practice.SUPPORT)).allow();
        browser.see("The channel Support requests is enabled.");
        pictures.take("channel-own-mailbox-enabled");
        browser.press("Back to the channels").see("Support requests");
        pictures.take("channel-list");
        browser.press("Fetch now").see("the fetch has ended");
        pictures.take("channel-fetched");
        administer();
        pictures.requireFlawless();
    }

    private void administer() {
        long shared = admin.save(admin.practiceServer(admin.createLink(Map.of()), "IMAP", Practice.RETURNS), null);
        Browser administrator = new Browser(host.url());
        try {
            Pictures own = new Pictures(administrator, false);
            new JiraLogin(administrator).open().logIn("admin");
            administrator.go(FormPage.BASE + "/mail-channels");
            new JiraLogin(administrator).confirmPassword("admin");
            administrator.see("Support requests");
            own.take("channel-overview");
            administrator.go(FormPage.BASE + "/mail-servers/" + shared + "/share").see("Shared with projects");
            own.take("mail-server-share");
            own.requireFlawless();
        } finally {
            administrator.close();
        }
    }
}
