package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.Administrator.Link;
import io.oauthlinks.e2e.ScriptedMailServer.Script;
import io.oauthlinks.e2e.pages.Browser;
import io.oauthlinks.e2e.pages.JiraLogin;
import io.oauthlinks.e2e.pages.MailServerForm;
import io.oauthlinks.e2e.pages.Pictures;
import io.oauthlinks.e2e.pages.PracticeLogin;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What administrators meet most often, as the browser shows it; {@code docs/failures.md} has the pictures. */
@Tag("browser")
class FailurePicturesTest {

    private static Administrator admin;
    private static Link link;
    private static ScriptedMailServer scripted;
    private static Browser browser;
    private static Pictures pictures;

    @BeforeAll
    static void open() {
        RunningHost host = RunningHost.shared();
        admin = new Administrator(host);
        admin.practice.reset();
        link = admin.createLink(Map.of());
        scripted = new ScriptedMailServer();
        browser = new Browser(host.url());
        pictures = new Pictures(browser, true);
        new JiraLogin(browser).open().logIn("admin");
        browser.go(FormPage.BASE + "/mail-servers");
        new JiraLogin(browser).confirmPassword("admin");
    }

    @AfterAll
    static void close() {
        browser.close();
        scripted.close();
        admin.practice.reset();
        pictures.requireFlawless();
    }

    @BeforeEach
    void usualHabits() {
        admin.practice.reset();
    }

    @Test
    void aPasswordThatWasChanged() {
        admin.practice.mode("microsoft");
        MailServerForm form = shortLived("Password was changed");
        admin.practice.revoke(Practice.SUPPORT);
        picture(form, "token", "grant-revoked");
    }

    @Test
    void aWrongClientSecret() {
        admin.practice.mode("microsoft");
        MailServerForm form = shortLived("Client secret is wrong");
        admin.practice.failTokenEndpoint("invalid_client");
        picture(form, "token", "client-secret-wrong");
    }

    @Test
    void aServerThatFallsSilent() {
        scripted.play(Script.imap("AUTH=XOAUTH2 SASL-IR", line -> ScriptedMailServer.SILENCE));
        MailServerForm form = authorized("Firewall in between", "NONE", scripted.port()).type("timeout", "2");
        picture(form, "login", "no-answer");
    }

    @Test
    void aMailboxWithoutImap() {
        scripted.play(Script.imap("AUTH=XOAUTH2 SASL-IR",
                line -> line.contains("EXAMINE") ? "TAG BAD User is authenticated but not connected." : "TAG OK done"));
        picture(authorized("IMAP is switched off", "NONE", scripted.port()), "folder", "not-connected");
    }

    @Test
    void theMailboxOfSomebodyElse() {
        MailServerForm form = authorized("Shared mailbox", "IMPLICIT", admin.practice.port("imaps")).type("userName", Practice.RETURNS);
        picture(form, "login", "mailbox-not-of-account");
    }

    /** With an access token that is due for a refresh. */
    private static MailServerForm shortLived(String name) {
        admin.practice.accessTokensLive(2);
        MailServerForm form = authorized(name, "IMPLICIT", admin.practice.port("imaps"));
        admin.awaitExpiry(link, Map.of("accountId", browser.value("accountId")));
        return form;
    }

    private static MailServerForm authorized(String name, String tlsMode, int port) {
        MailServerForm form = new MailServerForm(browser).openNew().type("name", name).server("IMAP", tlsMode, "localhost", port)
                .outgoingLink(link.name()).type("userName", Practice.SUPPORT);
        form.authorize();
        new PracticeLogin(browser).signIn(Practice.SUPPORT, Practice.passwordOf(Practice.SUPPORT)).allow();
        return form.isBackAuthorized();
    }

    private static void picture(MailServerForm form, String step, String reason) {
        assertThat(form.test()).as(browser.text()).isEqualTo("Failed");
        assertThat(form.steps().entrySet()).filteredOn(each -> each.getValue().equals("Failed")).singleElement()
                .satisfies(failed -> assertThat(failed.getKey()).as("the step that failed").containsIgnoringCase(step));
        browser.see("Where to look first");
        pictures.takePart("failure-" + reason, "#test-title", "#test-steps");
    }
}
