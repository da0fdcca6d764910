package io.oauthlinks.incominglink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.oauthlinks.MovableClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link LinkProblems} does. */
public abstract class LinkProblemsContract {

    private static final Instant NOW = MovableClock.START;

    protected abstract LinkProblems problems();

    @Test
    void equalProblemsAreOneWithACountAndTheLatestRequest() {
        String sent = "https://evil.example/" + "ä".repeat(400);
        problems().record(new LinkProblem(7, "redirect-uri-not-registered", sent, "192.0.2.1", "aaaa", 1, NOW, NOW));
        problems().record(new LinkProblem(7, "redirect-uri-not-registered", sent, "192.0.2.2", "bbbb", 1, NOW.plusSeconds(5), NOW.plusSeconds(5)));
        problems().record(new LinkProblem(8, "redirect-uri-not-registered", sent, "192.0.2.1", "cccc", 1, NOW, NOW));
        assertThat(problems().ofLink(7)).containsExactly(
                new LinkProblem(7, "redirect-uri-not-registered", sent, "192.0.2.2", "bbbb", 2, NOW, NOW.plusSeconds(5)));
        assertThat(problems().ofLink(8)).hasSize(1);
    }

    @Test
    void othersAreListedNewestFirst() {
        problems().record(problem("scope-unknown", "A", NOW));
        problems().record(problem("scope-unknown", "", NOW.plusSeconds(2)));
        problems().record(problem("code-expired", "", NOW.plusSeconds(1)));
        assertThat(problems().ofLink(7)).extracting(LinkProblem::reason, LinkProblem::sent).containsExactly(
                tuple("scope-unknown", ""), tuple("code-expired", ""),
                tuple("scope-unknown", "A"));
    }

    @Test
    void aLinkKeepsItsNewestFifty() {
        for (int i = 0; i < 60; i++) {
            problems().record(problem("scope-unknown", "S" + i, NOW.plusSeconds(i)));
        }
        problems().record(new LinkProblem(0, "client-unknown", "olc_x", "192.0.2.1", "aaaa", 1, NOW, NOW));
        assertThat(problems().ofLink(7)).hasSize(50).extracting(LinkProblem::sent).startsWith("S59").endsWith("S10");
        assertThat(problems().ofLink(0)).hasSize(1);
    }

    @Test
    void whatIsSentMayHoldAnyCharacter() {
        problems().record(problem("scope-unknown", "A\0B\uD83D'", NOW));
        problems().record(problem("scope-unknown", "A\0B\uD83D'", NOW));
        assertThat(problems().ofLink(7)).extracting(LinkProblem::count).containsExactly(2);
    }

    @Test
    void oldOnesAreDeletedInBatches() {
        for (int i = 0; i < 5; i++) {
            problems().record(problem("scope-unknown", "S" + i, NOW.plusSeconds(i)));
        }
        assertThat(problems().deleteBefore(NOW.plusSeconds(4), 3)).isEqualTo(3);
        assertThat(problems().deleteBefore(NOW.plusSeconds(4), 3)).isEqualTo(1);
        assertThat(problems().ofLink(7)).extracting(LinkProblem::sent).containsExactly("S4");
    }

    private static LinkProblem problem(String reason, String sent, Instant at) {
        return new LinkProblem(7, reason, sent, "192.0.2.1", "aaaa", 1, at, at);
    }
}
