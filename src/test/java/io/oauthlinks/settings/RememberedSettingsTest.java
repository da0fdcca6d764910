package io.oauthlinks.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RememberedSettingsTest {

    private final MovableClock clock = new MovableClock();
    private final InMemorySettings stored = new InMemorySettings(Settings.DEFAULTS);
    private final RememberedSettings settings = new RememberedSettings(stored, clock);

    @Test
    void aChangeHoldsHereAtOnceAndElsewhereWithinASecond() {
        Settings loopback = InMemorySettings.forLoopback().current();
        assertThat(settings.current()).isEqualTo(Settings.DEFAULTS);
        settings.save(loopback);
        assertThat(settings.current()).isEqualTo(loopback);
        stored.save(Settings.DEFAULTS);
        clock.advance(Duration.ofMillis(899));
        assertThat(settings.current()).isEqualTo(loopback);
        clock.advance(Duration.ofMillis(100));
        assertThat(settings.current()).isEqualTo(Settings.DEFAULTS);
    }

    @Test
    void whoAsksForTheLatestSeesWhatAnotherNodeHasJustSaved() {
        assertThat(settings.current()).isEqualTo(Settings.DEFAULTS);
        Settings loopback = InMemorySettings.forLoopback().current();
        stored.save(loopback);
        assertThat(settings.latest()).isEqualTo(loopback);
        assertThat(settings.current()).isEqualTo(loopback);
    }
}
