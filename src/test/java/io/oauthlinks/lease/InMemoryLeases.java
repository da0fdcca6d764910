package io.oauthlinks.lease;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Leases in memory, for threads that stand for nodes. */
public final class InMemoryLeases implements Leases {

    private final Map<String, Lease> held = new HashMap<>();
    private final Clock clock;
    private long fencing;

    public InMemoryLeases(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Lease> tryAcquire(String name, Duration life) {
        Lease holder = held.get(name);
        if (holder != null && clock.instant().isBefore(holder.deadline())) {
            return Optional.empty();
        }
        Lease lease = new Lease(name, ++fencing, clock.instant().plus(life));
        held.put(name, lease);
        return Optional.of(lease);
    }

    @Override
    public synchronized void complete(Lease lease, Runnable write) {
        if (!lease.equals(held.get(lease.name()))) {
            throw new LeaseLost(lease);
        }
        write.run();
        held.remove(lease.name());
    }

    @Override
    public synchronized Lease renew(Lease lease, Duration life, Runnable write) {
        complete(lease, write);
        return tryAcquire(lease.name(), life).orElseThrow();
    }

    @Override
    public synchronized void release(Lease lease) {
        held.remove(lease.name(), lease);
    }
}
