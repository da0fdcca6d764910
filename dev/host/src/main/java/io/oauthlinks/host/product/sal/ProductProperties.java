package io.oauthlinks.host.product.sal;

import com.atlassian.sal.api.ApplicationProperties;
import com.atlassian.sal.api.UrlMode;
import io.oauthlinks.host.HostOptions;
import io.oauthlinks.host.product.store.Settings;
import java.nio.file.Path;
import java.util.Date;
import java.util.Optional;

/** What the product says of itself. */
public final class ProductProperties implements ApplicationProperties {

    /** The version that the host stands for. */
    public static final String VERSION = "11.3.0";
    public static final String BUILD_NUMBER = "1103000";

    private final HostOptions options;
    private final Settings settings;
    private final Date started;

    public ProductProperties(HostOptions options, Settings settings, Date started) {
        this.options = options;
        this.settings = settings;
        this.started = started;
    }

    /** Absolute addresses are always those that the administrator set, whatever address the request came by. */
    @Override
    public String getBaseUrl(UrlMode mode) {
        return switch (mode) {
            case CANONICAL, ABSOLUTE -> settings.baseUrl().toString();
            case RELATIVE, AUTO -> HostOptions.CONTEXT_PATH;
            case RELATIVE_CANONICAL -> settings.baseUrl().getPath();
        };
    }

    @Override
    public String getDisplayName() {
        return "Jira";
    }

    @Override
    public String getPlatformId() {
        return "jira";
    }

    @Override
    public String getVersion() {
        return VERSION;
    }

    /** The host has no builds of its own: the date of its start. */
    @Override
    public Date getBuildDate() {
        return new Date(started.getTime());
    }

    @Override
    public String getBuildNumber() {
        return BUILD_NUMBER;
    }

    @Override
    public Optional<Path> getLocalHomeDirectory() {
        return Optional.of(options.localHome());
    }

    @Override
    public Optional<Path> getSharedHomeDirectory() {
        return Optional.of(options.home());
    }

    @Override
    public String getApplicationFileEncoding() {
        return "UTF-8";
    }
}
