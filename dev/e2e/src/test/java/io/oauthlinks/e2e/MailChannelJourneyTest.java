package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.e2e.pages.Browser;
import io.oauthlinks.e2e.pages.JiraLogin;
import io.oauthlinks.e2e.pages.MailChannelForm;
import io.oauthlinks.e2e.pages.Pictures;
import io.oauthlinks.e2e.pages.PracticeLogin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How the administrator of a service project lets customers write mails to it, and sees what becomes of each. */
@Tag("browser")
class MailChannelJourneyTest {

    private static final String CUSTOMER = "Marta Klein <marta.klein@kundin.example>";
    private static final String SUBJECT = "Return label for order 55821";
    private static final String INVOICE = "Invoice for order 55821";

    private RunningHost host;
    private Administrator admin;
    private HttpUser padmin;
    private Browser browser;
    private Pictures pictures;
    private String channels;

    @BeforeEach
    void open() {
        // a new one: the pictures begin with an empty list
        host = RunningHost.start();
        admin = new Administrator(host);
        padmin = HttpUser.signedIn(host, "padmin");
        browser = new Browser(host.url());
        pictures = new Pictures(browser, true);
        channels = FormPage.BASE + "/projects/" + product("project/SUP").path("id").asText() + "/mail-channels";
    }

    @AfterEach
    void close() {
        browser.close();
        host.close();
    }

    @Test
    @DisplayName("A project administrator authorizes a mailbox, mails become a request and its comment, and one that Jira refuses is tried again")
    void fromTheProjectSettingsToARequestByMail() {
        admin.createLink(Map.of("name", "Practice mail"));
        admin.setting("mailHosts", place());
        new JiraLogin(browser).open().logIn("padmin");
        addChannel();
        authorize();
        String key = aMailBecomesARequestAndItsAnswerAComment();
        seeTheLog(key);
        aMailThatJiraRefusesIsTriedAgain();
        testAChannelOnASharedMailServer(seeAsSystemAdministrator());
        pictures.requireFlawless();
    }

    private String place() {
        return "localhost:" + admin.practice.port("imaps");
    }

    private void addChannel() {
        browser.go("/plugins/servlet/project-config/SUP/summary").see("Email channels");
        pictures.take("90-project-settings");
        browser.press("Email channels").see("This project has no email channel yet");
        pictures.take("91-email-channels-empty");
        MailChannelForm form = new MailChannelForm(browser).openNew().type("name", "Support by mail")
                .ownMailbox(place() + " (IMAP)", "Practice mail", Practice.SUPPORT).requestType("Get help").type("interval", "5")
                .unknownSenders("CREATE_CUSTOMER");
        pictures.take("92-email-channel-form");
        form.saveAndAuthorize();
    }

    private void authorize() {
        PracticeLogin provider = new PracticeLogin(browser);
        provider.signIn(Practice.SUPPORT, Practice.passwordOf(Practice.SUPPORT));
        provider.allow();
        browser.at("/mailbox").see("The channel Support by mail is enabled. Customers can now raise requests by mail to " + Practice.SUPPORT);
        pictures.take("93-email-channel-enabled");
    }

    private String aMailBecomesARequestAndItsAnswerAComment() {
        mail(Map.of("from", CUSTOMER, "subject", SUBJECT, "body", "Hello,\n\nI cannot print the return label. Where is it?\n\nMarta Klein"));
        String key = request(SUBJECT).path("key").asText();
        mail(Map.of("from", CUSTOMER, "subject", "Re: [" + key + "] " + SUBJECT, "body", "Found it, thank you."));
        Eventually.until("the comment", () -> product("issue/" + key + "/comment"), one -> one.path("comments").size() == 1);
        browser.go("/browse/" + key).see(SUBJECT).see("Found it, thank you.");
        pictures.take("94-request-by-mail");
        browser.go(channels).see("Support by mail").see("Fetching");
        pictures.take("95-email-channels");
        browser.press("Fetch now").see("the fetch has ended");
        return key;
    }

