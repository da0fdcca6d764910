package io.oauthlinks.incominglink;

import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts failed authentications by link and by address, in memory of this node, in windows of a minute. Success is never asked about: whoever knows
 * the secret passes, so that nobody can lock out a client by failing in its name.
 */
public final class FailureLimit {

    private static final int MOST_ADDRESSES = 20_000;

    private final SettingsStore settings;
    private final Clock clock;
    private final MinuteCounts<Long> links = new MinuteCounts<>();
    private final MinuteCounts<String> addresses = new MinuteCounts<>();

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
        // addresses are what strangers send
        addresses.makeRoom(MOST_ADDRESSES, now);
        Duration ofAddress = count(addresses, address, now);
        Duration ofLink = linkId == 0 ? Duration.ZERO : count(links, linkId, now);
        return ofAddress.compareTo(ofLink) > 0 ? ofAddress : ofLink;
    }

    private <K> Duration count(MinuteCounts<K> counts, K key, Instant now) {
        MinuteCounts.Window window = counts.count(key, now);
        boolean within = window.times() <= settings.current().incoming().failuresPerMinute();
        return within ? Duration.ZERO : Duration.between(now, window.endsAt());
    }
}
