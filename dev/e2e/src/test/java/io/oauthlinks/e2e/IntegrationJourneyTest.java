package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.pages.Browser;
import io.oauthlinks.e2e.pages.ConsentPage;
import io.oauthlinks.e2e.pages.IncomingLinkForm;
import io.oauthlinks.e2e.pages.JiraLogin;
import io.oauthlinks.e2e.pages.Pictures;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An administrator of Jira and a user of an integration connect the two in the browser, and make the mistakes that people make there: a typo in
 * Jira's address, in the client ID, in the client secret, in the redirect URL. The last one is mended on the link; the credentials stay.
 */
@Tag("browser")
class IntegrationJourneyTest {

    private static final String APPLICATION = "Task Sync";

    private RunningHost host;
    private IntegrationServer integration;
    private Browser administrator;
    private Browser user;
    private Pictures administratorPictures;
    private Pictures userPictures;
    private String clientId;
    private String clientSecret;

    @BeforeEach
    void open() {
        host = RunningHost.start("--tls", "--no-practice");
        integration = new IntegrationServer(host);
        administrator = new Browser(host.url());
        user = new Browser(host.url());
        administratorPictures = new Pictures(administrator, true);
        userPictures = new Pictures(user, true);
    }

    @AfterEach
    void close() {
        administrator.close();
        user.close();
        integration.close();
        host.close();
    }

    @Test
    @DisplayName("Connected in one go; P8, P29: each typo says what happened and what to do; a wrong redirect URL is mended by editing the link")
    void connectAnIntegration() {
        register();
        wrongAddress();
        wrongClientId();
        wrongClientSecret();
        connect();
        wrongRedirectUrl();
        administratorPictures.requireFlawless();
        userPictures.requireFlawless();
    }

    private void register() {
        new JiraLogin(administrator).open().logIn("admin");
        administrator.go(FormPage.BASE + "/incoming-links");
        new JiraLogin(administrator).confirmPassword("admin");
        administratorPictures.take("30-incoming-links-empty");
        IncomingLinkForm form = new IncomingLinkForm(administrator).openNew().type("name", APPLICATION)
                .type("description", "New tasks of the marketing team").type("redirectUris", integration.redirectUrl()).upTo("WRITE");
        administratorPictures.take("31-incoming-link-form");
        form.save();
        administrator.find("#client-secret");
        administratorPictures.take("32-incoming-link-created");
        clientId = form.copy("client-id");
        clientSecret = form.copy("client-secret");
        assertThat(clientId).startsWith("olc_");
        assertThat(clientSecret).startsWith("ols_");
        administrator.go(FormPage.BASE + "/incoming-links").see(APPLICATION).see(clientId);
        assertThat(administrator.source()).as("P73: shown once").doesNotContain(clientSecret);
    }

    private void wrongAddress() {
        submit(Map.of("jiraUrl", host.url().toString().replace("localhost", "localhots"), "clientId", clientId, "clientSecret", clientSecret));
        user.see("Not accessible");
        userPictures.take("37-wrong-address");
    }

    private void wrongClientId() {
        submit(Map.of("jiraUrl", host.url().toString(), "clientId", clientId.replaceFirst(".$", "?"), "clientSecret", clientSecret));
        user.see(clientId.replaceFirst(".$", "?"));
        assertThat(user.url()).as("P8: nobody is redirected").startsWith(host.url().toString());
        userPictures.take("38-unknown-client");
        assertThat(user.text()).as("what to do").containsIgnoringCase("client ID");
    }

    private void wrongClientSecret() {
        String wrong = clientSecret.replaceFirst(".$", clientSecret.endsWith("x") ? "y" : "x");
        submit(Map.of("jiraUrl", host.url().toString(), "clientId", clientId, "clientSecret", wrong));
        new JiraLogin(user).logInOnTheWay("padmin");
        new ConsentPage(user).isShownFor(APPLICATION);
        userPictures.take("34-consent");
        new ConsentPage(user).allow();
        user.find("#error");
        assertThat(user.text()).contains("invalid_client").as("the developer's text names the remedy").containsIgnoringCase("secret");
        userPictures.take("39-wrong-secret");
        administrator.go(FormPage.BASE + "/incoming-links");
        new IncomingLinkForm(administrator).open(APPLICATION);
        administrator.see("Recent problems");
        assertThat(administrator.text()).containsIgnoringCase("client secret");
    }

    private void connect() {
        user.press("Go to settings");
        fill(Map.of("clientSecret", clientSecret));
        userPictures.take("33-application-settings");
        user.press("Connect");
        new ConsentPage(user).isShownFor(APPLICATION).allow();
        user.find("#connected");
        user.see("Pavel Adler");
        userPictures.take("35-application-connected");
        assertThat(ClientApplication.call(host, integration.accessToken(), "POST", "/rest/api/2/issue",
                "{\"fields\":{\"project\":{\"key\":\"DEV\"},\"issuetype\":{\"name\":\"Task\"},\"summary\":\"From the integration\"}}").statusCode())
                .isEqualTo(201);
        user.go(FormPage.BASE + "/authorized-applications").see(APPLICATION);
        userPictures.take("36-authorized-applications");
    }

    /** The typo is the administrator's this time: found, compared and mended on the link, and the integration works with what it has. */
    private void wrongRedirectUrl() {
        new IncomingLinkForm(administrator).open(APPLICATION).type("redirectUris", integration.redirectUrl().replace("callback", "calback")).save();
        administrator.see("saved");
        user.goTo(integration.setup()).press("Connect");
        user.see(integration.redirectUrl());
        assertThat(user.url()).as("P8: nobody is redirected").startsWith(host.url().toString());
        userPictures.take("40-redirect-url-not-registered");
        IncomingLinkForm form = new IncomingLinkForm(administrator).open(APPLICATION);
        administrator.see(integration.redirectUrl());
        administratorPictures.take("41-recent-problems");
        form.type("redirectUris", integration.redirectUrl()).save();
        administrator.see("saved");
        user.goTo(integration.setup()).press("Connect");
        user.find("#connected");
    }

    private void submit(Map<String, String> typed) {
        user.goTo(integration.setup());
        fill(typed);
        user.press("Connect");
    }

    private void fill(Map<String, String> typed) {
        typed.forEach(user::type);
    }
}
