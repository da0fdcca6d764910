package io.oauthlinks.host.product.sal;

import com.atlassian.sal.api.message.LocaleResolver;
import com.atlassian.sal.api.user.UserKey;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;

/** The product speaks one language. */
public final class Locales implements LocaleResolver {

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
        return Locale.US;
    }

    @Override
    public Set<Locale> getSupportedLocales() {
        return Set.of(getApplicationLocale());
    }
}
