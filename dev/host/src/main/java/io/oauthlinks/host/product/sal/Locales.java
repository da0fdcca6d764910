package io.oauthlinks.host.product.sal;

import com.atlassian.sal.api.message.LocaleResolver;
import com.atlassian.sal.api.user.UserKey;
import io.oauthlinks.host.product.store.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;

/** Everybody sees the language of the general configuration. The product's own pages are English in each; the apps' pages follow. */
public final class Locales implements LocaleResolver {

    private final Settings settings;

    public Locales(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Locale getLocale(HttpServletRequest request) {
        return getApplicationLocale();
    }

    @Override
    public Locale getLocale() {
        return getApplicationLocale();
    }

    @Override
    public Locale getLocale(UserKey userKey) {
        return getApplicationLocale();
    }

    @Override
    public Locale getApplicationLocale() {
        return settings.language();
    }

    @Override
    public Set<Locale> getSupportedLocales() {
        return Settings.LANGUAGES;
    }
}
