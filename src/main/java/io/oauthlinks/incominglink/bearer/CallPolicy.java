package io.oauthlinks.incominglink.bearer;

import io.oauthlinks.incominglink.Issuer;
import io.oauthlinks.settings.SettingsStore;
import java.util.List;

/** What the settings say about calls with access tokens. */
public final class CallPolicy {

    private final Issuer issuer;
    private final SettingsStore settings;
    private final ScopeTable own = ScopeTable.own();
    private volatile Extended last;

    /** The table with the paths that were added to it: made anew only when they change. */
    private record Extended(List<String> restPaths, ScopeTable table) { }

    /** @param settings asked at every call, so they must be remembered */
    public CallPolicy(Issuer issuer, SettingsStore settings) {
        this.issuer = issuer;
        this.settings = settings;
    }

    /** Whether Jira accepts tokens at all ({@link Issuer#isUsable()}). */
    boolean isUsable() {
        return issuer.isUsable();
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
