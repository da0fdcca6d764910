package io.oauthlinks.settings;

/** The settings in force on every node; a change is seen at the next call where it was made, within a second on other nodes. */
public interface SettingsStore {

    Settings current();

    /** As another node may have saved them this very moment: for who shows or changes them. */
    default Settings latest() {
        return current();
    }

    void save(Settings settings);
}
