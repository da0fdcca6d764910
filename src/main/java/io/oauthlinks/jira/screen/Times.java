package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Times in words, with the absolute time beside them. Every result is a map of {@code datetime} (ISO 8601), {@code title}
 * (absolute, with the zone) and {@code text} (relative), as the macro {@code #olTime} shows it.
 */
final class Times {

    private static final String KEY = "oauth-links.common.time.";
    private static final Duration A_MOMENT = Duration.ofSeconds(45);

    private final Texts texts;
    private final Clock clock;
    private final ZoneId zone;
    private final DateTimeFormatter absolute;
    private final DateTimeFormatter date;

    Times(Texts texts, Clock clock, ZoneId zone, Locale locale) {
        this.texts = texts;
        this.clock = clock;
        this.zone = zone;
        this.absolute = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss zzz", locale);
        this.date = DateTimeFormatter.ofPattern("d MMM uuuu", locale);
    }

    /** Such as "4 minutes ago" or "in 2 hours". */
    Map<String, Object> relative(Instant time) {
        Instant now = clock.instant();
        Duration distance = Duration.between(time, now);
        if (distance.abs().compareTo(A_MOMENT) < 0) {
            return shown(time, texts.get(KEY + (distance.isNegative() ? "in-a-moment" : "a-moment-ago")));
        }
        String words = span(distance.abs());
        return shown(time, texts.get(KEY + (distance.isNegative() ? "in" : "ago"), words));
    }

    boolean isPast(Instant time) {
        return !time.isAfter(clock.instant());
    }

    /** Such as "in 89 days": what people plan by is not rounded to months. */
    Map<String, Object> end(Instant time) {
        // what began a moment ago lasts its full number of days
        long days = Duration.between(clock.instant(), time).plus(A_MOMENT).toDays();
        return days < 1 ? relative(time) : shown(time, texts.get(KEY + "in", count("day", days)));
    }

    /** How long something has lasted, such as "2 hours". */
    Map<String, Object> since(Instant time) {
        return shown(time, span(Duration.between(time, clock.instant()).abs()));
    }

    /** The absolute time as the text, for what is copied into tickets. */
    Map<String, Object> absolute(Instant time) {
        ZonedDateTime at = time.atZone(zone);
        return Model.of("datetime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.truncatedTo(ChronoUnit.SECONDS)),
                "title", relative(time).get("text"), "text", absolute.format(at));
    }

    /** Such as "in 26 days", "today" or "3 days ago". */
    Map<String, Object> day(LocalDate day) {
        long days = daysUntil(day);
        String words = days == 0 ? texts.get(KEY + "today")
                : texts.get(KEY + (days > 0 ? "in" : "ago"), days(Math.abs(days)));
        return Model.of("datetime", day.toString(), "title", date.format(day), "text", words);
    }

    /** The last days of the reader up to today, and the begin of tomorrow: one more than days. */
    List<Instant> beginsOfDays(int days) {
        LocalDate today = LocalDate.now(clock.withZone(zone));
        return IntStream.rangeClosed(1 - days, 1).mapToObj(day -> today.plusDays(day).atStartOfDay(zone).toInstant()).toList();
    }

    /** Whole days from today, in the reader's zone, to a day; negative when it is past. */
    long daysUntil(LocalDate day) {
        return ChronoUnit.DAYS.between(LocalDate.now(clock.withZone(zone)), day);
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** Such as "412 ms" or "1.8 s". */
    String took(long millis) {
        return millis < 1000 ? texts.get(KEY + "milliseconds", millis)
                : texts.get(KEY + "seconds", String.format(Locale.ROOT, "%.1f", millis / 1000.0));
    }

    private Map<String, Object> shown(Instant time, String words) {
        ZonedDateTime at = time.atZone(zone);
        return Model.of("datetime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.truncatedTo(ChronoUnit.SECONDS)),
                "title", absolute.format(at), "text", words);
    }

    private String span(Duration length) {
        if (length.toMinutes() < 60) {
            return count("minute", Math.max(1, length.toMinutes()));
        }
        return length.toHours() < 24 ? count("hour", length.toHours()) : days(length.toDays());
    }

    private String days(long days) {
        Period period = Period.between(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(days));
        if (period.getYears() > 0) {
            return count("year", period.getYears());
        }
        return period.getMonths() > 1 ? count("month", period.getMonths()) : count("day", days);
    }

    private String count(String unit, long number) {
        return number == 1 ? texts.get(KEY + "one-" + unit) : texts.get(KEY + unit + "s", number);
    }
}
