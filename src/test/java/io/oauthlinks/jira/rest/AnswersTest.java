package io.oauthlinks.jira.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.sal.api.message.I18nResolver;
import com.atlassian.sal.api.message.LocaleResolver;
import io.oauthlinks.message.Problem;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private final Problem problem = Problem.named("oauth-links.mail-server.error", "token-refused").inWordsOf("NO box 10.1.2.3 unknown");
    private boolean systemAdministrator;
    private final Answers answers = new Answers(platform(I18nResolver.class, "text"), platform(LocaleResolver.class, Locale.ENGLISH), () -> systemAdministrator);

    private static <T> T platform(Class<T> service, Object answer) {
        return service.cast(Proxy.newProxyInstance(service.getClassLoader(), new Class<?>[] {service}, (self, method, arguments) -> answer));
    }

    @Test
    @DisplayName("M43: what a server inside the network says is for system administrators; others get cause and remedy")
    void wordsOfServersAreForSystemAdministrators() {
        Map<String, Object> json = answers.problem(problem);
        assertThat(json.toString()).doesNotContain("10.1.2.3");
        assertThat(json).containsEntry("reason", "token-refused").containsEntry("cause", "text").containsEntry("remedy", "text").containsEntry("providerWords", "");
        systemAdministrator = true;
        assertThat(answers.problem(problem)).containsEntry("providerWords", "NO box 10.1.2.3 unknown");
    }
}
