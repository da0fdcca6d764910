package io.oauthlinks.outgoinglink.token;

import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;

/** Gives out access tokens that live long enough to be used, refreshing them before they expire. */
public final class AccessTokens {

    public AccessTokens(Accounts accounts, Refresh refresh, SettingsStore settings, Waiter waiter, Clock clock) {
    }

    /** @throws TokenUnavailable when there is none: the account is gone, needs re-authorization, or its refresh fails and the token is dead */
    public AccessToken current(long accountId) {
        throw new UnsupportedOperationException();
    }

    /** Refreshes every account that is due; for the scheduled job. Returns how many refreshes were tried. */
    public int refreshDue() {
        throw new UnsupportedOperationException();
    }
}
