package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.pages.Browser;
import io.oauthlinks.e2e.pages.JiraLogin;
import io.oauthlinks.e2e.pages.Pictures;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator registers applications, hands out their credentials, changes and deletes them. */
@Tag("browser")
@Tag("lines")
class IncomingLinkJourneyTest {

    private RunningHost host;
    private Browser browser;
    private Pictures pictures;
    @TempDir
    Path files;

    @BeforeEach
    void open() {
        host = RunningHost.start("--tls", "--no-practice");
        browser = new Browser(host.url());
        pictures = new Pictures(browser, true);
        new JiraLogin(browser).open().logIn("admin");
        browser.go(FormPage.BASE + "/incoming-links");
        new JiraLogin(browser).confirmPassword("admin");
    }

    @AfterEach
    void close() {
        browser.close();
        host.close();
    }

    private ClientApplication connected(String clientId, String secret) {
        ClientApplication client = new ClientApplication(host, 1, clientId, secret, "https://reports.acme.example/oauth/callback");
        client.connect(HttpUser.signedIn(host, "padmin"), "READ");
        return client;
    }

    @Test
    @DisplayName("from the empty list to credentials that work, a rotated secret and a deleted link")
    void webApplication() throws IOException {
        browser.see("Let an application call Jira for its users");
        assertThat(browser.shows("[data-metadata]")).as("the host's root stands for a proxy that answers").isFalse();
        pictures.take("70-incoming-links-empty");

        browser.press("Create incoming link").see("New incoming link");
        pictures.take("71-new-incoming-link");
        browser.press("Create incoming link").see("2 fields need a change");
        browser.type("name", "Ledgerline Reports").type("description", "Monthly reports of the finance team")
                .type("homepage", "https://reports.acme.example/").paste("redirectUris", "https://*.acme.example/callback")
                .press("Create incoming link").see("compared character by character");
        pictures.take("72-redirect-url-refused");
        browser.paste("redirectUris", "https://reports.acme.example/oauth/callback").press("Create incoming link").see("Incoming link created");
        pictures.take("73-incoming-link-created");
        String clientId = browser.find("#client-id").getText();
        String secret = browser.find("#client-secret").getText();
        browser.click("[data-copy='client-secret']").await("the copy", any -> browser.clipboard().equals(secret));
        browser.click("#tab-of-java").see("public class Example");
        assertThat(browser.shows("#tab-curl")).isFalse();
        browser.click("[data-copy='example-java']").await("the copy", any -> browser.clipboard().contains("olc_"));

        ClientApplication reports = connected(clientId, secret);
        browser.press("I have copied the secret").see("1 connection");
        assertThat(browser.source()).doesNotContain(secret);
        browser.press("Ledgerline Reports").see("For the developer").see("Nothing was refused lately");
        uploadLogo();
        pictures.take("74-incoming-link");

        browser.press("Rotate client secret").see("The old secret stays valid");
        pictures.take("75-rotate-secret");
        browser.choose("overlap", "604800").click(".aui-button-primary").see("Client secret rotated");
        String second = browser.find("#client-secret").getText();
        assertThat(second).startsWith("ols_").isNotEqualTo(secret);
        connected(clientId, second);
        connected(clientId, secret);
        browser.press("Edit incoming link").press("End the old secret now").see("Rotate client secret");
        assertThat(browser.shows("form[action$='end-overlap']")).isFalse();

        browser.press("Delete incoming link").see("3 connections are revoked with it");
        pictures.take("76-delete-incoming-link");
        browser.press("Delete Ledgerline Reports").see("its 3 connections are revoked").see("Let an application call Jira");
        assertThat(reports.clientId()).isEqualTo(clientId);
        browser.go(FormPage.BASE + "/audit-log").see("Incoming link deleted").see("Old client secret of an incoming link ended");
        assertThat(browser.source()).doesNotContain(secret).doesNotContain(second);
        pictures.requireFlawless();
    }

    private void uploadLogo() throws IOException {
        BufferedImage logo = new BufferedImage(200, 200, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = logo.createGraphics();
        graphics.setColor(new Color(0x00875A));
        graphics.fillRoundRect(0, 0, 200, 200, 40, 40);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(50, 110, 20, 50);
        graphics.fillRect(90, 70, 20, 90);
        graphics.fillRect(130, 40, 20, 120);
        graphics.dispose();
        Path file = files.resolve("logo.png");
        ImageIO.write(logo, "png", file.toFile());
        Path text = Files.writeString(files.resolve("text.png"), "not an image");
        browser.find("#logo-file").sendKeys(text.toString());
        browser.click("#logo-upload").see("This is not an image in PNG format.");
        browser.find("#logo-file").sendKeys(file.toString());
        browser.click("#logo-upload").await("the logo", any -> browser.shows("img.ol-logo"));
    }

    @Test
    @DisplayName("a service has a user and no browser; a native application has no secret; the list tells them apart")
    void otherKinds() {
        browser.press("Create incoming link").choose("kind", "SERVICE").type("name", "Nightly import").type("serviceUser", "agent");
        assertThat(browser.shows("#redirectUris")).isFalse();
        assertThat(browser.shows("label[for='scope-admin']")).isFalse();
        browser.click("label[for='scope-write']");
        pictures.take("77-new-service");
        browser.press("Create incoming link").see("Incoming link created").see("client_credentials");
        assertThat(browser.text()).doesNotContain("oauth2/authorize");

        browser.go(FormPage.BASE + "/incoming-links/new").choose("kind", "NATIVE").type("name", "Worklog Desktop")
                .paste("redirectUris", "http://127.0.0.1/callback\ncom.acme.worklog:/callback").press("Create incoming link")
                .see("A public client has no client secret");
        assertThat(browser.shows("#client-secret")).isFalse();
        Administrator admin = new Administrator(host);
        assertThat(admin.http.rest("POST", "incoming-links", Map.of("name", "Old dashboard", "kind", "BROWSER", "enabled", "false", "scopes", "READ",
                "redirectUris", "https://board.acme.example/")).statusCode()).isEqualTo(201);
        browser.go(FormPage.BASE + "/incoming-links").see("3 incoming links").see("Acts as Aiko Tanaka");
        pictures.take("78-incoming-links");
        browser.choose("state", "disabled").see("Old dashboard");
        browser.await("one row", any -> browser.all("tbody tr").size() == 1);
        pictures.requireFlawless();
    }
}
