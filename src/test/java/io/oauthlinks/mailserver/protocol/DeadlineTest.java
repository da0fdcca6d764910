package io.oauthlinks.mailserver.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.MovableClock;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private final MovableClock clock = new MovableClock();

    @Test
    void eachStepHasItsTimeAndAllTogetherTheirs() throws SocketTimeoutException {
        Deadline deadline = new Deadline(clock, Duration.ofSeconds(10));
        deadline.allow(Duration.ofSeconds(6));
        clock.advance(Duration.ofSeconds(4));
        assertThat(deadline.millisLeft()).isEqualTo(2000);
        deadline.allow(Duration.ofSeconds(9));
        assertThat(deadline.millisLeft()).isEqualTo(6000);
        clock.advance(Duration.ofSeconds(6));
        assertThatThrownBy(deadline::millisLeft).isInstanceOf(SocketTimeoutException.class);
        deadline.allow(Duration.ofSeconds(9));
        assertThatThrownBy(deadline::millisLeft).isInstanceOf(SocketTimeoutException.class);
    }
}
