package io.oauthlinks.mailchannel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolRoomTest {

    private long free = 10_000_000_000L;
    private long quota = 2_000_000_000L;
    private final SpoolRoom room = new SpoolRoom(() -> free, () -> quota);

    private void refused(long bytes, String reason, String... figures) {
        assertThatThrownBy(() -> room.require(bytes)).isInstanceOfSatisfying(Spool.NoRoom.class, no -> {
            assertThat(no.problem().reason()).isEqualTo(reason);
            assertThat(no.problem().cause().arguments()).containsExactly(figures);
        });
    }

    @Test
    @DisplayName("M48: some of the shared home stays free for Jira")
    void someStaysFree() throws IOException {
        free = SpoolRoom.LEFT_FREE + 10;
        room.require(10);
        refused(11, "home-short", "500", "500");
        free = 123_000_000;
        refused(0, "home-short", "123", "500");
    }

    @Test
    void mailsTakeNoMoreThanTheirQuota() throws IOException {
        room.require(2_000_000_000L);
        room.kept(1_500_000_000L);
        room.require(500_000_000);
        refused(500_000_001, "spool-full", "1500", "2000");
        quota = 3_000_000_000L;
        room.require(500_000_001);
    }

    @Test
    void whatIsNotThereTakesNothing(@TempDir Path home) throws IOException {
        room.kept(1_999_999_999L);
        assertThat(room.measure(home.resolve("oauth-links"))).isZero();
        room.require(2_000_000_000L);
        assertThat(SpoolRoom.freeIn(home)).isPositive();
        assertThat(SpoolRoom.freeIn(home.resolve("not-mounted"))).isEqualTo(Long.MAX_VALUE);
    }
}
