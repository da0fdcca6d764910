package com.atlassian.sal.api.timezone;

import com.atlassian.sal.api.user.UserKey;
import java.util.TimeZone;

/** The time zone of a user or of the application. */
public interface TimeZoneManager {

    TimeZone getUserTimeZone();

    TimeZone getUserTimeZone(UserKey user);

    TimeZone getDefaultTimeZone();
}
