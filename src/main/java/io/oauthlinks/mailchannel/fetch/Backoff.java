package io.oauthlinks.mailchannel.fetch;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** How long a channel waits after so many failures in a row: less and less often, at last daily. */
final class Backoff {

    private static final List<Duration> STEPS = Stream.of(1, 2, 5, 15, 30, 60, 120, 240, 480, 1440).map(Duration::ofMinutes).toList();
    private static final Duration LONGEST_FOR_JIRA = Duration.ofMinutes(5);

    private Backoff() {
    }

    /** @param failures at least 1 */
    static Duration after(int failures) {
        return STEPS.get(Math.min(failures, STEPS.size()) - 1);
    }

    /** Jira itself is soon well again, and its mails wait. */
    static Duration forJira(int failures) {
        Duration usual = after(failures);
        return usual.compareTo(LONGEST_FOR_JIRA) < 0 ? usual : LONGEST_FOR_JIRA;
    }
}
