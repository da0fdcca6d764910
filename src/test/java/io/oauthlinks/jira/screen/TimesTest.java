package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    private final Reader reader = Samples.readers().of(Samples.request("GET", "/"));

    @ParameterizedTest
    @CsvSource({"PT10S,a moment ago", "PT50S,1 minute ago", "PT62S,1 minute ago", "PT59M,59 minutes ago", "PT60M,1 hour ago", "PT23H59M,23 hours ago",
        "PT24H,1 day ago", "P59D,2 months ago", "P800D,2 years ago", "-PT4M,in 4 minutes", "-PT10S,in a moment"})
    void distancesAreSaidInTheLargestUnitThatFits(Duration ago, String words) {
        assertThat(reader.times().relative(Samples.NOW.minus(ago)).get("text")).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20,today", "2026-12-16,in 26 days", "2026-11-21,in 1 day", "2026-11-17,3 days ago", "2027-06-30,in 7 months"})
    void daysAreCountedInTheReadersZone(LocalDate day, String words) {
        assertThat(reader.times().day(day).get("text")).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"P90D,in 90 days", "PT2159H59M30S,in 90 days", "P400D,in 400 days", "PT36H,in 1 day", "PT5H,in 5 hours", "-PT5H,5 hours ago"})
    void anEndIsSaidInDays(Duration ahead, String words) {
        assertThat(reader.times().end(Samples.NOW.plus(ahead)).get("text")).isEqualTo(words);
    }

    @Test
    void theAbsoluteTimeStandsBesideInTheReadersZone() {
        assertThat(reader.times().relative(Samples.NOW)).containsEntry("title", "20 Nov 2026, 10:42:00 CET").containsEntry("datetime", "2026-11-20T10:42:00+01:00");
    }

    @Test
    void durationsOfASecondAndMoreAreSaidInSeconds() {
        assertThat(reader.times().took(412)).isEqualTo("412 ms");
        assertThat(reader.times().took(1840)).isEqualTo("1.8 s");
    }
}
