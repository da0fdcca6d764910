package io.oauthlinks.incominglink.grant;

import io.oauthlinks.incominglink.IncomingLinks;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes when grants and links were last used: at most once a minute each, and never while the caller waits. */
public final class LastUses {

    private static final Logger LOG = LoggerFactory.getLogger(LastUses.class);
    private static final Duration EXACTNESS = Duration.ofMinutes(1);

    private final Grants grants;
    private final IncomingLinks links;
    private final Executor executor;
    private final Map<Long, Instant> grantsNoted = new ConcurrentHashMap<>();
    private final Map<Long, Instant> linksNoted = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> sweptAt = new AtomicReference<>(Instant.MIN);

    /** @param executor may refuse work; a use is then noted the next time */
    public LastUses(Grants grants, IncomingLinks links, Executor executor) {
        this.grants = grants;
        this.links = links;
        this.executor = executor;
    }

    /** @param grantId 0 for a service, whose uses are those of its link */
    public void used(long grantId, long linkId, Instant at) {
        sweep(at);
        if (grantId != 0 && isDue(grantsNoted, grantId, at)) {
            note(grantsNoted, grantId, () -> grants.used(grantId, at));
        }
        if (isDue(linksNoted, linkId, at)) {
            note(linksNoted, linkId, () -> links.used(linkId, at));
        }
    }

    /** One of the threads that ask at the same time gets the answer yes. */
    private static boolean isDue(Map<Long, Instant> noted, long id, Instant at) {
        Instant last = noted.get(id);
        if (last == null) {
            return noted.putIfAbsent(id, at) == null;
        }
        return isOver(last, at) && noted.replace(id, last, at);
    }

    private static boolean isOver(Instant last, Instant at) {
        return !at.isBefore(last.plus(EXACTNESS));
    }

    /** Once a minute, so that only what was used within the last two is held in memory. */
    private void sweep(Instant at) {
        Instant last = sweptAt.get();
        if ((last.equals(Instant.MIN) || isOver(last, at)) && sweptAt.compareAndSet(last, at)) {
            grantsNoted.values().removeIf(noted -> isOver(noted, at));
            linksNoted.values().removeIf(noted -> isOver(noted, at));
        }
    }

    private void note(Map<Long, Instant> noted, long id, Runnable write) {
        try {
            executor.execute(() -> {
                try {
                    write.run();
                } catch (RuntimeException failure) {
                    // Only a time for people is lost; the next use writes it.
                    LOG.debug("The last use of {} could not be noted", id, failure);
                    noted.remove(id);
                }
            });
        } catch (RejectedExecutionException busy) {
            noted.remove(id);
        }
    }
}
