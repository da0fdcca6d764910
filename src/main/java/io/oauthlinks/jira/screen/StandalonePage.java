package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.settings.BaseUrl;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What every page without Jira's header says of the Jira that it belongs to.
 *
 * @param productName as Jira calls itself
 */
public record StandalonePage(Readers readers, Supplier<String> productName, BaseUrl baseUrl) {

    Map<String, Object> with(Request request, Map<String, Object> own) {
        own.put("language", request.locale().toLanguageTag());
        own.put("brand", productName.get());
        own.put("host", baseUrl.get().getAuthority());
        return own;
    }
}
