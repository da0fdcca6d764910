package io.oauthlinks.outgoinglink.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import io.oauthlinks.outbound.OutboundHttp;
import io.oauthlinks.outbound.OutboundHttp.Answer;
import io.oauthlinks.outbound.PinnedHttp;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.TestLinks;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.settings.InMemorySettings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderClockTest {

    private static final OutgoingLink LINK = TestLinks.custom("https://login.example").build();
    private final MovableClock clock = new MovableClock();

    private static Answer saying(Instant date) {
        return new Answer(405, Map.of("date", DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC))), Secret.of(""));
    }

    @ParameterizedTest
    @ValueSource(longs = {-60, -59, -1, 0, 1, 59, 60})
    @DisplayName("C39: a minute more or less is not told")
    void aMinuteIsTolerated(long seconds) {
        assertThat(new ProviderClock(request -> saying(clock.instant().minusSeconds(seconds)), clock).ahead(LINK)).isZero();
    }

    @Test
    @DisplayName("C39: ten minutes are told, to the second that a Date has, and in which direction")
    void tenMinutesAreTold() {
        assertThat(new ProviderClock(request -> saying(clock.instant().minusSeconds(600)), clock).ahead(LINK))
                .isBetween(Duration.ofSeconds(598), Duration.ofSeconds(600));
        assertThat(new ProviderClock(request -> saying(clock.instant().plusSeconds(600)), clock).ahead(LINK))
                .isBetween(Duration.ofSeconds(-601), Duration.ofSeconds(-599));
    }

    @Test
    @DisplayName("C39: a provider that takes its time has no wrong clock")
    void aSlowAnswerIsNoDifference() {
        OutboundHttp slow = request -> {
            Answer early = saying(clock.instant());
            clock.advance(Duration.ofMinutes(5));
            return early;
        };
        assertThat(new ProviderClock(slow, clock).ahead(LINK)).isZero();
    }

    @Test
    void anAnswerWithoutAUsableDateSaysNothing() {
        for (Map<String, String> headers : List.of(Map.<String, String>of(), Map.of("date", "yesterday"), Map.of("date", ""))) {
            assertThat(new ProviderClock(request -> new Answer(200, headers, Secret.of("")), clock).ahead(LINK)).isZero();
        }
    }

    @Test
    @DisplayName("C13: the question carries neither client nor token")
    void asksWithoutCredentials() {
        List<OutboundHttp.Request> asked = new ArrayList<>();
        new ProviderClock(request -> {
            asked.add(request);
            return saying(clock.instant());
        }, clock).ahead(LINK);
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.uri()).isEqualTo(LINK.endpoints().token());
            assertThat(request.headers()).containsOnlyKeys("Accept");
            assertThat(request.body()).isNull();
        });
    }

    @Test
    void aProviderThatIsNotReachedSaysNothing() {
        try (PinnedHttp http = new PinnedHttp(InMemorySettings.forLoopback())) {
            assertThat(new ProviderClock(http, clock).ahead(TestLinks.custom("http://127.0.0.1:1").build())).isZero();
        }
    }
}
