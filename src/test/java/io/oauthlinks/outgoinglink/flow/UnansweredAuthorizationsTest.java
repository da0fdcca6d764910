package io.oauthlinks.outgoinglink.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.TestLinks;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnansweredAuthorizationsTest extends FlowFixture {

    private final UnansweredAuthorizations unanswered = new UnansweredAuthorizations(pending, accounts, clock);
    private final OutgoingLink link = links.save(TestLinks.custom(server.origin()).build());

    @Test
    void anAuthorizationThatDoesNotComeBackIsToldAfterTwoMinutes() {
        start(link);
        clock.advance(Duration.ofSeconds(119));
        assertThat(unanswered.latest(link.id())).as("still at the login page").isEmpty();
        clock.advance(Duration.ofSeconds(1));
        Unanswered told = unanswered.latest(link.id()).orElseThrow();
        assertThat(told.redirectUri()).isEqualTo(redirectUrls.of(link.key()).toString());
        assertThat(told.mailbox()).isEqualTo("it@acme.example");
        assertThat(told.userKey()).isEqualTo("admin");
        assertThat(told.startedAt()).isEqualTo(clock.instant().minus(Duration.ofMinutes(2)));
        assertThat(told.problem().reason()).isEqualTo("unanswered");
        assertThat(unanswered.latest(link.id() + 1)).isEmpty();
    }

    @Test
    void whoTriesAgainIsToldAtOnce() {
        start(link);
        clock.advance(Duration.ofSeconds(10));
        start(link);
        assertThat(unanswered.latest(link.id())).get().extracting(Unanswered::startedAt).isEqualTo(clock.instant());
    }

    @Test
    void anAuthorizationThatCameBackWithTokensProvesTheRedirectUrl() {
        start(link);
        clock.advance(Duration.ofMinutes(5));
        server.grants("access-1", "refresh-1", 3600);
        flow.finish(answer(start(link), "code", "c"), ADMIN);
        assertThat(unanswered.latest(link.id())).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        start(link);
        clock.advance(Duration.ofMinutes(3));
        assertThat(unanswered.latest(link.id())).as("a later one counts again").isPresent();
    }
}
