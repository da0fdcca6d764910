package io.oauthlinks.host.product.sal;

import com.atlassian.sal.api.timezone.TimeZoneManager;
import com.atlassian.sal.api.user.UserKey;
import java.util.TimeZone;

/** Everybody lives in the server's time zone. */
public final class TimeZones implements TimeZoneManager {

    @Override
    public TimeZone getUserTimeZone() {
        return getDefaultTimeZone();
    }

    @Override
    public TimeZone getUserTimeZone(UserKey userKey) {
        return getDefaultTimeZone();
    }

    @Override
    public TimeZone getDefaultTimeZone() {
        return TimeZone.getDefault();
    }
}
