package io.oauthlinks.incominglink.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import io.oauthlinks.incominglink.InMemoryIncomingLinks;
import io.oauthlinks.incominglink.IncomingLinks;
import io.oauthlinks.incominglink.ObservedPort;
import io.oauthlinks.incominglink.TestIncomingLinks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class LastUsesTest {

    private static final Instant NOW = MovableClock.START;
    private final InMemoryAuthorizationCodes codes = new InMemoryAuthorizationCodes();
    private final InMemoryGrants stored = new InMemoryGrants(codes);
    private final ObservedPort<Grants> grants = new ObservedPort<>(Grants.class, stored);
    private final InMemoryIncomingLinks storedLinks = new InMemoryIncomingLinks();
    private final ObservedPort<IncomingLinks> links = new ObservedPort<>(IncomingLinks.class, storedLinks);
    private final long link = storedLinks.save(TestIncomingLinks.web().build()).id();
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final LastUses uses = new LastUses(grants.port(), links.port(), queue::add);

    private void work() {
        while (!queue.isEmpty()) {
            queue.remove().run();
        }
    }

    private long grant() {
        codes.save(TestTokens.code("c"));
        return stored.redeem(TestTokens.code("c").hash(), TestTokens.grant("c"), TestTokens.first("c")).orElseThrow().id();
    }

    @Test
    void aUseIsNotedOffTheCallersThread() {
        long grant = grant();
        uses.used(grant, link, NOW);
        assertThat(stored.byId(grant).orElseThrow().lastUsedAt()).isNull();
        work();
        assertThat(stored.byId(grant).orElseThrow().lastUsedAt()).isEqualTo(NOW);
        assertThat(storedLinks.byId(link).orElseThrow().lastUsedAt()).isEqualTo(NOW);
    }

    @Test
    void usesWithinAMinuteAreOneWrite() {
        long grant = grant();
        for (int i = 0; i < 60; i++) {
            uses.used(grant, link, NOW.plusSeconds(i));
        }
        uses.used(0, link, NOW.plusSeconds(59));
        work();
        assertThat(grants.takeCalls()).containsExactly("used");
        assertThat(links.takeCalls()).containsExactly("used");
        uses.used(grant, link, NOW.plusSeconds(60));
        work();
        assertThat(grants.takeCalls()).containsExactly("used");
    }

    @Test
    void aServiceIsNotedAtItsLink() {
        uses.used(0, link, NOW);
        work();
        assertThat(grants.takeCalls()).isEmpty();
        assertThat(storedLinks.byId(link).orElseThrow().lastUsedAt()).isEqualTo(NOW);
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenAtTheNextUse() {
        long grant = grant();
        grants.failAt("used");
        uses.used(grant, link, NOW);
        work();
        grants.failAt("");
        uses.used(grant, link, NOW.plus(Duration.ofSeconds(1)));
        work();
        assertThat(stored.byId(grant).orElseThrow().lastUsedAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void aFullQueueDoesNotHurtTheCaller() {
        long grant = grant();
        boolean[] full = {true};
        Executor busy = work -> {
            if (full[0]) {
                throw new RejectedExecutionException();
            }
            work.run();
        };
        LastUses crowded = new LastUses(grants.port(), links.port(), busy);
        crowded.used(grant, link, NOW);
        full[0] = false;
        crowded.used(grant, link, NOW.plusSeconds(2));
        assertThat(stored.byId(grant).orElseThrow().lastUsedAt()).isEqualTo(NOW.plusSeconds(2));
    }
}