    private void seeTheLog(String key) {
        mail(Map.of("message", """
                From: Shop <news@shop.example>
                To: %s
                Message-ID: <autumn@shop.example>
                Subject: Autumn offers
                List-Id: <news.shop.example>

                Everything must go.
                """.formatted(Practice.SUPPORT).replace("\n", "\r\n")));
        Eventually.until("the mail of a list", () -> padmin.get(channels + "/log").body(), page -> page.contains("Autumn offers"));
        browser.go(channels).press("Mail log").see(SUBJECT).see("Commented").see(key).see("Autumn offers");
        assertThat(browser.text()).doesNotContain("Where is it?");
        pictures.take("96-mail-log");
    }

    private void aMailThatJiraRefusesIsTriedAgain() {
        changeChannel(form -> form.requestType("Return an item"));
        mail(Map.of("from", CUSTOMER, "subject", INVOICE, "body", "Please send it once more."));
        Eventually.until("the parked mail", () -> padmin.get(channels).body(), page -> page.contains("1 parked mail"));
        browser.go(channels).press("1 parked mail").press(INVOICE);
        browser.see("Order number").see("Give the field a value in the form of the channel");
        pictures.take("97-parked-mail");
        changeChannel(form -> form.type("fields", "customfield_10200=unknown"));
        browser.press("1 parked mail").press(INVOICE).click("#retry");
        request(INVOICE);
        browser.await("the fate of each mail: all but the newsletter became something",
                any -> browser.go(channels + "/log").all("td a[href*='/browse/']").size() == 6);
    }

    private void changeChannel(UnaryOperator<MailChannelForm> change) {
        browser.go(channels).press("Support by mail").find("#mail-channel-form");
        change.apply(new MailChannelForm(browser)).save();
    }

    /** @return number of another mail server */
    private long seeAsSystemAdministrator() {
        Administrator.Link link = admin.createLink(Map.of());
        Map<String, String> server = admin.practiceServer(link, "IMAP", Practice.RETURNS);
        server.put("name", "Returns mailbox");
        long shared = admin.save(server, null);
        try (Browser system = new Browser(host.url())) {
            JiraLogin login = new JiraLogin(system).open();
            login.logIn("admin");
            system.go(FormPage.BASE + "/mail-channels");
            login.confirmPassword("admin");
            system.see("Support by mail");
            Pictures theirs = new Pictures(system, true);
            theirs.take("98-email-channels-of-all-projects");
            system.go(FormPage.BASE + "/mail-servers/" + shared + "/share").see("Shared with projects");
            theirs.take("99-share-mail-server");
            theirs.requireFlawless();
            return shared;
        }
    }

    /** The page that shows the test looks for its end by itself. */
    private void testAChannelOnASharedMailServer(long server) {
        admin.http.rest("PUT", "mail-servers/" + server + "/projects", Map.of("sharedWith", "CHOSEN", "projects", List.of("SUP")));
        browser.go(channels);
        new MailChannelForm(browser).openNew().type("name", "Returns by mail").server(server).requestType("Get help").save();
        browser.click("[aria-label='Test Returns by mail']").see("No account is authorized for " + Practice.RETURNS).see("Ask a system administrator").see("Failed");
        Pictures others = new Pictures(browser, false);
        others.take("mail-channel-test");
        others.takeNarrow("mail-channel-test-narrow");
        others.requireFlawless();
    }

    private void mail(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(Map.of("to", Practice.SUPPORT));
        all.putAll(values);
        admin.practice.control("mail", all);
    }

    private JsonNode product(String path) {
        return HttpUser.json(admin.http.send(admin.http.request("/rest/api/2/" + path).header("Accept", "application/json")));
    }

    /** Several may be made at once, in any order. */
    private JsonNode request(String summary) {
        return Eventually.until("the request " + summary, () -> StreamSupport.stream(product("search?jql=project%20%3D%20SUP").path("issues").spliterator(), false)
                .filter(one -> one.path("fields").path("summary").asText().equals(summary)).findFirst(), Optional::isPresent).orElseThrow();
    }
}
