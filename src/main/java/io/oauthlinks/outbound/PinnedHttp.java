package io.oauthlinks.outbound;

import io.oauthlinks.settings.SettingsStore;

/** {@link OutboundHttp} over Apache HttpClient: the address is checked and pinned in its resolver, the whole exchange has one deadline. */
public final class PinnedHttp implements OutboundHttp, AutoCloseable {

    public PinnedHttp(SettingsStore settings) {
    }

    @Override
    public Answer send(Request request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
    }
}
