package io.oauthlinks.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import io.oauthlinks.message.Message;
import io.oauthlinks.notice.Notices.Notice;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of notices keeps. */
public abstract class CurrentNoticesContract {

    protected abstract CurrentNotices notices();

    @Test
    void keepsANoticeUntilItIsTaken() {
        assertThat(add("a")).isTrue();
        assertThat(add("b")).isTrue();
        assertThat(notices().all()).containsExactly(notice("b"), notice("a"));
        assertThat(notices().take("a")).contains(notice("a"));
        assertThat(notices().take("a")).isEmpty();
        assertThat(notices().all()).containsExactly(notice("b"));
        assertThat(add("a")).as("anew").isTrue();
    }

    @Test
    void hasOneAboutAMatter() {
        assertThat(add("mail-channel/1")).isTrue();
        assertThat(add("mail-channel/1")).isFalse();
        assertThat(add("Mail-Channel/1")).isTrue();
        assertThat(add("mail-channel/" + "1".repeat(1_000))).isTrue();
    }

    @Test
    void givesAHundred() {
        IntStream.range(0, 105).forEach(i -> add("matter " + i));
        assertThat(notices().all()).hasSize(100).first().isEqualTo(notice("matter 104"));
    }

    @Test
    void ofTwoNodesOneTellsAndOneEnds() throws Exception {
        for (int round = 0; round < 20; round++) {
            String about = "round " + round;
            assertThat(both(() -> add(about))).containsExactlyInAnyOrder(true, false);
            assertThat(both(() -> notices().take(about).isPresent())).containsExactlyInAnyOrder(true, false);
        }
    }

    private static List<Boolean> both(Callable<Boolean> attempt) throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> told = nodes.invokeAll(List.of(attempt, attempt));
            return List.of(told.get(0).get(), told.get(1).get());
        } finally {
            nodes.shutdown();
        }
    }

    private boolean add(String about) {
        return notices().add(notice(about), MovableClock.START);
    }

    private static Notice notice(String about) {
        return new Notice(about, Message.of("title", "Grüße \"<x>\""), Message.of("text"), "/path", List.of("JIRAUSER1"));
    }
}
