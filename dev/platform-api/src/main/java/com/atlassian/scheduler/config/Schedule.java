package com.atlassian.scheduler.config;

import java.util.Date;
import java.util.TimeZone;

/** When a job runs: at times of the calendar, or every so many milliseconds. */
public final class Schedule {

    private final CronScheduleInfo cron;
    private final IntervalScheduleInfo interval;

    private Schedule(CronScheduleInfo cron, IntervalScheduleInfo interval) {
        this.cron = cron;
        this.interval = interval;
    }

    public static Schedule forCronExpression(String cronExpression) {
        return forCronExpression(cronExpression, null);
    }

    public static Schedule forCronExpression(String cronExpression, TimeZone timeZone) {
        return new Schedule(new CronScheduleInfo(cronExpression, timeZone), null);
    }

    /** @param runTime null for at once */
    public static Schedule runOnce(Date runTime) {
        return forInterval(0, runTime);
    }

    /**
     * @param intervalInMillis 0 for a single run
     * @param firstRunTime     null for at once
     */
    public static Schedule forInterval(long intervalInMillis, Date firstRunTime) {
        return new Schedule(null, new IntervalScheduleInfo(firstRunTime, intervalInMillis));
    }

    public IntervalScheduleInfo getIntervalScheduleInfo() {
        if (interval == null) {
            throw new IllegalStateException("not an interval");
        }
        return interval;
    }

    public CronScheduleInfo getCronScheduleInfo() {
        if (cron == null) {
            throw new IllegalStateException("not a cron expression");
        }
        return cron;
    }

    public Type getType() {
        return cron != null ? Type.CRON_EXPRESSION : Type.INTERVAL;
    }

    /** The two kinds of schedule. */
    public enum Type {
        CRON_EXPRESSION, INTERVAL
    }
}
