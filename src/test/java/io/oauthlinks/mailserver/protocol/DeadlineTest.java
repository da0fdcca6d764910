package io.oauthlinks.mailserver.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private Instant now = Instant.parse("2026-11-28T10:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    @Test
    void eachStepHasItsTimeAndAllTogetherTheirs() throws SocketTimeoutException {
        Deadline deadline = new Deadline(clock, Duration.ofSeconds(10));
        deadline.allow(Duration.ofSeconds(6));
        now = now.plusSeconds(4);
        assertThat(deadline.millisLeft()).isEqualTo(2000);
        deadline.allow(Duration.ofSeconds(9));
        assertThat(deadline.millisLeft()).isEqualTo(6000);
        now = now.plusSeconds(6);
        assertThatThrownBy(deadline::millisLeft).isInstanceOf(SocketTimeoutException.class);
        deadline.allow(Duration.ofSeconds(9));
        assertThatThrownBy(deadline::millisLeft).isInstanceOf(SocketTimeoutException.class);
    }
}
