package io.oauthlinks.host.plugin;

import com.atlassian.beehive.ClusterLockService;
import com.atlassian.sal.api.auth.LoginUriProvider;
import com.atlassian.sal.api.message.LocaleResolver;
import io.oauthlinks.host.access.Gate;
import io.oauthlinks.host.activeobjects.AoDatabase;
import io.oauthlinks.host.rest.RestRules;
import io.oauthlinks.host.service.Caches;
import io.oauthlinks.host.service.Events;
import io.oauthlinks.host.service.Jobs;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.util.Map;

/**
 * What apps are installed into.
 *
 * @param services       by interface, the same instance for every bundle
 * @param servletContext the context that serves the apps
 */
public record Platform(Map<Class<?>, Object> services, URI baseUrl, Gate gate, RestRules restRules, AoDatabase database,
                       Jobs jobs, Events events, Caches caches, ServletContext servletContext) {

    <T> T service(Class<T> type) {
        Object service = services.get(type);
        if (service == null) {
            throw new IllegalStateException("The host has no " + type.getName());
        }
        return type.cast(service);
    }

    LocaleResolver locales() {
        return service(LocaleResolver.class);
    }

    LoginUriProvider loginUris() {
        return service(LoginUriProvider.class);
    }

    ClusterLockService locks() {
        return service(ClusterLockService.class);
    }
}
