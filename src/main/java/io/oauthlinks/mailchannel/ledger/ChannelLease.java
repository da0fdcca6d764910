package io.oauthlinks.mailchannel.ledger;

import io.oauthlinks.lease.Lease;
import io.oauthlinks.lease.LeaseLost;
import io.oauthlinks.lease.Leases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The right to fetch a channel. Whatever is stored about its mails runs through it, so a node that has lost it stores nothing. For the threads of
 * one fetch.
 */
public final class ChannelLease {

    /** After it another node takes over from one that has died. */
    public static final Duration LIFE = Duration.ofSeconds(30);
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Leases leases;
    private final Clock clock;
    private Lease lease;
    private Instant renewed;
    private Instant until;

    private ChannelLease(Leases leases, Clock clock, Lease lease, Instant renewed) {
        this.leases = leases;
        this.clock = clock;
        this.lease = lease;
        this.renewed = renewed;
        this.until = renewed.plus(LIFE);
    }

    /** Empty while another thread or node fetches the channel. */
    public static Optional<ChannelLease> of(long channelId, Leases leases, Clock clock) {
        Instant now = clock.instant();
        return leases.tryAcquire("mail-channel/" + channelId, LIFE).map(lease -> new ChannelLease(leases, clock, lease, now));
    }

    /** Stores something and holds on, for another life at least. @throws LeaseLost when another node has taken over; nothing is stored then */
    public synchronized void store(Runnable write) {
        // no shorter than another thread of the fetch may be waiting for the mailbox
        Duration promised = Duration.between(clock.instant(), until);
        hold(promised.compareTo(LIFE) > 0 ? promised : LIFE, write);
    }

    /** Makes sure that two thirds of a life are left: before each call of Jira, and while something takes its time. @throws LeaseLost as above */
    public synchronized void keep() {
        if (!clock.instant().isBefore(renewed.plus(FRESH))) {
            store(() -> { });
        }
    }

    /**
     * Before something that may take this long without a word in between, such as connecting: makes sure that two thirds of a life are left then.
     *
     * @throws LeaseLost as above
     */
    public synchronized void keepFor(Duration atMost) {
        if (clock.instant().plus(atMost).plus(LIFE).minus(FRESH).isAfter(until)) {
            keepOnlyFor(atMost);
        }
    }

    /**
     * As {@link #keepFor}, and no longer, however long it was kept before: nobody should wait for a node that dies now.
     *
     * @throws LeaseLost as above
     */
    public synchronized void keepOnlyFor(Duration atMost) {
        hold(atMost.plus(LIFE), () -> { });
    }

    /** Stores the last thing and gives the lease back. @throws LeaseLost as above */
    public synchronized void finish(Runnable write) {
        leases.complete(lease, write);
    }

    /** Gives it back; no effect when it was lost. */
    public synchronized void release() {
        leases.release(lease);
    }

    private void hold(Duration life, Runnable write) {
        Instant now = clock.instant();
        lease = leases.renew(lease, life, write);
        renewed = now;
        until = now.plus(life);
    }
}
