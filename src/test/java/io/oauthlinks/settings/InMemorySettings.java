package io.oauthlinks.settings;

import java.util.List;

/** Settings in memory. */
public final class InMemorySettings implements SettingsStore {

    private volatile Settings current;

    public InMemorySettings(Settings first) {
        this.current = first;
    }

    /** With the development override on and the loopback addresses allowed, for servers inside a test. */
    public static InMemorySettings forLoopback() {
        Settings d = Settings.DEFAULTS;
        return new InMemorySettings(new Settings(true, List.of("127.0.0.1", "localhost"), d.outboundTimeout(), d.outboundMaxBytes(),
                d.refreshBefore(), d.auditRetention(), d.incoming()));
    }

    @Override
    public Settings current() {
        return current;
    }

    @Override
    public void save(Settings settings) {
        current = settings;
    }
}
