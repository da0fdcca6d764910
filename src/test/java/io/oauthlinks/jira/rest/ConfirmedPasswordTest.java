package io.oauthlinks.jira.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.sal.api.message.I18nResolver;
import com.atlassian.sal.api.message.LocaleResolver;
import com.atlassian.sal.api.websudo.WebSudoManager;
import com.atlassian.sal.api.websudo.WebSudoSessionException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmedPasswordTest {

    private boolean confirmed;
    private Class<?> resource = GrantsResource.class;

    /** A session that "remember me" has begun during the request is none that was asked for. */
    @ParameterizedTest
    @ValueSource(strings = {"JSESSIONID", "seraph.rememberme.cookie", "crowd.token_key"})
    void aCookieNeedsTheConfirmedPassword(String name) {
        assertThat(isRefused(new Cookie(name, "value"))).isTrue();
        confirmed = true;
        assertThat(isRefused(new Cookie(name, "value"))).isFalse();
    }

    @Test
    void aRequestWithoutCookiesHasNoPasswordToConfirm() {
        assertThat(isRefused()).isFalse();
    }

    @Test
    void whatIsTheCallersOwnNeedsNone() {
        resource = OwnGrantsResource.class;
        assertThat(isRefused(new Cookie("JSESSIONID", "value"))).isFalse();
    }

    private boolean isRefused(Cookie... cookies) {
        WebSudoManager webSudo = fake(WebSudoManager.class, call -> {
            if (!confirmed) {
                throw new WebSudoSessionException();
            }
            return null;
        });
        Answers answers = new Answers(fake(I18nResolver.class, call -> "text"), fake(LocaleResolver.class, call -> Locale.ENGLISH), () -> true);
        AtomicBoolean refused = new AtomicBoolean();
        ConfirmedPassword filter = new ConfirmedPassword(webSudo, answers);
        filter.request = fake(HttpServletRequest.class, call -> switch (call) {
            case "getCookies" -> cookies.length == 0 ? null : cookies;
            case "isRequestedSessionIdValid" -> false;
            default -> null;
        });
        filter.resource = fake(ResourceInfo.class, call -> resource);
        try {
            filter.filter(fake(ContainerRequestContext.class, call -> {
                refused.set(call.equals("abortWith"));
                return null;
            }));
        } catch (RuntimeException noRuntimeDelegate) {
            // building the answer needs a JAX-RS implementation, which only Jira has
            refused.set(true);
        }
        return refused.get();
    }

    private static <T> T fake(Class<T> type, Function<String, Object> calls) {
        return type.cast(Proxy.newProxyInstance(ConfirmedPasswordTest.class.getClassLoader(), new Class<?>[] {type},
                (proxy, called, arguments) -> calls.apply(called.getName())));
    }
}
