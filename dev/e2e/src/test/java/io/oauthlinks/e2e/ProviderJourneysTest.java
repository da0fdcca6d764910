package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.pages.Browser;
import io.oauthlinks.e2e.pages.JiraLogin;
import io.oauthlinks.e2e.pages.MailServerForm;
import io.oauthlinks.e2e.pages.OutgoingLinkForm;
import io.oauthlinks.e2e.pages.Pictures;
import io.oauthlinks.e2e.pages.PracticeLogin;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the link to green tests by IMAP and POP3 in the browser, with each preset at a provider that has the habits of the real one. */
@Tag("browser")
class ProviderJourneysTest {

    private static final String SHARED = "shared@practice.example";

    private ProvidersHost providers;
    private Practice practice;
    private Browser browser;
    private Pictures pictures;
    private String link;

    @BeforeEach
    void open() {
        providers = ProvidersHost.shared();
        practice = new Practice(providers.host).reset();
        browser = new Browser(providers.host.url(), providers.browserArguments());
        pictures = new Pictures(browser, false);
        new JiraLogin(browser).open().logIn("admin");
        browser.go(FormPage.BASE + "/outgoing-links");
        new JiraLogin(browser).confirmPassword("admin");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void plain() {
        newLink("CUSTOM", "Plain").type("issuer", practice.issuer().toString()).scopes("mail offline_access").save();
        server("IMAP", "CUSTOM", "localhost", Practice.SUPPORT, Practice.SUPPORT, practice.issuer().toString());
        server("POP3", "CUSTOM", "localhost", Practice.RETURNS, Practice.RETURNS, practice.issuer().toString());
    }

    @Test
    void googleLike() {
        practice.mode("google-like");
        newLink("GOOGLE", "Google-like").save();
        server("IMAP", "GMAIL", "imap.gmail.com", Practice.SUPPORT, Practice.SUPPORT, "https://accounts.google.com/");
        server("POP3", "GMAIL", "pop.gmail.com", Practice.RETURNS, Practice.RETURNS, "https://accounts.google.com/");
        assertThat(providers.tunnels.targets()).contains("oauth2.googleapis.com:443");
        pictures.requireFlawless();
    }

    @Test
    @DisplayName("M3, M15: two-line POP3 login; a shared mailbox opens with the access token of its delegate")
    void microsoftLike() {
        practice.mode("microsoft-like");
        newLink("MICROSOFT", "Microsoft-like");
        browser.choose("audience", "common");
        shareable().save();
        String login = "https://login.microsoftonline.com/";
        server("IMAP", "MICROSOFT_365", "outlook.office365.com", Practice.SUPPORT, Practice.SUPPORT, login);
        server("POP3", "MICROSOFT_365", "outlook.office365.com", Practice.RETURNS, Practice.RETURNS, login);
        server("IMAP", "MICROSOFT_365", "outlook.office365.com", SHARED, Practice.SUPPORT, login);
        pictures.take("provider-shared-mailbox");
        pictures.requireFlawless();
    }

    @Test
    @DisplayName("M15: the endpoints, scopes and mail hosts of GCC High, and a shared mailbox there")
    void microsoftLikeInTheCloudOfTheUsGovernment() {
        practice.mode("microsoft-like");
        newLink("MICROSOFT", "GCC High");
        browser.choose("cloud", "US_GOVERNMENT_GCC_HIGH").choose("audience", "organizations");
        shareable();
        pictures.take("provider-gcc-high-link");
        new OutgoingLinkForm(browser).save();
        String login = "https://login.microsoftonline.us/";
        assertThat(server("IMAP", "MICROSOFT_365_GCC_HIGH", "outlook.office365.us", SHARED, Practice.SUPPORT, login))
                .contains("scope https://outlook.office365.us/IMAP.AccessAsUser.All");
        server("POP3", "MICROSOFT_365_GCC_HIGH", "outlook.office365.us", Practice.RETURNS, Practice.RETURNS, login);
        assertThat(providers.tunnels.targets()).contains("login.microsoftonline.us:443");
        pictures.requireFlawless();
    }

    @Test
    @DisplayName("Whoever comes back from the provider's own error page finds the redirect URL to compare, with a button to copy it")
    void aRedirectUrlThatIsNotRegistered() {
        practice.mode("microsoft-like");
        practice.control("redirect-uris", Map.of("registered", "others"));
        OutgoingLinkForm form = newLink("MICROSOFT", "Not registered");
        browser.choose("audience", "common");
        String redirectUrl = form.redirectUrl();
        form.save();
        new MailServerForm(browser).openNew().type("name", "Unanswered").outgoingLink(link).type("userName", Practice.SUPPORT);
        browser.press("Save as draft").at("saved=");
        for (int attempt = 1; attempt <= 2; attempt++) {
            new MailServerForm(browser).open("Unanswered").authorize();
            browser.see("AADSTS50011");
        }
        new MailServerForm(browser).open("Unanswered");
        browser.see("has not sent the browser back").click("[data-copy='unanswered-redirect-url']").see("Copied");
        assertThat(browser.clipboard()).isEqualTo(redirectUrl);
        pictures.take("provider-unanswered");
        pictures.requireFlawless();
    }

    private OutgoingLinkForm newLink(String provider, String name) {
        link = name;
        return new OutgoingLinkForm(browser).openNew(provider).type("name", name)
                .type("clientId", practice.clientId()).type("clientSecret", practice.clientSecret());
    }

    /** A delegate may sign in for a mailbox. */
    private OutgoingLinkForm shareable() {
        browser.choose("accountMatch", "LENIENT");
        return new OutgoingLinkForm(browser);
    }

    /** Adds a mail server, authorizes it at the provider, tests and saves it; only the port is the practice provider's own. Gives the tested page. */
    private String server(String protocol, String preset, String host, String mailbox, String signedIn, String login) {
        String name = link + " " + protocol + " " + mailbox;
        MailServerForm form = new MailServerForm(browser).openNew().type("name", name);
        browser.choose("preset+protocol", preset + "+" + protocol);
        if (preset.equals("CUSTOM")) {
            form.type("host", host);
        }
        assertThat(browser.value("host")).as("filled in by the preset").isEqualTo(host);
        form.type("port", String.valueOf(practice.port(protocol.equals("IMAP") ? "imaps" : "pop3s"))).outgoingLink(link).type("userName", mailbox);
        form.authorize();
        PracticeLogin provider = new PracticeLogin(browser);
        browser.await("the provider", any -> browser.url().startsWith(login));
        provider.signIn(signedIn, Practice.passwordOf(signedIn)).allow();
        form.isBackAuthorized();
        assertThat(form.test()).as(browser.text()).startsWith("Passed");
        pictures.take("provider-" + (link + "-" + protocol).toLowerCase(Locale.ROOT).replace(' ', '-'));
        String page = browser.text();
        form.save();
        browser.see(name);
        return page;
    }
}
