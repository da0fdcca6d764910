package io.oauthlinks.host.product.api;

import com.atlassian.jira.config.properties.ApplicationProperties;
import io.oauthlinks.host.product.store.Settings;
import java.util.Objects;

/** Jira's settings for apps. */
public final class JiraSettings implements ApplicationProperties {

    private final Settings settings;

    public JiraSettings(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String getDefaultBackedString(String name) {
        return switch (Objects.requireNonNull(name)) {
            case "webwork.multipart.maxSize" -> String.valueOf(settings.attachmentLimit());
            case "jira.text.field.character.limit" -> String.valueOf(Texts.LIMIT);
            case "jira.baseurl" -> settings.baseUrl().toString();
            default -> settings.get(name).orElse(null);
        };
    }
}
