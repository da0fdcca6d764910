package io.oauthlinks.lease;

import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Lets changes that must see each other's outcome happen one after the other, on all nodes. */
public final class Turns {

    /** A check and a write take milliseconds; after it the next one no longer waits for a node that has died. */
    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final Leases leases;
    private final Waiter waiter;

    public Turns(Leases leases, Waiter waiter) {
        this.leases = leases;
        this.waiter = waiter;
    }

    /** Name of the turns in which a link is deleted, or put to use together with one of its accounts. */
    public static String ofLink(long linkId) {
        return "link/" + linkId;
    }

    /** Name of the turns in which a mail server is deleted, or put to use by a mail channel. */
    public static String ofServer(long serverId) {
        return "mail-server/" + serverId;
    }

    /**
     * Checks and writes when its turn comes, after 5 s at most: in one transaction and on another thread, so that the next turn
     * sees the outcome.
     *
     * @throws Refusal {@code being-changed} when its turn does not come in time; nothing is written then
     */
    public <T> T take(String name, Supplier<T> checkAndWrite) {
        Lease lease = await(name).orElseThrow(Turns::beingChanged);
        AtomicReference<T> outcome = new AtomicReference<>();
        boolean given = false;
        try {
            leases.complete(lease, () -> outcome.set(checkAndWrite.get()));
            given = true;
            return outcome.get();
        } catch (LeaseLost e) {
            throw beingChanged();
        } finally {
            if (!given) {
                leases.release(lease);
            }
        }
    }

    private Optional<Lease> await(String name) {
        Optional<Lease> lease = leases.tryAcquire(name, LIFE);
        for (Duration waited = Duration.ZERO; lease.isEmpty() && waited.compareTo(PATIENCE) < 0; waited = waited.plus(STEP)) {
            waiter.pause(STEP);
            lease = leases.tryAcquire(name, LIFE);
        }
        return lease;
    }

    private static Refusal beingChanged() {
        return new Refusal(Problem.named("oauth-links.common.problem", "being-changed"));
    }
}
