package io.oauthlinks.settings;

import io.oauthlinks.memory.ShortMemory;
import java.time.Clock;

/** The settings of another store, remembered for less than a second, because each request to an endpoint asks for them. */
public final class RememberedSettings implements SettingsStore {

    private static final String ALL = "settings";

    private final SettingsStore stored;
    private final ShortMemory<String, Settings> memory;

    public RememberedSettings(SettingsStore stored, Clock clock) {
        this.stored = stored;
        this.memory = new ShortMemory<>(1, clock);
    }

    @Override
    public Settings current() {
        return memory.get(ALL, key -> stored.current());
    }

    @Override
    public Settings latest() {
        memory.forget();
        return current();
    }

    @Override
    public void save(Settings settings) {
        stored.save(settings);
        memory.forget();
    }
}
