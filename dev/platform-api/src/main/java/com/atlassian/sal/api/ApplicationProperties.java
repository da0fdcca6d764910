package com.atlassian.sal.api;

import java.nio.file.Path;
import java.util.Date;
import java.util.Optional;

/** What the running application says about itself. */
public interface ApplicationProperties {

    String getBaseUrl(UrlMode mode);

    String getDisplayName();

    String getPlatformId();

    String getVersion();

    Date getBuildDate();

    String getBuildNumber();

    Optional<Path> getLocalHomeDirectory();

    Optional<Path> getSharedHomeDirectory();

    String getApplicationFileEncoding();
}
