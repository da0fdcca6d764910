package io.oauthlinks.incominglink;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProblemRecorderTest {

    private static final String ADDRESS = "192.0.2.7";
    private final MovableClock clock = new MovableClock();
    private final InMemoryLinkProblems problems = new InMemoryLinkProblems();
    private final ObservedPort<LinkProblems> port = new ObservedPort<>(LinkProblems.class, problems);
    private final ProblemRecorder recorder = new ProblemRecorder(port.port(), clock);

    private static ProtocolError error(String sent) {
        return new ProtocolError("invalid_scope", "scope-unknown", sent, "The scope '" + sent + "' is unknown.");
    }

    @Test
    void aProblemIsKeptUnderTheIdThatTheAnswerShows() {
        String id = recorder.record(error("read"), 7, ADDRESS);
        assertThat(id).hasSize(10);
        assertThat(problems.ofLink(7)).containsExactly(new LinkProblem(7, "scope-unknown", "read", ADDRESS, id, 1, clock.instant(), clock.instant()));
    }

    @Test
    void aFloodIsKeptInBounds() {
        for (int i = 0; i < 100; i++) {
            assertThat(recorder.record(error("s" + i), 7, ADDRESS)).isNotEmpty();
        }
        assertThat(port.takeCalls()).hasSize(30);
        recorder.record(error("other link"), 8, ADDRESS);
        clock.advance(Duration.ofMinutes(1));
        recorder.record(error("later"), 7, ADDRESS);
        assertThat(port.takeCalls()).hasSize(2);
    }

    @Test
    void aDatabaseErrorDoesNotHideTheAnswer() {
        port.failAt("record");
        assertThat(recorder.record(error("read"), 7, ADDRESS)).isNotEmpty();
    }

    @Test
    @DisplayName("P78: whatever looks like a secret is masked, and the rest is shortened")
    void secretsAreMasked() {
        String secret = CredentialFormat.REFRESH_TOKEN.generate().reveal();
        ProtocolError error = error("https://x.example/?" + secret + "&" + "a".repeat(1000));
        assertThat(error.sent()).startsWith("https://x.example/?olr_...&aaa").hasSizeLessThan(300);
        assertThat(error.getMessage()).doesNotContain(secret);
    }

    @Test
    @DisplayName("P9: a description holds only characters that error_description allows")
    void aDescriptionHoldsOnlyAllowedCharacters() {
        assertThat(error("a\"b\\c\u00e9\r\nd").getMessage()).isEqualTo("The scope 'a'b/c???d' is unknown.");
    }
}
