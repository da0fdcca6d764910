package io.oauthlinks.jira.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.sal.api.user.UserKey;
import com.atlassian.sal.api.user.UserManager;
import io.oauthlinks.mailchannel.TestProjects;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRightsTest {

    private static final String BASE = "/plugins/servlet/oauth-links";

    /** Of the platform only one question: is this the system administrator. */
    private final UserManager users = (UserManager) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {UserManager.class},
            (proxy, method, arguments) -> method.getName().equals("isSystemAdmin") && ((UserKey) arguments[0]).getStringValue().equals("admin"));
    private final PageRights rights = new PageRights(users, new TestProjects());

    @Test
    void aProjectsAdministratorAuthorizesForThatProject() {
        assertThat(rights.include("padmin", BASE + "/projects/10000/mail-channels/3")).isTrue();
        assertThat(rights.include("padmin", BASE + "/projects/10000/mail-channels/3?authorized=true")).isTrue();
        assertThat(rights.include("admin", BASE + "/projects/10000/mail-channels/3")).isTrue();
        assertThat(rights.include("agent", BASE + "/projects/10000/mail-channels/3")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/projects/10001/mail-channels/3", "/mail-servers/4", "/mail-servers/new", "/mail-servers/projects/10000/x", "/projects/10000",
        "/projects/10000x/mail-channels", "/projects/", "/outgoing-links?x=/projects/10000/y"})
    void allOtherPagesAreForSystemAdministrators(String page) {
        assertThat(rights.include("padmin", BASE + page)).isFalse();
        assertThat(rights.include("admin", BASE + page)).isTrue();
    }
}
