package io.oauthlinks.jira.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.sal.api.ApplicationProperties;
import java.lang.reflect.Proxy;
import java.net.URI;
import org.junit.jupiter.api.Test;

class JiraBaseUrlTest {

    private String configured = "https://jira.acme.example/jira";
    private final JiraBaseUrl baseUrl = new JiraBaseUrl((ApplicationProperties) Proxy.newProxyInstance(getClass().getClassLoader(),
            new Class<?>[] {ApplicationProperties.class}, (proxy, method, arguments) -> configured));

    @Test
    void theAddressHasNoSlashAtItsEnd() {
        configured = "https://jira.acme.example//";
        assertThat(baseUrl.get()).isEqualTo(URI.create("https://jira.acme.example"));
    }

    @Test
    void aChangeHoldsAtOnce() {
        assertThat(baseUrl.get()).isSameAs(baseUrl.get()).isEqualTo(URI.create("https://jira.acme.example/jira"));
        configured = "https://issues.acme.example";
        assertThat(baseUrl.get()).isEqualTo(URI.create("https://issues.acme.example"));
    }
}
