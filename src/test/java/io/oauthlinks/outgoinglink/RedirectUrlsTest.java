package io.oauthlinks.outgoinglink;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.message.Texts;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectUrlsTest {

    @Test
    @DisplayName("C5: each link has a redirect URL of its own, below the base URL")
    void isUniquePerLink() {
        RedirectUrls urls = new RedirectUrls(() -> URI.create("https://jira.acme.com/jira"));
        assertThat(urls.of("ms-7f3k2q8x")).hasToString("https://jira.acme.com/jira/plugins/servlet/oauth-links/callback/ms-7f3k2q8x");
        assertThat(urls.of("other")).isNotEqualTo(urls.of("ms-7f3k2q8x"));
    }

    @ParameterizedTest
    @CsvSource({"https://jira.acme.com,''", "https://jira.acme.com:8443/jira,''", "http://jira.acme.com,http", "https://10.0.0.1,ip", "https://[fd00::1]:8080,ip",
            "http://192.0.2.1,http ip", "https://jira,bare-name", "http://localhost:2990/jira,http bare-name", "https://jira.acme.internal,private-name",
            "https://jira.LOCAL,private-name"})
    void warnsOfAddressesThatProvidersOrBrowsersDoNotReach(String baseUrl, String reasons) {
        assertThat(String.join(" ", warnings(baseUrl, null))).isEqualTo(reasons);
    }

    @ParameterizedTest
    @CsvSource({"https://jira.acme.com,https://jira.acme.com,''", "https://jira.acme.com/jira,https://JIRA.acme.com:443,''",
            "https://jira.acme.com,https://jira.acme.com:8443,other-address", "https://jira.acme.com,http://jira.acme.com,other-address",
            "https://jira.acme.com,http://10.0.0.1:8080,other-address", "https://jira.acme.com,' ',''", "https://jira.acme.com,not a url,other-address"})
    void warnsWhenTheBrowserUsesAnotherAddress(String baseUrl, String browser, String reasons) {
        assertThat(String.join(" ", warnings(baseUrl, browser))).isEqualTo(reasons);
    }

    private static List<String> warnings(String baseUrl, String browser) {
        return new RedirectUrls(() -> URI.create(baseUrl)).warnings("k", browser).stream().peek(Texts::of)
                .map(warning -> warning.key().substring(warning.key().lastIndexOf('.') + 1)).toList();
    }
}
