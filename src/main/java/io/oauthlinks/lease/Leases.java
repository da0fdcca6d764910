package io.oauthlinks.lease;

import java.time.Duration;
import java.util.Optional;

/** Leases as rows that every node sees. All methods run in a transaction of their own, never inside the caller's. */
public interface Leases {

    /** Takes the lease when nobody holds it or its deadline has passed; never waits. */
    Optional<Lease> tryAcquire(String name, Duration life);

    /**
     * Runs the final write and gives the lease back, both in one transaction. The write runs again when the database ended that transaction because
     * of a deadlock.
     *
     * @throws LeaseLost when another node has taken over; nothing is written then
     */
    void complete(Lease lease, Runnable write);

    /**
     * Runs a write and holds the lease on for another life, both in one transaction; for work of many steps. As in {@link #complete}, the write may run again.
     *
     * @return the lease from now on; the one before is of no use
     * @throws LeaseLost when another node has taken over; nothing is written then
     */
    Lease renew(Lease lease, Duration life, Runnable write);

    /** Gives the lease back without a write; no effect when it was lost. */
    void release(Lease lease);
}
