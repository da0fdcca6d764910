package io.oauthlinks.incominglink.bearer;

import io.oauthlinks.incominglink.Issuer;
import io.oauthlinks.memory.ShortMemory;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import java.util.List;

/** What the settings say about calls with access tokens. */
public final class CallPolicy {

    private final Issuer issuer;
    private final SettingsStore settings;
    private final ShortMemory<String, Boolean> usable;
    private final ScopeTable own = ScopeTable.own();
    private volatile Extended last;

    /** The table with the paths that were added to it: made anew only when they change. */
    private record Extended(List<String> restPaths, ScopeTable table) { }

    /** @param settings asked at every call, so they must be remembered */
    public CallPolicy(Issuer issuer, SettingsStore settings, Clock clock) {
        this.issuer = issuer;
        this.settings = settings;
        this.usable = new ShortMemory<>(1, clock);
    }

    /** Whether Jira accepts tokens at all ({@link Issuer#isUsable()}); remembered, because reading a base URL takes longer than the rest of a check. */
    boolean isUsable() {
        return usable.get("usable", key -> issuer.isUsable());
    }

    ScopeTable table() {
        List<String> restPaths = settings.current().incoming().restPaths();
        Extended known = last;
        if (known == null || !known.restPaths.equals(restPaths)) {
            known = new Extended(restPaths, own.withApps(restPaths));
            last = known;
        }
        return known.table;
    }
}
