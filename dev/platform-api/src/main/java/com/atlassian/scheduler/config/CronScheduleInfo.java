package com.atlassian.scheduler.config;

import java.util.Objects;
import java.util.TimeZone;

/** A schedule by cron expression. */
public final class CronScheduleInfo {

    private final String cronExpression;
    private final TimeZone timeZone;

    CronScheduleInfo(String cronExpression, TimeZone timeZone) {
        this.cronExpression = Objects.requireNonNull(cronExpression, "cronExpression");
        this.timeZone = timeZone;
    }

    public String getCronExpression() {
        return cronExpression;
    }

    /** Null for the application's own. */
    public TimeZone getTimeZone() {
        return timeZone;
    }
}
