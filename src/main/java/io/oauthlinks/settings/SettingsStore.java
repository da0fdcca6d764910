package io.oauthlinks.settings;

/** The settings in force on every node; a change is seen at the next call where it was made, within a second on other nodes. */
public interface SettingsStore {

    Settings current();

    void save(Settings settings);
}
