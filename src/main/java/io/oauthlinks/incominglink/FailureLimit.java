package io.oauthlinks.incominglink;

import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts failed authentications by link and by address, in memory of this node, in windows of a minute. Success is never asked about: whoever knows
 * the secret passes, so that nobody can lock out a client by failing in its name.
 */
public final class FailureLimit {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 20_000;

    private final SettingsStore settings;
    private final Clock clock;
    private final Map<Long, Window> links = new ConcurrentHashMap<>();
    private final Map<String, Window> addresses = new ConcurrentHashMap<>();

    private record Window(Instant endsAt, int failures) { }

    public FailureLimit(SettingsStore settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Counts a failure.
     *
     * @param linkId 0 when the client is unknown; then the address alone counts
     * @return how long to wait; zero while the failures are within the limit
     */
    public Duration count(long linkId, String address) {
        Instant now = clock.instant();
        if (addresses.size() >= MOST_ADDRESSES) {
            makeRoom(now);
        }
        Duration ofAddress = count(addresses, address, now);
        Duration ofLink = linkId == 0 ? Duration.ZERO : count(links, linkId, now);
        return ofAddress.compareTo(ofLink) > 0 ? ofAddress : ofLink;
    }

    private <K> Duration count(Map<K, Window> windows, K key, Instant now) {
        Window window = windows.merge(key, new Window(now.plus(WINDOW), 1), (known, fresh) ->
                now.isBefore(known.endsAt) ? new Window(known.endsAt, known.failures + 1) : fresh);
        boolean within = window.failures <= settings.current().incoming().failuresPerMinute();
        return within ? Duration.ZERO : Duration.between(now, window.endsAt);
    }

    /** Addresses are what strangers send; those whose window is over go first, and all when that is not enough. */
    private void makeRoom(Instant now) {
        addresses.values().removeIf(window -> !now.isBefore(window.endsAt));
        if (addresses.size() >= MOST_ADDRESSES) {
            addresses.clear();
        }
    }
}
