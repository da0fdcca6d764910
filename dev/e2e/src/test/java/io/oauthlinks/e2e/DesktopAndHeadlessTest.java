package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.e2e.pages.Browser;
import io.oauthlinks.e2e.pages.ConsentPage;
import io.oauthlinks.e2e.pages.JiraLogin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The two ways in which data drivers and command-line tools log in: with a browser on the same computer, and without one. */
@Tag("browser")
@Tag("external")
class DesktopAndHeadlessTest {

    private final RunningHost host = RunningHost.shared();
    private final Registrations registrations = new Registrations(host);
    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(host.url());
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    @DisplayName("P2: a desktop application listens at any port, asks once, and refreshes by itself at its next starts")
    void desktopApplication() throws IOException {
        ClientApplication client = registrations.register("NATIVE", "http://127.0.0.1/callback", Map.of("name", "Query tool"));
        Path settingsFile = Files.createTempDirectory("desktop").resolve("settings.json");
        Map<String, String> settings = Map.of("ISSUER", host.url().toString(), "CLIENT_ID", client.clientId(), "REDIRECT_URI", client.redirectUri(),
                "SCOPE", "READ", "SETTINGS_FILE", settingsFile.toString());
        try (Program first = Program.client(host, "desktop.mjs", settings)) {
            URI request = URI.create(first.step("authorize").path("url").asText());
            assertThat(URI.create(Query.of(request).get("redirect_uri")).getPort()).as("the port it happened to get").isPositive();
            browser.goTo(request.toString());
            new JiraLogin(browser).logInOnTheWay("padmin");
            new ConsentPage(browser).isShownFor("Query tool").allow();
            browser.see("You can close this window");
            assertThat(first.step("connected").path("name").asText()).isEqualTo("padmin");
            first.finish();
        }
        String kept = Files.readString(settingsFile);
        for (int start = 0; start < 2; start++) {
            try (Program again = Program.client(host, "desktop.mjs", settings)) {
                assertThat(again.step("connected").path("name").asText()).isEqualTo("padmin");
                assertThat(again.finish()).as("asks nobody").doesNotContain("authorize");
            }
            assertThat(Files.readString(settingsFile)).as("P35: rotated").isNotEqualTo(kept);
            kept = Files.readString(settingsFile);
        }
    }

    @Test
    @DisplayName("A program without a browser prints the address; the user opens it elsewhere and pastes the code from the address bar")
    void headlessProgram() {
        ClientApplication client = registrations.register("WEB", "https://localhost:" + Registrations.freePort() + "/code", Map.of("name", "Nightly export"));
        Map<String, String> settings = Map.of("ISSUER", host.url().toString(), "CLIENT_ID", client.clientId(), "CLIENT_SECRET", client.clientSecret(),
                "REDIRECT_URI", client.redirectUri(), "SCOPE", "READ");
        try (Program program = Program.client(host, "headless.py", settings)) {
            browser.goTo(program.step("authorize").path("url").asText());
            new JiraLogin(browser).logInOnTheWay("padmin");
            new ConsentPage(browser).isShownFor("Nightly export").allow();
            browser.at("/code?");
            program.type(Query.of(URI.create(browser.url())).get("code"));
            JsonNode connected = program.step("connected");
            assertThat(connected.path("name").asText()).isEqualTo("padmin");
            assertThat(connected.path("scope").asText()).isEqualTo("READ");
            program.finish();
        }
    }
}
