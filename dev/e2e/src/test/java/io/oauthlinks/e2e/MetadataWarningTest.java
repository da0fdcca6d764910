package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.pages.Browser;
import io.oauthlinks.e2e.pages.JiraLogin;
import io.oauthlinks.e2e.pages.Pictures;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Without the proxy's line libraries do not find the metadata, and the administrator learns it from the list of links. */
@Tag("browser")
class MetadataWarningTest {

    private static final String WARNING = "[data-metadata]";

    @Test
    @DisplayName("P64: the list of incoming links warns while nothing answers where RFC 8414 puts the metadata, and gives both addresses to copy")
    void warnsWhileTheProxyHasNoLine() {
        try (RunningHost host = RunningHost.start("--tls", "--no-practice"); Browser browser = new Browser(host.url())) {
            HttpUser administrator = HttpUser.administrator(host);
            new JiraLogin(browser).open().logIn("admin");
            browser.go(FormPage.BASE + "/incoming-links");
            new JiraLogin(browser).confirmPassword("admin");
            browser.await("the answer of the metadata", any -> "true".equals(String.valueOf(browser.script(
                    "return performance.getEntriesByType('resource').some(one => one.name.includes('/.well-known/') && one.responseStatus === 200)"))));
            assertThat(browser.shows(WARNING)).as("the host's root stands for the proxy").isFalse();
            // no proxy has a line for this context path
            baseUrl(administrator, host.url() + "-moved");
            browser.go(FormPage.BASE + "/incoming-links").find(WARNING);
            assertThat(browser.text()).contains("/.well-known/oauth-authorization-server/jira-moved");
            Pictures pictures = new Pictures(browser, true);
            pictures.take("49-metadata-not-found");
            assertThat(browser.find(WARNING).getText()).containsIgnoringCase("proxy");
        }
    }

    private static void baseUrl(HttpUser administrator, String url) {
        assertThat(administrator.postForm("/secure/admin/ViewApplicationProperties.jspa", Map.of("baseURL", url, "atl_token", administrator.xsrfToken()))
                .statusCode()).isIn(200, 302, 303);
    }
}
