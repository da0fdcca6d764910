package io.oauthlinks.host.service;

import com.atlassian.scheduler.SchedulerServiceException;
import com.atlassian.scheduler.config.Schedule;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.TimeZone;
import org.springframework.scheduling.support.CronExpression;

/** When a schedule is due, in milliseconds since the epoch; null for never again. */
final class JobTimes {

    private JobTimes() {
    }

    /** @throws SchedulerServiceException for a cron expression that is none */
    static Long first(Schedule schedule, long now) throws SchedulerServiceException {
        try {
            if (schedule.getType() == Schedule.Type.CRON_EXPRESSION) {
                return following(schedule, now);
            }
            Date first = schedule.getIntervalScheduleInfo().getFirstRunTime();
            return first == null ? now : first.getTime();
        } catch (IllegalArgumentException e) {
            throw new SchedulerServiceException("Invalid cron expression: " + e.getMessage(), e);
        }
    }

    /** The run after one that starts now. */
    static Long following(Schedule schedule, long now) {
        if (schedule.getType() == Schedule.Type.CRON_EXPRESSION) {
            TimeZone zone = schedule.getCronScheduleInfo().getTimeZone();
            ZoneId zoneId = zone == null ? ZoneId.systemDefault() : zone.toZoneId();
            ZonedDateTime next = CronExpression.parse(schedule.getCronScheduleInfo().getCronExpression())
                    .next(ZonedDateTime.ofInstant(Instant.ofEpochMilli(now), zoneId));
            return next == null ? null : next.toInstant().toEpochMilli();
        }
        long interval = schedule.getIntervalScheduleInfo().getIntervalInMillis();
        return interval == 0 ? null : now + interval;
    }
}
